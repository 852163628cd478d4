import type { Instance } from './instance.ts';
import { relativeId } from './resource-id.ts';

/** Resources by all that they may be called. */
export type ResourceIndex = {
  /** By id, symbolic name, or name. */
  readonly find: (text: string) => readonly Instance[];
  /** What a dependency may mean: the name of a loop too. */
  readonly dependency: (text: string) => readonly Instance[];
  /** False while names are still being found. */
  readonly isWhole: boolean;
};

export function indexOf(instances: readonly Instance[], isWhole: boolean): ResourceIndex {
  const ids = new Map<string, Instance[]>();
  const symbols = new Map<string, Instance[]>();
  const names = new Map<string, Instance[]>();
  const loops = new Map<string, Instance[]>();
  for (const instance of instances) {
    put(ids, instance.id, instance);
    put(ids, relativeId(instance.type, instance.name), instance);
    put(names, instance.name, instance);
    if (instance.symbol !== null) put(symbols, instance.symbol, instance);
    if (instance.symbol !== null && instance.loop !== null)
      put(symbols, `${instance.symbol}[${instance.loop.index}]`, instance);
    if (instance.loop !== null) put(loops, instance.loop.name, instance);
    const last = instance.name.split('/').at(-1) ?? '';
    if (last !== instance.name) put(names, last, instance);
  }
  function find(text: string): readonly Instance[] {
    const key = text.toLowerCase();
    return symbols.get(key) ?? ids.get(key) ?? names.get(key) ?? [];
  }
  return {
    find,
    dependency: (text) => {
      const found = find(text);
      return found.length > 0 ? found : (loops.get(text.toLowerCase()) ?? []);
    },
    isWhole,
  };
}

function put(into: Map<string, Instance[]>, name: string, instance: Instance): void {
  const key = name.toLowerCase();
  const list = into.get(key);
  if (list === undefined) into.set(key, [instance]);
  else list.push(instance);
}
