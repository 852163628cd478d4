import type { Exchange, Operand, Program } from '@keelgate/policy';
import { createResponse } from '@keelgate/policy';
import type { Coordinate } from './coordinates-of.ts';
import { coordinatesOf } from './coordinates-of.ts';
import type { ClassExchange } from './exchange.ts';
import { Unfoldable } from './unfoldable.ts';

/**
 * The pure steps that a request of a class has taken by some point of its program, in order, and where a response came
 * (`answered`). What they have written is had again, for any request of the class, by taking them again.
 */
export type Trail = readonly number[];

export const answered = -1;

/** The exchange of the request at hand as it is after a trail. */
export function retrace({ steps }: Program, { again }: ClassExchange, trail: Trail): Exchange {
  const exchange = again();
  for (const at of trail) {
    const step = steps[at];
    if (at === answered) exchange.response = createResponse(200);
    else if (step?.kind === 'pure') step.run(exchange);
  }
  return exchange;
}

/** What policies have left for later ones: it depends on what they depend on. */
const leavings: ReadonlySet<string> = new Set(['Variables', 'state']);

/** What tells the requests of a class apart to one that reads this after a trail. */
export function dependsAfter(program: Program, trail: Trail, reads: readonly string[]): readonly Coordinate[] {
  const found = new Set<Coordinate>();
  for (const list of [reads, ...trail.map((at) => readsOf(program, at))]) {
    const depends = coordinatesOf(list.filter((read) => !leavings.has(read.split('.')[0] ?? '')));
    if (depends === null) throw new Unfoldable('it reads what is no part of the class');
    for (const one of depends) {
      if (one === 'reply') throw new Unfoldable('it reads the reply');
      found.add(one);
    }
  }
  return [...found];
}

function readsOf({ steps }: Program, at: number): readonly string[] {
  const step = steps[at];
  return step?.kind === 'pure' ? step.reads : [];
}

/** An operand as it is after a trail. */
export function afterTrail<Value>(
  program: Program,
  exchange: ClassExchange,
  { trail, operand }: { readonly trail: Trail; readonly operand: Operand<Value> },
): Operand<Value> {
  if (trail.length === 0 || operand.literal !== null) return operand;
  return {
    literal: null,
    reads: dependsAfter(program, trail, operand.reads),
    of: () => operand.of(retrace(program, exchange, trail)),
  };
}
