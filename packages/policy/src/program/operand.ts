import type { Exchange } from './exchange.ts';

/**
 * What a value depends on beyond the class of a request (its client group, API, operation and product). An operand that
 * reads nothing is a constant of its class. `subscription`, `caller` and `parameters` are what the simulator tells the
 * requests of a class apart by; anything else is a path of the context that an expression reads, such as
 * `Request.Headers`, or `clock` and `random`.
 */
export type Read = 'subscription' | 'caller' | 'parameters';

/** An attribute's value in a compiled policy: a literal, or something computed from the exchange. */
export type Operand<Value> = {
  readonly reads: readonly string[];
  readonly of: (exchange: Exchange) => Value;
  /** The value itself where it was written down; `null` where it is computed. */
  readonly literal: { readonly value: Value } | null;
};

export function literal<Value>(value: Value): Operand<Value> {
  return { reads: [], of: () => value, literal: { value } };
}

/** Computed by code of the product's own from what it says that it reads. */
export function computed<Value>(reads: readonly string[], of: (exchange: Exchange) => Value): Operand<Value> {
  return { reads, of, literal: null };
}

/** The operand's number times a constant: for units. */
export function scaled(operand: Operand<number>, factor: number): Operand<number> {
  if (operand.literal !== null) return literal(operand.literal.value * factor);
  return computed(operand.reads, (exchange) => operand.of(exchange) * factor);
}
