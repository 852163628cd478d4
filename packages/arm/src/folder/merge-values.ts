import type { Value } from '../template/value.ts';

/** A value with another one laid over it: objects by their members, which are not told apart by case; all else whole. */
export function mergedValue(under: Value | undefined, over: Value): Value {
  if (under?.kind !== 'map' || over.kind !== 'map') return over;
  const entries = new Map(under.entries);
  for (const [name, value] of over.entries) {
    const own = ownName(under, name);
    entries.set(own, mergedValue(under.entries.get(own), value));
  }
  return { ...under, entries };
}

function ownName(under: Value & { readonly kind: 'map' }, name: string): string {
  if (under.entries.has(name)) return name;
  const folded = name.toLowerCase();
  return [...under.entries.keys()].find((key) => key.toLowerCase() === folded) ?? name;
}

/** An object with another member. */
export function withMember(value: Value, path: readonly string[], member: Value): Value {
  const over = path.reduceRight<Value>(
    (inner, name) => ({ kind: 'map', entries: new Map([[name, inner]]), place: inner.place }),
    member,
  );
  return mergedValue(value, over);
}

/** An object without some of its members. */
export function withoutMembers(value: Value, names: ReadonlySet<string>): Value {
  if (value.kind !== 'map') return value;
  return { ...value, entries: new Map([...value.entries].filter(([name]) => !names.has(name.toLowerCase()))) };
}
