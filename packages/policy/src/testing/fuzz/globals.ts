const watched: readonly (readonly [string, object])[] = [
  ['globalThis', globalThis],
  ...[
    Object,
    Array,
    Function,
    String,
    Number,
    BigInt,
    Boolean,
    Map,
    Set,
    RegExp,
    Error,
    Promise,
    Date,
    Uint8Array,
  ].flatMap((type): (readonly [string, object])[] => [
    [type.name, type],
    [`${type.name}.prototype`, type.prototype],
  ]),
  ['Math', Math],
  ['JSON', JSON],
  ['Reflect', Reflect],
];

type Kept = ReadonlyMap<string, ReadonlyMap<PropertyKey, unknown>>;

/** What the objects that all JavaScript shares hold now, to be compared later. */
export function globalsNow(): Kept {
  return new Map(watched.map(([name, of]) => [name, propertiesOf(of)]));
}

/** What has been added, removed or replaced since; `null` where nothing has. */
export function changedGlobal(before: Kept): string | null {
  for (const [name, of] of watched) {
    const kept = before.get(name) ?? new Map<PropertyKey, unknown>();
    const now = propertiesOf(of);
    for (const key of new Set([...kept.keys(), ...now.keys()]))
      if (!Object.is(kept.get(key), now.get(key)) || kept.has(key) !== now.has(key)) return `${name}.${String(key)}`;
  }
  return null;
}

/** Values and getters by their keys. Accessors of the global object are not called: Node makes what they give when asked. */
function propertiesOf(of: object): ReadonlyMap<PropertyKey, unknown> {
  const found = new Map<PropertyKey, unknown>();
  for (const key of Reflect.ownKeys(of)) {
    // Node keeps some of its own things under symbols, once they are used.
    if (of === globalThis && typeof key === 'symbol') continue;
    const property = Reflect.getOwnPropertyDescriptor(of, key);
    found.set(key, property?.get ?? property?.value);
  }
  return found;
}
