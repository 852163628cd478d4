import type { PolicyScope } from '@keelgate/model';
import type { Effect } from './effect.ts';
import type { Exchange, PolicyError, Section } from './exchange.ts';
import type { Operand } from './operand.ts';

/**
 * One step of a program. A program is a flat list; a request on its way through it is the number of its next step and
 * its exchange, so a driver can put it down at any effect and take it up again later.
 */
export type Step =
  /** Reads and writes the exchange; goes on to the next step. A `PolicyFailure` that it throws stops the normal flow. */
  | { readonly kind: 'pure'; readonly reads: readonly string[]; readonly run: (exchange: Exchange) => void }
  /** Goes on if the test holds, else to `otherwise`. */
  | { readonly kind: 'branch'; readonly test: Operand<boolean>; readonly otherwise: number }
  | { readonly kind: 'jump'; readonly to: number }
  /** Carried out by the driver. */
  | { readonly kind: 'effect'; readonly effect: Effect }
  /** Begins a loop: sets counter number `loop` of the request to 0. */
  | { readonly kind: 'loop'; readonly loop: number }
  /** Adds 1 to loop counter `loop`; goes back to `again` while it is at most `times` and the condition holds. */
  | {
      readonly kind: 'repeat';
      readonly loop: number;
      readonly times: Operand<number>;
      readonly while: Operand<boolean>;
      readonly again: number;
    }
  /** Stops the normal flow: to the step's handler, or, without one inside the on-error section, to the end. */
  | { readonly kind: 'fail'; readonly error: PolicyError | ((exchange: Exchange) => PolicyError) }
  /** In a handler: the error that led here goes on to the next handler. */
  | { readonly kind: 'rethrow' }
  /** In a handler: the error that led here is over. */
  | { readonly kind: 'recover' }
  /** Ends the request with a response of the gateway's own, which is in the exchange by now; `status` is its status. */
  | { readonly kind: 'respond'; readonly status: Operand<number> }
  /** Runs branches at the same time, each to its `end`; goes on when all are done, or the first one is. */
  | {
      readonly kind: 'fork';
      readonly branches: readonly number[];
      readonly isAny: Operand<boolean>;
      readonly join: number;
    }
  /** Ends a branch of a fork. */
  | { readonly kind: 'join' }
  /** Ends the request with the response it has: the backend's, a cached one, or the error's. */
  | { readonly kind: 'end' };

/** The policies of one operation in one product context, assembled over all scopes and compiled. */
export type Program = {
  readonly steps: readonly Step[];
  /** The first step of each section. */
  readonly sections: { readonly [section in Section]: number };
  /** How many loop counters a request needs. */
  readonly loops: number;
  /** Where an error of each step goes; -1: to on-error, or from there to the end. */
  readonly handlers: readonly number[];
  /** The policy element that each step came from, for traces and reports. */
  readonly origins: readonly Origin[];
};

export type Origin = {
  readonly policy: string;
  readonly scope: PolicyScope;
  readonly section: Section;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where it stands among the policies around it: `choose[1]\when[2]`. */
  readonly path: string;
  readonly policyId: string | null;
};
