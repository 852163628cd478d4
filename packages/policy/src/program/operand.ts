import type { Exchange } from './exchange.ts';

/**
 * What a value depends on beyond the class of a request (its client group, API, operation and product). An operand that
 * reads nothing is a constant of its class; one that reads only `caller` is a constant of each caller, and so on. The
 * simulator evaluates an operand once for every distinct value of what it reads.
 */
export type Read = 'subscription' | 'caller' | 'parameters';

/** An attribute's value in a compiled policy: a literal, or something computed from the exchange. */
export type Operand<Value> = {
  readonly reads: readonly Read[];
  readonly of: (exchange: Exchange) => Value;
};

export function literal<Value>(value: Value): Operand<Value> {
  return { reads: [], of: () => value };
}
