import { Unfit } from './unfit.ts';

/**
 * How values of a type stand in a record: as lists of what they have, in a fixed order and without names. What is packed
 * and what is unpacked is checked, so that what was written can be read and what was read is of the type. Both throw `Unfit`.
 */
export type Shape<Value> = {
  readonly pack: (value: Value) => unknown;
  readonly unpack: (packed: unknown) => Value;
  /** It may be `undefined`, and a record then does without it. */
  readonly optional?: true;
};

/** Texts are UTF-8; one with half a surrogate pair, which UTF-8 does not have, is kept as the bytes of its UTF-16. */
export const text: Shape<string> = {
  pack: (value: unknown) => {
    if (typeof value !== 'string') throw new Unfit('a text was expected');
    return value.isWellFormed() ? value : new Uint8Array(Buffer.from(value, 'utf16le'));
  },
  unpack: (packed) => {
    if (typeof packed === 'string') return packed;
    if (!(packed instanceof Uint8Array)) throw new Unfit('a text was expected');
    return Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength).toString('utf16le');
  },
};

const wordsMax = 4096;

/** A text that many items have: what is read is one text in memory for all of them, as long as there are not too many. */
export function word(): Shape<string> {
  const seen = new Map<unknown, string>();
  return {
    pack: text.pack,
    unpack: (packed) => {
      const before = seen.get(packed);
      if (before !== undefined) return before;
      const read = text.unpack(packed);
      if (seen.size < wordsMax && read.length <= 64) seen.set(read, read);
      return read;
    },
  };
}

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
    optional: true,
  };
}

/** One of some words. All have to be named. */
export function oneOf<Word extends string>(words: { readonly [word in Word]: true }): Shape<Word> {
  // What is read becomes the word that is here: one text, not one for each item.
  const known = new Map<unknown, Word>(Object.keys(words).map((one) => [one, one as Word]));
  const check = (value: unknown): Word => {
    const found = known.get(value);
    if (found === undefined) throw new Unfit(`one of ${[...known.keys()].join(', ')} was expected`);
    return found;
  };
  return { pack: check, unpack: check };
}

/** Most lists are empty, and one will do for all of them. */
const none: readonly never[] = Object.freeze([]);

export function list<Item>(of: Shape<Item>): Shape<readonly Item[]> {
  return {
    pack: (items) => items.map(of.pack),
    unpack: (packed) => {
      if (!Array.isArray(packed)) throw new Unfit('a list was expected');
      return packed.length === 0 ? none : packed.map(of.unpack);
    },
  };
}

/** A record of the model: its fields in the order in which they are named here. */
export function record<Value extends object>(fields: {
  readonly [Name in keyof Value]-?: Shape<Value[Name]>;
}): Shape<Value> {
  const names = Object.keys(fields);
  const shapes: readonly Shape<unknown>[] = Object.values(fields);
  // Copies of one object are made quicker than objects that grow field by field. One that was parsed has room for just its
  // fields, and so have its copies.
  const required = names.filter((_, at) => shapes[at]?.optional !== true).map((name) => [name, null]);
  const blank = JSON.parse(JSON.stringify(Object.fromEntries(required))) as Readonly<Record<string, unknown>>;
  return {
    pack: (value) => {
      const packed: unknown[] = [];
      for (let at = 0; at < names.length; at += 1) packed.push(shapes[at]?.pack(value[names[at] as keyof Value]));
      return packed;
    },
    unpack: (packed) => {
      if (!Array.isArray(packed) || packed.length !== names.length)
        throw new Unfit(`a list of ${names.length} was expected`);
      const value: Record<string, unknown> = { ...blank };
      for (let at = 0; at < names.length; at += 1) {
        const unpacked = shapes[at]?.unpack(packed[at]);
        if (unpacked !== undefined) value[names[at] ?? ''] = unpacked;
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
