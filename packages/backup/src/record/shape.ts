import { Unfit } from './unfit.ts';

/**
 * How values of a type stand in a record: as lists of what they have, in a fixed order and without names. What is packed
 * and what is unpacked is checked, so that what was written can be read and what was read is of the type. Both throw `Unfit`.
 */
export type Shape<Value> = {
  readonly pack: (value: Value) => unknown;
  readonly unpack: (packed: unknown) => Value;
};

/** Texts are UTF-8; one with half a surrogate pair, which UTF-8 does not have, is kept as the bytes of its UTF-16. */
export const text: Shape<string> = {
  pack: (value) => {
    if (typeof value !== 'string') throw new Unfit('a text was expected');
    return value.isWellFormed() ? value : new Uint8Array(Buffer.from(value, 'utf16le'));
  },
  unpack: (packed) => {
    if (typeof packed === 'string') return packed;
    if (!(packed instanceof Uint8Array)) throw new Unfit('a text was expected');
    return Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength).toString('utf16le');
  },
};

export const flag: Shape<boolean> = checked((value) => typeof value === 'boolean', 'true or false was expected');

export const number: Shape<number> = checked((value) => Number.isFinite(value), 'a number was expected');

export function nullable<Value>(of: Shape<Value>): Shape<Value | null> {
  return {
    pack: (value) => (value === null ? null : of.pack(value)),
    unpack: (packed) => (packed === null ? null : of.unpack(packed)),
  };
}

/** What may be left out. It must not be `null` where it is there. */
export function optional<Value>(of: Shape<Value>): Shape<Value | undefined> {
  return {
    pack: (value) => (value === undefined ? null : of.pack(value)),
    unpack: (packed) => (packed === null ? undefined : of.unpack(packed)),
  };
}

/** One of some words. All have to be named. */
export function oneOf<Word extends string>(words: { readonly [word in Word]: true }): Shape<Word> {
  const isWord = (value: unknown): value is Word => typeof value === 'string' && Object.hasOwn(words, value);
  return checked(isWord, `one of ${Object.keys(words).join(', ')} was expected`);
}

export function list<Item>(of: Shape<Item>): Shape<readonly Item[]> {
  return {
    pack: (items) => items.map(of.pack),
    unpack: (packed) => {
      if (!Array.isArray(packed)) throw new Unfit('a list was expected');
      return packed.map(of.unpack);
    },
  };
}

/** A record of the model: its fields in the order in which they are named here. */
export function record<Value extends object>(fields: {
  readonly [Name in keyof Value]-?: Shape<Value[Name]>;
}): Shape<Value> {
  const entries = Object.entries(fields) as unknown as readonly (readonly [keyof Value, Shape<unknown>])[];
  return {
    pack: (value) => entries.map(([name, field]) => field.pack(value[name])),
    unpack: (packed) => {
      if (!Array.isArray(packed) || packed.length !== entries.length)
        throw new Unfit(`a list of ${entries.length} was expected`);
      const value: Partial<Record<keyof Value, unknown>> = {};
      for (const [index, [name, field]] of entries.entries()) {
        const unpacked = field.unpack(packed[index]);
        if (unpacked !== undefined) value[name] = unpacked;
      }
      return value as Value;
    },
  };
}

type Kind = { readonly kind: string };

/** One of several records that differ by their `kind`. */
export function union<Value extends Kind>(cases: {
  readonly [Name in Value['kind']]: Shape<Omit<Extract<Value, { readonly kind: Name }>, 'kind'>>;
}): Shape<Value> {
  const shapes: ReadonlyMap<unknown, Shape<unknown>> = new Map(Object.entries(cases) as [string, Shape<unknown>][]);
  const shapeOf = (kind: unknown): Shape<unknown> => {
    const shape = shapes.get(kind);
    if (shape === undefined) throw new Unfit(`one of ${[...shapes.keys()].join(', ')} was expected`);
    return shape;
  };
  return {
    pack: (value) => [value.kind, shapeOf(value.kind).pack(value)],
    unpack: (packed) => {
      if (!Array.isArray(packed) || packed.length !== 2) throw new Unfit('a kind and its fields were expected');
      const [kind, fields] = packed as readonly unknown[];
      return { kind, ...(shapeOf(kind).unpack(fields) as object) } as Value;
    },
  };
}

function checked<Value>(holds: (value: unknown) => boolean, expected: string): Shape<Value> {
  const check = (value: unknown): Value => {
    if (!holds(value)) throw new Unfit(expected);
    return value as Value;
  };
  return { pack: check, unpack: check };
}
