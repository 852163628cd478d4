import type { NetValue } from '../dotnet/value.ts';
import type { OutgoingRequest, Response } from '../http/message.ts';
import type { Query } from '../http/url.ts';
import type { Caching, CounterAnswer, CounterSpec, Failure, LogEntry, Realm } from './effect.ts';
import type { BackendChoice } from './exchange.ts';

/**
 * What a program's effects act on. Whatever is asked for is answered at once; `nowUs` is virtual, in microseconds since
 * 1970 UTC, and what takes time says how much.
 */
export type World = {
  /** Counts if the counter is below its limit, or says no. */
  readonly take: (counter: CounterSpec, count: Count) => CounterAnswer;
  /** Counts without asking. */
  readonly add: (counter: CounterSpec, count: Count) => CounterAnswer;
  readonly enter: (limit: { readonly id: string; readonly key: string; readonly max: number }) => boolean;
  readonly leave: (limit: { readonly id: string; readonly key: string }) => void;
  readonly lookUp: (at: CacheKey, nowUs: number) => Response | null;
  readonly store: (at: CacheKey, entry: Kept<Response>) => void;
  readonly valueOf: (at: CacheKey, nowUs: number) => NetValue | undefined;
  readonly keepValue: (at: CacheKey, entry: Kept<NetValue>) => void;
  readonly dropValue: (at: CacheKey) => void;
  readonly send: (call: BackendCall) => Reply;
  readonly http: (call: HttpCall) => Reply;
  readonly token: (wanted: { readonly resource: string; readonly clientId: string | null }) => Result;
  readonly log: (entry: LogEntry, nowUs: number) => void;
  /** A draw from (0, 1). */
  readonly chance: () => number;
};

export type Count = { readonly key: string; readonly amount: number; readonly nowUs: number };

/** Keys of one realm are apart from all others. */
export type CacheKey = { readonly caching: Caching; readonly key: string; readonly realm?: Realm };

export type Kept<Value> = { readonly value: Value; readonly nowUs: number; readonly untilUs: number };

export type HttpCall = { readonly request: OutgoingRequest; readonly timeoutUs: number; readonly nowUs: number };

export type BackendCall = HttpCall & {
  readonly backend: BackendChoice;
  /** What stands behind the backend's own URL. */
  readonly path: string;
  readonly query: Query;
};

/** What comes back, after so long. */
export type Reply = { readonly delayUs: number } & (
  | { readonly response: Response; readonly failure?: never }
  | { readonly failure: Failure; readonly response?: never }
);

type Result =
  | { readonly token: string; readonly failure?: never }
  | { readonly failure: Failure; readonly token?: never };
