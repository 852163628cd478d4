import type { Outcome } from './outcome.ts';
import type { PolicyDocument, PolicyScope } from './resource/policy-document.ts';
import type { Region, ZoneChoice } from './service.ts';
import type { Snapshot } from './snapshot.ts';

/** A service, its traffic, what goes wrong, and what is expected of it. Everything is checked; all times are in µs. */
export type Drill = {
  readonly name: string;
  /** The configuration at time 0, overlay applied. Its `service` is never `null` in a drill. */
  readonly snapshot: Snapshot;
  readonly seed: number;
  /** When the drill starts on the calendar, in milliseconds since 1970 UTC. Quotas with a period start need it. */
  readonly startMs: number;
  readonly durationUs: number;
  /** Requests that arrive before this are carried out and not counted. Part of the duration. */
  readonly warmupUs: number;
  readonly gateway: GatewaySettings;
  readonly clients: readonly ClientGroup[];
  readonly backends: readonly BackendSettings[];
  readonly faults: readonly InjectedFault[];
  readonly changes: readonly ScheduledChange[];
  /** How the primary region's units follow its load; `null`: they do not. */
  readonly autoscale: AutoscaleRules | null;
  /** A second service of the same tier that backups are restored onto; `null`: there is none. */
  readonly standby: Standby | null;
  readonly expectations: readonly Expectation[];
};

/**
 * A service of its own in one region. It counts and caches for itself, holds nothing but what is restored onto it, and gets no
 * requests before names are pointed at it. Where regions are numbered, its region comes after those of the service.
 */
export type Standby = { readonly region: Region };

/** Azure Monitor's autoscale of the primary region: bounds in units, and a rule for each way; `null`: never that way. */
export type AutoscaleRules = {
  readonly minimum: number;
  readonly maximum: number;
  readonly out: AutoscaleRule | null;
  readonly in: AutoscaleRule | null;
  /** From the decision until units that join serve. */
  readonly takesUs: number;
};

/** When the capacity in use was above (or below) `share` on average for `forUs`, so many units more (or less). */
export type AutoscaleRule = {
  readonly share: number;
  readonly forUs: number;
  readonly step: number;
  /** Not within so long of the last time, whichever way that went. */
  readonly cooldownUs: number;
};

/** How the platform itself behaves. */
export type GatewaySettings = {
  readonly unitCapacityPerSecond: number;
  readonly overheadUs: number;
  readonly serviceTime: 'deterministic' | 'exponential';
  /** A VM sheds what would wait longer than this. */
  readonly queueUs: number;
  /**
   * A queue shorter than this is as long as this (`gateway.burst`, 100 ms unless said otherwise): a VM shares its time
   * out among what it holds, so unevenness within a moment is no overload.
   */
  readonly burstUs: number;
  readonly zoneDetectionUs: number;
  readonly regionDetectionUs: number;
  readonly dnsTtlUs: number;
  readonly recoveryUs: number;
  readonly holdDownUs: number;
  readonly servers: number;
  readonly quotaReplicationUs: number;
  readonly counterReplicationUs: number;
  readonly configPropagationMaxUs: number;
  /** The internal cache of each region; `null` where the tier has none. */
  readonly cache: { readonly bytes: number; readonly each: 'instance' | 'unit'; readonly policy: CachePolicy } | null;
  /** `slidingLog` is the exact algorithm: no product has it, it is there to compare with. */
  readonly rateLimiter: 'slidingWindow' | 'slidingLog' | 'tokenBucket';
  /** How the front door finds VMs that answer, but badly; `null`: it does not look. */
  readonly outlierEjection: OutlierEjection | null;
  /** How long one unit is away in a rolling update. */
  readonly updateUnitUs: number;
  readonly updates: UpdateSettings;
};

/** When a release of the platform reaches the service, and when its regions may begin with it. */
export type UpdateSettings = {
  readonly group: UpdateGroup;
  /** From one group to the next. */
  readonly phaseUs: number;
  /** How much later than others a Premium service gets it. */
  readonly premiumUs: number;
  /** Whether a region waits for the one before it to be done. */
  readonly regions: 'inTurn' | 'together';
  /** Once a day an update may begin: from a time of day on for so long, on clocks that are so far ahead of UTC. */
  readonly window: { readonly fromUs: number; readonly forUs: number; readonly offsetUs: number };
};

