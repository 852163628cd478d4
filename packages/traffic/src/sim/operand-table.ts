import type { Exchange, Operand } from '@keelgate/policy';
import type { Attempt } from './attempt.ts';
import type { ClassExchange } from './exchange.ts';
import type { RequestClass } from './request-class.ts';
import { combinationOf } from './request-class.ts';
import type { Coordinate } from './coordinates-of.ts';
import { coordinatesOf } from './coordinates-of.ts';

/**
 * An operand of a compiled policy, evaluated once for every distinct value of what it reads: a table of integers over
 * the coordinates of a class. What the integers mean (a counter's row, yes or no, half a cache key) is its user's choice.
 */
export type OperandTable = {
  readonly of: RequestClass;
  readonly exchange: ClassExchange;
  readonly subscriptions: number;
  readonly callers: number;
  readonly combinations: number;
  /** One value for each point, `unknown` until it is asked for; `null` where there are too many points to keep. */
  readonly values: Int32Array | null;
  readonly evaluate: (exchange: Exchange) => number;
};

/** No evaluation may yield this. */
export const unknown: number = -0x80000000;

/** Above so many points a table costs more memory than evaluating each time is worth. */
const pointsMax = 1 << 22;

export function createOperandTable<Value>(
  exchange: ClassExchange,
  of: RequestClass,
  operand: Operand<Value>,
  encode: (value: Value) => number,
): OperandTable {
  const subscriptions = reads(operand, 'subscription') ? of.subscriptions : 1;
  const callers = reads(operand, 'caller') ? of.group.callers.count : 1;
  const combinations = reads(operand, 'parameters') ? of.combinations : 1;
  const points = subscriptions * callers * combinations;
  return {
    of,
    exchange,
    subscriptions,
    callers,
    combinations,
    values: points <= pointsMax ? new Int32Array(points).fill(unknown) : null,
    evaluate: (at) => encode(operand.of(at)),
  };
}

/** The point of the table at which the attempt in hand stands. */
export function pointOf(table: OperandTable, attempt: Attempt): number {
  let point = 0;
  if (table.subscriptions > 1) point = attempt.subscription;
  if (table.callers > 1) point = point * table.callers + attempt.caller;
  if (table.combinations > 1) {
    if (attempt.combination < 0) attempt.combination = combinationOf(table.of, attempt.key);
    point = point * table.combinations + attempt.combination;
  }
  return point;
}

/** The operand's value at a point. */
export function valueAt(table: OperandTable, point: number): number {
  const known = table.values === null ? unknown : (table.values[point] as number);
  return known === unknown ? evaluateAt(table, point) : known;
}

/** The operand's value for the attempt in hand. */
export function valueFor(table: OperandTable, attempt: Attempt): number {
  return valueAt(table, pointOf(table, attempt));
}

/** All values, evaluated now: for what must be known before the run. */
export function evaluateAll(table: OperandTable): void {
  if (table.values === null) return;
  for (let point = 0; point < table.values.length; point += 1) evaluateAt(table, point);
}

function evaluateAt(table: OperandTable, point: number): number {
  const { at, exchange } = table.exchange;
  at.combination = point % table.combinations;
  const rest = Math.floor(point / table.combinations);
  at.caller = rest % table.callers;
  at.subscription = Math.floor(rest / table.callers);
  const value = table.evaluate(exchange);
  if (table.values !== null) table.values[point] = value;
  return value;
}

function reads<Value>(operand: Operand<Value>, what: Coordinate): boolean {
  return coordinatesOf(operand.reads)?.has(what) ?? true;
}
