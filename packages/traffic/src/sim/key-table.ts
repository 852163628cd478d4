import { mix } from '@keelgate/model';
import type { Operand } from '@keelgate/policy';
import type { Attempt } from './attempt.ts';
import type { ClassExchange } from './exchange.ts';
import type { OperandTable } from './operand-table.ts';
import { createOperandTable, pointOf, valueAt } from './operand-table.ts';
import type { RequestClass } from './request-class.ts';

/**
 * A cache key's operand, evaluated once for each point: the two 32-bit words of a hash of its text. Keys are told apart by all
 * 64 bits; that two of a million share them has a chance of three in a hundred million.
 */
export type KeyTable = {
  readonly table: OperandTable;
  /** The second words of points whose first is known; `null` where there are too many points to keep. */
  readonly lows: Int32Array | null;
  /** The words of the key that was asked for last. */
  high: number;
  low: number;
};

export function createKeyTable(exchange: ClassExchange, of: RequestClass, operand: Operand<string>): KeyTable {
  const table = createOperandTable(exchange, of, operand, (text) => {
    hashInto(keys, text);
    return keys.high;
  });
  const keys: KeyTable = {
    table,
    lows: table.values === null ? null : new Int32Array(table.values.length),
    high: 0,
    low: 0,
  };
  return keys;
}

/** Works the key of the attempt in hand out, into `high` and `low`. */
export function keyFor(keys: KeyTable, attempt: Attempt): void {
  const point = pointOf(keys.table, attempt);
  const known = keys.table.values?.[point];
  if (known !== undefined && known !== unknownWord && keys.lows !== null) {
    keys.high = known;
    keys.low = keys.lows[point] as number;
    return;
  }
  valueAt(keys.table, point);
  if (keys.lows !== null) keys.lows[point] = keys.low;
}

const unknownWord = -0x80000000;

/** Two hashes of a text in one pass, which differ in where they start and how they turn. */
function hashInto(keys: KeyTable, text: string): void {
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
