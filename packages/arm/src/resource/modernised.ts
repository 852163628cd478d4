import type { Value } from '../template/value.ts';
import { entryOf } from '../template/value.ts';

/** A body in which members have the names of today. A name of today that is there already counts; the other one stays. */
export function modernised(body: Value, renamed: { readonly [formerly: string]: string }): Value {
  return Object.entries(renamed).reduce((now, [formerly, name]) => {
    const from = formerly.split('.');
    const value = at(now, from);
    const to = name.split('.');
    return value === undefined || at(now, to) !== undefined ? now : put(without(now, from), to, value);
  }, body);
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
