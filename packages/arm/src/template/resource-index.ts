import type { Instance } from './instance.ts';
import { relativeId } from './resource-id.ts';

/** Resources by all that they may be called. It grows while their names are found. */
export type ResourceIndex = {
  readonly add: (instances: readonly Instance[]) => void;
  /** By id, symbolic name, or name. */
  readonly find: (text: string) => readonly Instance[];
  /** What a dependency may mean: the name of a loop too. */
  readonly dependency: (text: string) => readonly Instance[];
};

export function createIndex(): ResourceIndex {
  const ids = new Map<string, Instance[]>();
  const symbols = new Map<string, Instance[]>();
  const names = new Map<string, Instance[]>();
  const loops = new Map<string, Instance[]>();
  function add(instance: Instance): void {
    const { id, type, name, symbol, loop } = instance;
    put(ids, id, instance);
    put(ids, relativeId(type, name), instance);
    put(names, name, instance);
    const last = name.split('/').at(-1) ?? '';
    if (last !== name) put(names, last, instance);
    if (symbol !== null) put(symbols, symbol, instance);
    if (symbol !== null && loop !== null) put(symbols, `${symbol}[${loop.index}]`, instance);
    if (loop !== null) put(loops, loop.name, instance);
  }
  function find(text: string): readonly Instance[] {
    const key = text.toLowerCase();
    return symbols.get(key) ?? ids.get(key) ?? names.get(key) ?? [];
  }
  return {
    add: (instances) => instances.forEach(add),
    find,
    dependency: (text) => {
      const found = find(text);
      return found.length > 0 ? found : (loops.get(text.toLowerCase()) ?? []);
    },
  };
}

function put(into: Map<string, Instance[]>, name: string, instance: Instance): void {
  const key = name.toLowerCase();
  const list = into.get(key);
  if (list === undefined) into.set(key, [instance]);
  else list.push(instance);
}
