import { mix } from '@keelgate/model';
import type { Operand } from '@keelgate/policy';
import type { Attempt } from './attempt.ts';
import type { ClassExchange } from './exchange.ts';
import type { OperandTable } from './operand-table.ts';
import { createOperandTable, pointOf, unknown, valueAt } from './operand-table.ts';
import type { RequestClass } from './request-class.ts';

/**
 * A cache key's operand, evaluated once for each point: the two 32-bit words of a hash of its text. Keys are told apart by all
 * 64 bits; that two of a million share them has a chance of three in a hundred million.
 */
export type KeyTable = {
  readonly operand: Operand<string>;
  readonly table: OperandTable;
  /** Both words of each point, side by side; the first is `unknown` until it is asked for. `null`: too many to keep. */
  readonly words: Int32Array | null;
  /** The words of the key that was asked for last. */
  high: number;
  low: number;
};

export function createKeyTable(exchange: ClassExchange, of: RequestClass, operand: Operand<string>): KeyTable {
  const table = createOperandTable(exchange, of, operand, (text) => {
    hashInto(keys, text);
    return keys.high;
  });
  const { values } = table;
  const keys: KeyTable = {
    operand,
    table: { ...table, values: null },
    words: values === null ? null : new Int32Array(values.length * 2).fill(unknown),
    high: 0,
    low: 0,
  };
  return keys;
}

/** Works the key of the attempt in hand out, into `high` and `low`. */
export function keyFor(keys: KeyTable, attempt: Attempt): void {
  const { words, table } = keys;
  const point = pointOf(table, attempt);
  if (words === null) {
    valueAt(table, point);
  } else if (words[point * 2] === unknown) {
    valueAt(table, point);
    words[point * 2] = keys.high;
    words[point * 2 + 1] = keys.low;
  } else {
    keys.high = words[point * 2] as number;
    keys.low = words[point * 2 + 1] as number;
  }
}

/** Two hashes of a text in one pass, which differ in where they start and how they turn. */
export function hashText(text: string): { readonly high: number; readonly low: number } {
  const words = { high: 0, low: 0 };
  hashInto(words, text);
  return words;
}

function hashInto(keys: { high: number; low: number }, text: string): void {
  let high = 0x811c9dc5;
  let low = 0x1505;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index);
    high = Math.imul(high ^ char, 0x01000193);
    low = (Math.imul(low, 33) + char) | 0;
  }
  keys.high = mix(high);
  keys.low = mix(low ^ Math.imul(high, 0x85ebca6b));
}
