import type { Operand, PolicyError } from '@keelgate/policy';
import { createResponse } from '@keelgate/policy';
import type { ClassExchange } from './exchange.ts';

/** A condition on the response, evaluated once for each status: 1, 0, or not yet. */
export type Condition = { readonly known: Int8Array; readonly holds: (status: number) => boolean };

const statusMax = 1000;
const notYet = -1;

export function createCondition(
  { exchange }: ClassExchange,
  operand: Operand<boolean>,
  error: PolicyError | null,
): Condition {
  return {
    known: new Int8Array(statusMax).fill(notYet),
    holds: (status) => {
      exchange.lastError = error;
      exchange.response = createResponse(status);
      const holds = operand.of(exchange);
      exchange.response = null;
      return holds;
    },
  };
}

/** Whether the condition holds of a response with this status. */
export function holdsOf(condition: Condition, status: number): boolean {
  const known = condition.known[status];
  if (known === 1 || known === 0) return known === 1;
  const holds = condition.holds(status);
  condition.known[status] = holds ? 1 : 0;
  return holds;
}