/** In the order in which releases reach them. */
export type UpdateGroup = 'early' | 'default' | 'late';

/** A VM that is an outlier for `afterUs` is ejected: it gets nothing new for `forUs`, and is then tried again. */
export type OutlierEjection = {
  /** So many times slower than the region's median. */
  readonly factor: number;
  /** Or failing so large a share of what it gets. */
  readonly errorShare: number;
  readonly afterUs: number;
  /** Or failing so many attempts in a row, and then at once. */
  readonly failures: number;
  readonly forUs: number;
  /** Of the VMs that the front door knows, at most this share is ejected at once. */
  readonly maxShare: number;
};

/** How a cache chooses what goes when it is full. The product does not say which it has; `lru` is the usual one. */
export type CachePolicy = 'lru' | 's3-fifo' | 'sieve';

/** One kind of client: where it is and what it asks for. */
export type ClientGroup = {
  readonly name: string;
  /** Round-trip time to each region of the service, in its order; `null` where the region is not reachable. */
  readonly latencyUs: readonly (number | null)[];
  readonly rate: readonly RateStep[];
  readonly arrivals: 'poisson' | 'uniform';
  /** They have asked for an address once, and keep to it for ever. */
  readonly pinned?: boolean;
  readonly operations: readonly { readonly apiId: string; readonly operationId: string; readonly weight: number }[];
  /** Subscription keys the group calls with; `null`: none. `skew` is a Zipf exponent, 0 is even. */
  readonly subscriptions: { readonly productId: string; readonly count: number; readonly skew: number } | null;
  /** Distinct client addresses: caller n has the n-th address after the first. */
  readonly callers: { readonly count: number; readonly skew: number; readonly firstAddress: string };
  /** Values of template and query parameters, by name. One that is not named has one constant value. */
  readonly parameters: readonly { readonly name: string; readonly count: number; readonly skew: number }[];
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** Bounds each attempt; `null`: the client waits for ever. */
  readonly timeoutUs: number | null;
  readonly retry: ClientRetry | null;
  /** Users who wait for each answer, in place of a rate; `null`: requests come whatever becomes of the others. */
  readonly loop: ClientLoop | null;
  /** Requests that somebody logged, in place of a rate; `null`: they are drawn. */
  readonly log: TrafficLog | null;
};

/** Logged requests in the order of time: when each came, which of the operations it asked for, and which caller asked. */
export type TrafficLog = {
  readonly timesUs: readonly number[];
  readonly operationOf: readonly number[];
  readonly callerOf: readonly number[];
  readonly operations: readonly { readonly apiId: string; readonly operationId: string }[];
  readonly callers: number;
};

/** So many users, each with one request at a time and a pause after its answer. Caller n is user n. */
export type ClientLoop = {
  readonly users: number;
  readonly thinkUs: number;
  /** Whether pauses vary, around `thinkUs`, or are all as long. */
  readonly thinks: 'exponential' | 'deterministic';
};

/** The rate from `atUs` on; with a ramp it goes there in a straight line that begins at `atUs`. */
export type RateStep = { readonly atUs: number; readonly perSecond: number; readonly rampUs: number };

export type ClientRetry = {
  /** Tries in all. */
  readonly attempts: number;
  readonly on: readonly RetryCause[];
  /** Before the second try; doubles each time. */
  readonly backoffUs: number;
  /** Each wait is multiplied by a draw from [1 - jitter, 1 + jitter]. */
  readonly jitter: number;
};

/** `connection` is unreachable and dropped; a number is a status that the client sees. */
export type RetryCause = 'connection' | 'timeout' | number;

/** How a backend behaves. `id` is a backend's id, or the host of a service URL, in lower case. */
export type BackendSettings = {
  readonly id: string;
  readonly latency: { readonly p50Us: number; readonly p99Us: number };
  readonly errorShare: number;
  readonly errorStatus: number;
  /** One first-come-first-served queue at this rate; `null`: no bound. */
  readonly capacityPerSecond: number | null;
  readonly queueUs: number;
  readonly responseBytes: number;
  /** Round-trip time from each region of the service, in its order, on top of the latency. */
  readonly distanceUs: readonly number[];
};

/** Something that goes wrong between `atUs` and `untilUs`. Regions are numbered as in the service. */
export type InjectedFault = {
  /** `f1`, `f2`, … in file order. */
  readonly id: string;
  /** The target as it was written. */
  readonly target: string;
  readonly atUs: number;
  /** `at` + `for`, or the drill's end. */
  readonly untilUs: number;
} & FaultEffect;

