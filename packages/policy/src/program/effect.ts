import type { PolicyScope } from '@keelgate/model';
import type { Operand } from './operand.ts';

/**
 * What a program asks its driver to do. An effect is data: it does nothing itself, so that one program serves the
 * simulator's virtual time and a gateway's real sockets.
 */
export type Effect =
  | CounterTake
  | CounterAdd
  | ConcurrencyEnter
  | ConcurrencyLeave
  | CacheGet
  | CachePut
  | BackendSend
  | Delay;

/** Which counter a policy counts in, and by which rules. Counters of equal `id` and key are one counter. */
export type CounterSpec = {
  readonly id: string;
  readonly policy: 'rate-limit' | 'rate-limit-by-key' | 'quota' | 'quota-by-key';
  readonly scope: PolicyScope;
  /** `rate` windows slide and count by region; `quota` windows are fixed and count over the whole service. */
  readonly kind: 'rate' | 'quota';
  readonly unit: 'calls' | 'bytes';
  readonly limit: number;
  /** 0: the period never ends (quotas only). */
  readonly periodUs: number;
  /** Quotas: where periods begin. `subscription`: when the subscription did; else an instant in ms since 1970 UTC. */
  readonly anchor: 'subscription' | { readonly firstPeriodStartMs: number } | null;
};

/** Counts if the limit allows it; goes to `otherwise` if it does not, counting nothing. */
export type CounterTake = {
  readonly kind: 'counter.take';
  readonly counter: CounterSpec;
  /** `null`: the counter has no key here (no subscription), and the policy does not apply. */
  readonly key: Operand<string | null>;
  readonly amount: Operand<number>;
  readonly otherwise: number;
};

/** Counts after the fact, without a check: bytes of a response, increments under a condition. */
export type CounterAdd = {
  readonly kind: 'counter.add';
  readonly counter: CounterSpec;
  readonly key: Operand<string | null>;
  readonly amount: Operand<number> | 'responseBytes';
};

/** Takes one of `max` places; goes to `otherwise` when all are taken. Places are counted by gateway instance. */
export type ConcurrencyEnter = {
  readonly kind: 'concurrency.enter';
  readonly id: string;
  readonly key: Operand<string>;
  readonly max: number;
  readonly otherwise: number;
};

/** Gives the place back. A driver gives back what a request still holds when it ends. */
export type ConcurrencyLeave = { readonly kind: 'concurrency.leave'; readonly id: string };

/** Looks a response up; a hit ends the inbound section and goes to `hit`, a miss goes on. */
export type CacheGet = {
  readonly kind: 'cache.get';
  readonly caching: 'internal' | 'external' | 'prefer-external';
  readonly key: Operand<string>;
  readonly hit: number;
};

/** Stores the response under the key that the lookup used, for so long. */
export type CachePut = {
  readonly kind: 'cache.put';
  readonly caching: 'internal' | 'external' | 'prefer-external';
  readonly key: Operand<string>;
  readonly durationUs: number;
};

/**
 * Sends the request to the exchange's backend. Any response, whatever its status, goes on to the next step;
 * a time-out, a refused connection or an open breaker goes to `otherwise` with `lastError` set.
 */
export type BackendSend = {
  readonly kind: 'backend.send';
  readonly timeoutUs: number;
  readonly failOnErrorStatus: boolean;
  readonly otherwise: number;
};

/** Waits, before repetition `n` (from 1) of loop `loop`; `chance` is a draw from (0, 1) that the driver brings. */
export type Delay = {
  readonly kind: 'delay';
  readonly loop: number;
  readonly us: (repetition: number, chance: number) => number;
};
