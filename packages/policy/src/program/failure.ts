import type { PolicyError } from './exchange.ts';

/** Thrown by a step's own code to stop the normal flow with an error that is known only now. */
export class PolicyFailure extends Error {
  readonly error: PolicyError;

  constructor(error: PolicyError) {
    super(error.message);
    this.name = 'PolicyFailure';
    this.error = error;
  }
}
