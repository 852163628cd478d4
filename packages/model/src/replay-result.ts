import type { CounterResult, FaultResult, ResultRegion } from './drill-result.ts';
import type { Outcomes } from './outcome.ts';
import type { TierName } from './tier.ts';

/** What a log came to when it was played to a service: `keelgate.replay/1`. Times are ISO 8601; `null` where there is none. */
export type ReplayResult = {
  readonly schema: 'keelgate.replay/1';
  readonly service: { readonly name: string; readonly tier: TierName; readonly regions: readonly ResultRegion[] };
  readonly log: ReplayLog;
  /** How requests ended here. */
  readonly requests: Outcomes;
  /** What the log itself says of them. */
  readonly said: ReplaySaid;
  readonly throttled: ReplayThrottled;
  readonly cache: ReplayCache;
  readonly unmatched: { readonly requests: number; readonly paths: readonly ReplayPath[] };
  /** The worst key of each counter policy in each region. */
  readonly counters: readonly CounterResult[];
  readonly faults: readonly ReplayFault[];
  readonly series: {
    readonly stepSeconds: number;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (string | number)[])[];
  };
  readonly notes: readonly string[];
};

export type ReplayLog = {
  readonly file: string;
  readonly format: string | null;
  readonly records: number;
  /** Lines that could not be read, and the first of them. */
  readonly wrong: number;
  readonly troubles: readonly { readonly line: number; readonly why: string }[];
  /** Records that came too late to be put in order, and those after more time than a replay spans. */
  readonly late: number;
  readonly beyond: number;
  /** Records for which what nobody wrote down was assumed. */
  readonly assumed: number;
  readonly from: string | null;
  readonly to: string | null;
};

export type ReplaySaid = {
  /** Records that say a status. */
  readonly requests: number;
  readonly throttled: number;
  readonly clientErrors: number;
  readonly serverErrors: number;
  readonly cacheHits: number;
  /** Throttled in the log and here, only in the log, and only here. */
  readonly agreement: { readonly both: number; readonly log: number; readonly here: number };
};

export type ReplayThrottled = {
  readonly requests: number;
  readonly counters: readonly {
    readonly policy: string;
    readonly scope: string;
    readonly limit: number;
    readonly periodSeconds: number;
    readonly requests: number;
    readonly keys: readonly { readonly key: string; readonly requests: number }[];
    /** How many keys there are in all. */
    readonly distinctKeys: number;
  }[];
  readonly subscriptions: readonly {
    readonly subscription: string;
    readonly requests: number;
    readonly throttled: number;
  }[];
};

export type ReplayCache = {
  /** Requests that a lookup answered, and the bytes of their responses as far as the log tells them. */
  readonly hits: number;
  readonly misses: number;
  readonly bytes: number;
  readonly operations: readonly {
    readonly operation: string;
    readonly requests: number;
    readonly hits: number;
    readonly misses: number;
    readonly bytes: number;
  }[];
};

export type ReplayPath = { readonly request: string; readonly requests: number };

/** What a fault did and cost, with times of the calendar. */
export type ReplayFault = Omit<FaultResult, 'at' | 'until' | 'detectedAt' | 'servingAgainAt' | 'recoveredAt'> & {
  readonly at: string;
  readonly until: string | null;
  readonly detectedAt: string | null;
  readonly servingAgainAt: string | null;
  readonly recoveredAt: string | null;
};
