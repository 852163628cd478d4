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
  /** The operand whose value this one has until an effect of the same request says otherwise; absent where there is none. */
  readonly atFirst?: Operand<Value>;
};

export function literal<Value>(value: Value): Operand<Value> {
  return { reads: [], of: () => value, literal: { value } };
}

/** Computed by code of the product's own from what it says that it reads. */
export function computed<Value>(reads: readonly string[], of: (exchange: Exchange) => Value): Operand<Value> {
  return { reads, of, literal: null };
}

/** What is made of an operand's value: once and for all where the value was written down. */
export function mapped<From, To>(operand: Operand<From>, make: (value: From) => To): Operand<To> {
  if (operand.literal !== null) return literal(make(operand.literal.value));
  return computed(operand.reads, (exchange) => make(operand.of(exchange)));
}

/** The operand's number times a constant: for units. */
export function scaled(operand: Operand<number>, factor: number): Operand<number> {
  return mapped(operand, (value) => value * factor);
}

/** The values of several operands. */
export function listed<Value>(operands: readonly Operand<Value>[]): Operand<readonly Value[]> {
  const values = operands.flatMap((operand) => (operand.literal === null ? [] : [operand.literal.value]));
  if (values.length === operands.length) return literal(values);
  return computed(
    operands.flatMap((operand) => operand.reads),
    (exchange) => operands.map((operand) => operand.of(exchange)),
  );
}