export type FaultEffect =
  | { readonly kind: 'zoneDown'; readonly region: number; readonly zone: string; readonly recoveryUs: number }
  | { readonly kind: 'regionDown'; readonly region: number; readonly recoveryUs: number }
  /** `unit` counts from 0. */
  | { readonly kind: 'unitDown'; readonly region: number; readonly unit: number; readonly recoveryUs: number }
  | {
      readonly kind: 'unitSlow';
      readonly region: number;
      readonly unit: number;
      readonly factor: number;
      readonly recoveryUs: number;
    }
  /** It breaks the connection on that share of its attempts. */
  | { readonly kind: 'unitErrors'; readonly region: number; readonly unit: number; readonly share: number }
  | { readonly kind: 'zoneClock'; readonly region: number; readonly zone: string; readonly skewUs: number }
  | {
      readonly kind: 'link';
      readonly region: number;
      readonly zones: readonly [string, string];
      readonly effect: LinkEffect;
    }
  | { readonly kind: 'backendErrors'; readonly backendId: string; readonly share: number }
  | { readonly kind: 'backendSlow'; readonly backendId: string; readonly factor: number }
  | { readonly kind: 'backendDown'; readonly backendId: string }
  /** `by`: what is away at once. */
  | { readonly kind: 'rollingUpdate'; readonly region: number; readonly by: 'unit' | 'zone' }
  /** A release of the platform sets out; it reaches each region in its group's turn, in its window. */
  | { readonly kind: 'release'; readonly by: 'unit' | 'zone' }
  | { readonly kind: 'managementPlane' }
  /** `internal`: every zone loses its entries; otherwise the external caches named are out. */
  | { readonly kind: 'internalCache' }
  | { readonly kind: 'externalCache'; readonly cacheId: string | null };

/** What a fault does to the exchange of counters between two zones. `cut`: nothing gets through. */
export type LinkEffect = {
  readonly cut: boolean;
  readonly dropShare: number;
  readonly delayUs: number;
  readonly duplicateShare: number;
};

/** A write to the management plane at `atUs`. */
export type ScheduledChange = {
  /** `c1`, `c2`, … in file order. */
  readonly id: string;
  readonly atUs: number;
} & ChangeEffect;

export type ChangeEffect =
  | {
      readonly kind: 'policy';
      readonly scope: PolicyScope;
      readonly document: PolicyDocument;
      /** It may be what no unit can load: the management plane takes it all the same. */
      readonly unchecked?: boolean;
    }
  | { readonly kind: 'scale'; readonly region: number; readonly units: number; readonly takesUs: number }
  /** The region's units go to other zones, and it gets another address. */
  | { readonly kind: 'zones'; readonly region: number; readonly zones: ZoneChoice; readonly takesUs: number }
  | { readonly kind: 'gateway'; readonly region: number; readonly disabled: boolean; readonly takesUs: number }
  /** Holds the configuration as it is when it starts, and can be restored once it is done. */
  | { readonly kind: 'backup'; readonly backup: string; readonly takesUs: number }
  /** Puts the newest usable backup of that name in the place of what is configured. */
  | {
      readonly kind: 'restore';
      readonly backup: string;
      readonly onto: 'service' | 'standby';
      readonly takesUs: number;
    }
  /** Points the service's names at the standby, or back. */
  | { readonly kind: 'failover'; readonly to: 'service' | 'standby' };

/** One line of `expect`: a figure of the result, and what it must be. */
export type Expectation = {
  readonly what: ExpectedFigure;
  /** As it was written: `>= 99.95%`. */
  readonly wanted: string;
  readonly comparison: Comparison;
  /** Shares as shares, latencies in ms, durations in s, counts as counts: the unit of the result. */
  readonly bound: number;
};

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

export type ExpectedFigure =
  | 'availability'
  | 'availability.gateway'
  | 'availability.minutes'
  | 'availability.lastMinute'
  | `latency.${'p50' | 'p90' | 'p99' | 'p999' | 'max' | 'mean'}`
  | 'recovery'
  | 'lostChanges'
  | 'recoveryPoint'
  | (Outcome & ('shed' | 'dropped' | 'unreachable'))
  | 'cache.hitRatio'
  | 'counters.overAdmission'
  | `backends.${string}.amplification`;
