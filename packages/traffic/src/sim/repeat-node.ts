import type { Step } from '@keelgate/policy';
import { createResponse } from '@keelgate/policy';
import { createCondition } from './condition.ts';
import { coordinatesOf } from './coordinates-of.ts';
import type { FlowNode } from './flow.ts';
import { flowOp } from './flow.ts';
import type { Known, Work } from './fold-work.ts';
import { constant } from './fold-work.ts';
import { Unfoldable } from './unfoldable.ts';

/** A condition on the reply is worked out for each status that there is; of an error of another policy the status is known already. */
export function repeatNode(work: Work, step: Step & { kind: 'repeat' }, known: Known): FlowNode {
  const { exchange } = work.exchange;
  const node = { op: flowOp.repeat, a: step.loop, b: constant(work, known, step.times), c: 0 };
  const depends = coordinatesOf(step.while.reads.filter((read) => !ofError(read)));
  if (depends === null || (depends.size > 0 && !isOfReply(work, depends, step)))
    throw new Unfoldable('a condition depends on more than the reply');
  if (depends.has('reply') && (known.error === null || known.error.source === 'forward-request')) {
    const condition = createCondition(work.exchange, step.while, known.error);
    return { ...node, c: work.world.registry.conditions.push(condition) };
  }
  exchange.lastError = known.error;
  exchange.response = known.error === null ? null : createResponse(known.error.status);
  const again = step.while.of(exchange);
  exchange.response = null;
  return again ? node : { ...node, b: 0 };
}

/** Whether there is an error on its way is known. */
function ofError(read: string): boolean {
  return read === 'LastError' || read.startsWith('LastError.');
}

/** A condition may ask for the reply only where a call has been made by then. */
function isOfReply({ program }: Work, depends: ReadonlySet<string>, step: Step & { kind: 'repeat' }): boolean {
  const before = program.steps.slice(0, program.steps.indexOf(step)).toReversed();
  const begin = before.findIndex((one) => one.kind === 'loop' && one.loop === step.loop);
  const calls = before.slice(0, begin).some((one) => one.kind === 'effect' && one.effect.kind === 'backend.send');
  return calls && depends.size === 1 && depends.has('reply');
}
