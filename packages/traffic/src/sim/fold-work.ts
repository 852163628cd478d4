import type { BackendChoice, Operand, PolicyError, Program } from '@keelgate/policy';
import { isOfClass, isOfCoordinates } from './coordinates-of.ts';
import type { ClassExchange } from './exchange.ts';
import type { FlowTable } from './flow.ts';
import type { OperandTable } from './operand-table.ts';
import type { RequestClass } from './request-class.ts';
import type { BackendWorld } from './target.ts';
import type { Trail } from './trail.ts';
import { afterTrail } from './trail.ts';
import { Unfoldable } from './unfoldable.ts';

/** What a program is worked out with. */
export type SpecialiseOptions = {
  readonly flows: FlowTable;
  readonly world: BackendWorld;
  readonly of: RequestClass;
  readonly exchange: ClassExchange;
};

/** What a class's request carries from step to step, as far as it is known before the run. */
export type Known = {
  readonly backend: BackendChoice;
  readonly error: PolicyError | null;
  /** What it has been through, where a program writes more than where a request goes. */
  readonly trail: Trail;
};

export type Work = SpecialiseOptions & {
  readonly program: Program;
  readonly nodes: Map<string, number>;
  readonly isTraced: boolean;
};

/** An operand of a request that has been through a trail. */
export function after<Value>({ program, exchange }: Work, operand: Operand<Value>, trail: Trail): Operand<Value> {
  return afterTrail(program, exchange, { trail, operand });
}

/** The value of an operand that is the same for every request of the class. */
export function constant<Value>(work: Work, { trail }: Known, operand: Operand<Value>): Value {
  const value = after(work, operand, trail);
  if (value.literal === null && !isOfClass(value.reads)) throw new Unfoldable('a value that reads more than the class');
  return value.of(work.exchange.exchange);
}

/** The operand, where it depends on no more than the coordinates of a request. */
export function ofCoordinates<Value>(operand: Operand<Value>): Operand<Value> {
  if (!isOfCoordinates(operand.reads)) throw new Unfoldable('it depends on more than the coordinates of a request');
  return operand;
}

/** The number of a table that nodes refer to. */
export function keep(work: Work, table: OperandTable): number {
  return work.world.registry.tables.push(table) - 1;
}
