/**
 * A promise of the product was broken: a bug of ours, never of the input. The command prints it with seed and digest
 * and exits 3.
 */
export class InvariantViolation extends Error {
  /** The name of the invariant, as the documentation lists it (`C1`, `R2`, …). */
  readonly law: string;

  constructor(law: string, message: string) {
    super(`${law}: ${message}`);
    this.name = 'InvariantViolation';
    this.law = law;
  }
}

/** Throws `InvariantViolation` unless `holds`. The message is a function where building it costs something. */
export function invariant(holds: boolean, law: string, message: string | (() => string)): asserts holds {
  if (!holds) throw new InvariantViolation(law, typeof message === 'string' ? message : message());
}

/** The last line of an exhaustive switch. */
export function never(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
