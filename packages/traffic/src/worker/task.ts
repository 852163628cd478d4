import type { MessagePort } from 'node:worker_threads';
import type { Drill, DrillResult, Fault } from '@keelgate/model';
import { InvariantViolation } from '@keelgate/model';
import type { FoundPart } from '../sim/found.ts';
import type { Exchange } from './exchange.ts';

/** What a worker is given of a drill that several carry out. */
export type PartTask = {
  readonly drill: Drill;
  readonly worker: number;
  readonly exchange: Exchange;
  /** Where the first worker says how far the drill is. */
  readonly progress: MessagePort | null;
};

export type PartOutcome =
  | { readonly kind: 'found'; readonly found: FoundPart }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
  | { readonly kind: 'calledOff' }
  | Thrown;

/** What a worker makes of a whole drill. */
export type WholeOutcome =
  | { readonly kind: 'result'; readonly result: DrillResult }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
  | Thrown;

/** An error, as it travels between threads, which know errors of the language alone. */
export type Thrown = {
  readonly kind: 'thrown';
  readonly law: string | null;
  readonly message: string;
  readonly stack: string;
};

export function thrown(error: unknown): Thrown {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'thrown', law: error instanceof InvariantViolation ? error.law : null, message, stack };
}

/** The error that was thrown elsewhere. */
export function errorOf({ law, message, stack }: Thrown): Error {
  const error = law === null ? new Error(message) : new InvariantViolation(law, message.slice(law.length + 2));
  error.stack = stack;
  return error;
}
