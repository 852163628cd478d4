import type { PolicyScope } from '@keelgate/model';
import type { NetValue } from '../dotnet/value.ts';
import type { OutgoingRequest, Response } from '../http/message.ts';
import type { Exchange } from './exchange.ts';
import type { Operand } from './operand.ts';

/**
 * What a program asks its driver to do. An effect is data: it does nothing itself, so that one program serves the
 * simulator's virtual time and a gateway's real sockets. What the driver answers is handed to the effect's own
 * `answered`, which writes it into the exchange.
 */
export type Effect =
  | CounterTake
  | CounterAdd
  | ConcurrencyEnter
  | ConcurrencyLeave
  | CacheGet
  | CachePut
  | ValueGet
  | ValuePut
  | ValueRemove
  | BackendSend
  | HttpSend
  | TokenGet
  | Delay
  | Log;

/** Which counter a policy counts in, and by which rules. Counters of equal `id` and key are one counter. */
export type CounterSpec = {
  readonly id: string;
  readonly policy: CountingPolicy;
  readonly scope: PolicyScope;
  /** `rate` windows slide and count by region; `quota` windows are fixed and count over the whole service. */
  readonly kind: 'rate' | 'quota';
  readonly unit: 'calls' | 'bytes' | 'tokens';
  readonly limit: number;
  /** 0: the period never ends (quotas only). */
  readonly periodUs: number;
  /**
   * Quotas: where periods begin. `subscription`: when the subscription did; else an instant in ms since 1970 UTC, or with
   * each hour, day, week, month or year of UTC, however long it is.
   */
  readonly anchor:
    | 'subscription'
    | { readonly firstPeriodStartMs: number }
    | { readonly calendar: CalendarUnit }
    | null;
};

export type CalendarUnit = 'hour' | 'day' | 'week from Sunday' | 'week from Monday' | 'month' | 'year';

export type CountingPolicy =
  | 'rate-limit'
  | 'rate-limit-by-key'
  | 'quota'
  | 'quota-by-key'
  | 'llm-token-limit'
  | 'azure-openai-token-limit';

/** Where a counter stands after it was asked. */
export type CounterAnswer = {
  readonly allowed: boolean;
  readonly limit: number;
  /** What the window holds, this call included if it was allowed. */
  readonly count: number;
  /** Until a call may succeed again, in whole seconds rounded up; 0 where one may at once. */
  readonly retryAfterSeconds: number;
};

/** Counts if the limit allows it; goes to `otherwise` if it does not, counting nothing. */
export type CounterTake = {
  readonly kind: 'counter.take';
  readonly counter: Operand<CounterSpec>;
  /** `null`: the counter has no key here (no subscription), and the policy does not apply. */
  readonly key: Operand<string | null>;
  readonly amount: Operand<number>;
  readonly answered?: (exchange: Exchange, answer: CounterAnswer) => void;
  /** Variables that the answer is told in. */
  readonly sets: readonly string[];
  readonly otherwise: number;
};

/** Counts after the fact, without a check: bytes of a response, increments under a condition. */
export type CounterAdd = {
  readonly kind: 'counter.add';
  readonly counter: Operand<CounterSpec>;
  readonly key: Operand<string | null>;
  readonly amount: Operand<number> | 'responseBytes';
  readonly answered?: (exchange: Exchange, answer: CounterAnswer) => void;
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

export type Caching = 'internal' | 'external' | 'prefer-external';

/** Looks a response up; a hit becomes the exchange's response and goes to `hit`, a miss goes on. */
export type CacheGet = {
  readonly kind: 'cache.get';
  readonly caching: Caching;
  readonly key: Operand<string>;
  readonly answered?: (exchange: Exchange, isHit: boolean) => void;
  readonly hit: number;
};

/** Stores the exchange's response under the key that the lookup used, for so long. */
export type CachePut = {
  readonly kind: 'cache.put';
  readonly caching: Caching;
  readonly key: Operand<string>;
  readonly durationUs: Operand<number>;
  /** Whether this response is one to keep. */
  readonly when: Operand<boolean>;
};

/** Values of policies' own, which no expression reads or writes; they count in no report. */
export type Realm = 'metadata';

/** Looks a value up; the answer is `undefined` where there is none. */
export type ValueGet = {
  readonly kind: 'value.get';
  readonly realm?: Realm;
  readonly caching: Caching;
  readonly key: Operand<string>;
  readonly answered: (exchange: Exchange, value: NetValue | undefined) => void;
};

export type ValuePut = {
  readonly kind: 'value.put';
  readonly realm?: Realm;
  readonly caching: Caching;
  readonly key: Operand<string>;
  readonly value: Operand<NetValue>;
  readonly durationUs: Operand<number>;
};

export type ValueRemove = { readonly kind: 'value.remove'; readonly caching: Caching; readonly key: Operand<string> };

/** Why a call got no response. */
export type Failure = {
  readonly kind: 'connect' | 'timeout' | 'unavailable' | 'unknownBackend';
  readonly message: string;
};

/**
 * Sends the exchange's request to its backend and puts the response into the exchange, whatever its status; where none
 * comes, goes to `otherwise` after `failed`.
 */
export type BackendSend = {
  readonly kind: 'backend.send';
  readonly timeoutUs: Operand<number>;
  readonly followRedirects: Operand<boolean>;
  readonly failOnErrorStatus: boolean;
  /** Whether the request's body is kept, so that it can be sent once more. */
  readonly keepsBody: boolean;
  readonly failed?: (exchange: Exchange, failure: Failure) => void;
  readonly otherwise: number;
};

/** Sends any request anywhere. With `isOneWay` nobody waits for the answer. */
export type HttpSend = {
  readonly kind: 'http.send';
  readonly request: (exchange: Exchange) => OutgoingRequest;
  readonly timeoutUs: Operand<number>;
  readonly isOneWay: boolean;
  readonly answered?: (exchange: Exchange, response: Response) => void;
  readonly failed?: (exchange: Exchange, failure: Failure) => void;
  readonly otherwise: number;
};

/** Gets an access token of the service's managed identity for a resource. */
export type TokenGet = {
  readonly kind: 'token.get';
  readonly resource: Operand<string>;
  /** `null`: the system-assigned identity. */
  readonly clientId: Operand<string> | null;
  readonly answered: (exchange: Exchange, token: string) => void;
  readonly failed?: (exchange: Exchange, failure: Failure) => void;
  readonly otherwise: number;
};

/** Waits, before repetition `n` (from 1) of loop `loop`; `chance` is a draw from (0, 1) that the driver brings. */
export type Delay = {
  readonly kind: 'delay';
  readonly loop: number;
  readonly reads: readonly string[];
  readonly us: (exchange: Exchange, repetition: number, chance: number) => number;
};

/** Says something to an observer of the service: a trace, an event hub, a metric. Never fails. */
export type Log = { readonly kind: 'log'; readonly entry: (exchange: Exchange) => LogEntry };

export type LogEntry = {
  /** The policy that says it. */
  readonly policy: string;
  /** Whom it is for: a logger's id, a metric's namespace, a topic. */
  readonly to: string;
  readonly text: string;
  readonly properties: ReadonlyMap<string, string>;
};
