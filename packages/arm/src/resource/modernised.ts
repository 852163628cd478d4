import type { Value } from '../template/value.ts';
import { entryOf } from '../template/value.ts';

/** Paths of members by the paths that older versions have for them; `items[].name` is of each item of a list. */
export type Renamed = { readonly [formerly: string]: string };

/** A body in which members have the names of today. A name of today that is there already counts; the other one stays. */
export function modernised(body: Value, renamed: Renamed): Value {
  return Object.entries(renamed).reduce((now, [formerly, name]) => renamedIn(now, formerly, name), body);
}

function renamedIn(value: Value, formerly: string, name: string): Value {
  const end = formerly.indexOf('[].');
  if (end >= 0) {
    const path = formerly.slice(0, end).split('.');
    const list = at(value, path);
    if (list?.kind !== 'list') return value;
    const inner = [formerly.slice(end + 3), name.slice(end + 3)] as const;
    const items = list.items.map((item) => renamedIn(item, ...inner));
    return items.every((item, index) => item === list.items[index]) ? value : put(value, path, { ...list, items });
  }
  const from = formerly.split('.');
  const to = name.split('.');
  const found = at(value, from);
  const isNothing = found === undefined || (found.kind === 'scalar' && found.value === null);
  return isNothing || at(value, to) !== undefined ? value : put(without(value, from), to, found);
}

function at(value: Value | undefined, path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>((inner, name) => entryOf(inner, name), value);
}

function put(value: Value, [name = '', ...inner]: readonly string[], given: Value): Value {
  if (value.kind !== 'map') return value;
  const empty: Value = { kind: 'map', entries: new Map(), place: given.place };
  const own = inner.length === 0 ? given : put(entryOf(value, name) ?? empty, inner, given);
  return {
    ...value,
    entries: new Map([...value.entries].filter(([key]) => !isNamed(key, name)).concat([[name, own]])),
  };
}

function without(value: Value, [name = '', ...inner]: readonly string[]): Value {
  if (value.kind !== 'map') return value;
  const entries = [...value.entries].flatMap(([key, own]): readonly (readonly [string, Value])[] => {
    if (!isNamed(key, name)) return [[key, own]];
    return inner.length === 0 ? [] : [[key, without(own, inner)]];
  });
  return { ...value, entries: new Map(entries) };
}

function isNamed(key: string, name: string): boolean {
  return key.toLowerCase() === name.toLowerCase();
}
