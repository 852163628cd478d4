import { textOf } from '../dotnet/protocol.ts';
import type { Runtime } from '../dotnet/runtime.ts';
import type { NetValue } from '../dotnet/value.ts';
import { isObject } from '../dotnet/value.ts';

/** What an attribute or a text may be: how it is read when it is written down, and what an expression's result comes to. */
export type Kind<Value> = {
  /** In a sentence: "expected …". */
  readonly expected: string;
  /** `undefined` where the text is not of this kind. */
  readonly read: (text: string) => Value | undefined;
  readonly from: (rt: Runtime, value: NetValue) => Value | undefined;
  /** Takes the place of a value that is wrong or not known, so that reading can go on. */
  readonly standIn: Value;
};

/** Any text. `null` from an expression is an empty text. */
export const text: Kind<string> = {
  expected: 'text',
  read: (value) => value,
  from: (rt, value) => textOf(rt, value),
  standIn: '',
};

/** A text that is not blank. */
export const name: Kind<string> = {
  expected: 'a name',
  read: (value) => (value.trim() === '' ? undefined : value),
  from: (rt, value) => textOf(rt, value),
  standIn: '',
};

/** `true` or `false` in any case. */
export const flag: Kind<boolean> = {
  expected: 'true or false',
  read: readFlag,
  from: (_, value) => (typeof value === 'boolean' ? value : typeof value === 'string' ? readFlag(value) : undefined),
  standIn: false,
};

function readFlag(value: string): boolean | undefined {
  const folded = value.trim().toLowerCase();
  return folded === 'true' ? true : folded === 'false' ? false : undefined;
}

export type Range = { readonly min: number; readonly max: number };

/** A whole number within a range. */
export function whole(range: Range = { min: 0, max: Number.MAX_SAFE_INTEGER }): Kind<number> {
  const { min, max } = range;
  function within(value: number): number | undefined {
    return Number.isSafeInteger(value) && value >= min && value <= max ? value : undefined;
  }
  return {
    expected: max === Number.MAX_SAFE_INTEGER ? `a whole number from ${min}` : `a whole number from ${min} to ${max}`,
    read: (value) => (/^\s*[+-]?\d{1,16}\s*$/.test(value) ? within(Number(value)) : undefined),
    from: (rt, value) => within(numberFrom(rt, value)),
    standIn: min,
  };
}

/** Any number, with a decimal point or without. */
export const decimalNumber: Kind<number> = {
  expected: 'a number',
  read: (value) => (/^\s*[+-]?\d{0,15}(?:\.\d{1,15})?\s*$/.test(value) && /\d/.test(value) ? Number(value) : undefined),
  from: (rt, value) => {
    const number = numberFrom(rt, value);
    return Number.isFinite(number) ? number : undefined;
  },
  standIn: 0,
};

function numberFrom(rt: Runtime, value: NetValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (isObject(value) && 'value' in value && typeof value.value === 'number') return value.value;
  const written = value === null ? '' : textOf(rt, value).trim();
  return /^[+-]?\d+(?:\.\d+)?$/.test(written) ? Number(written) : Number.NaN;
}

/** One of these words, in exactly this spelling. */
export function oneOf<Word extends string>(...words: readonly [Word, ...Word[]]): Kind<Word> {
  function find(value: string): Word | undefined {
    return words.find((word) => word === value);
  }
  return {
    expected: words.join(' or '),
    read: (value) => find(value.trim()),
    from: (rt, value) => find(textOf(rt, value)),
    standIn: words[0],
  };
}

/** Whatever an expression comes to; written down it is a string. */
export const anyValue: Kind<NetValue> = {
  expected: 'a value',
  read: (value) => value,
  from: (_, value) => value,
  standIn: '',
};
