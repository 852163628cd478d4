import type { ScheduledChange } from './drill.ts';
import type { Outcomes } from './outcome.ts';
import type { PlacementKind } from './service.ts';
import type { TierName } from './tier.ts';
import type { VipChange } from './vip.ts';

/** What a drill found: `keelgate.drill/1`. Times are seconds from the drill's start; `null` is "not before its end". */
export type DrillResult = {
  readonly schema: 'keelgate.drill/1';
  readonly name: string;
  readonly seed: number;
  /** A hash of everything but `engine`: equal for equal drills and seeds, on any machine. */
  readonly digest: string;
  readonly engine: {
    readonly version: string;
    readonly workers: number;
    readonly requests: number;
    readonly attempts: number;
    readonly wallMs: number;
    readonly requestsPerSecond: number;
  };
  readonly service: {
    readonly name: string;
    readonly tier: TierName;
    readonly regions: readonly ResultRegion[];
    /** The standby service; `null` without one. */
    readonly standby: ResultRegion | null;
    readonly notSimulated: readonly NotSimulated[];
  };
  readonly requests: Outcomes;
  readonly attempts: Outcomes;
  readonly availability: { readonly endToEnd: number; readonly gateway: number; readonly minutes: number };
  readonly latencyMs: LatencyMs;
  readonly faults: readonly FaultResult[];
  readonly counters: readonly CounterResult[];
  readonly cache: readonly CacheResult[];
  readonly backends: readonly BackendResult[];
  readonly config: {
    readonly changes: readonly ChangeResult[];
    readonly lostChanges: number;
    readonly staleSecondsMax: number;
    /** Each time that a region got another address, in the order of time. */
    readonly vipChanges: readonly VipChangeResult[];
    readonly backups: readonly BackupResult[];
    readonly restores: readonly RestoreResult[];
    /** Each time that the primary region died, and what of the configuration there was elsewhere then. */
    readonly disasters: readonly DisasterResult[];
    /** The largest of all disasters; 0 without one, `null` where one left nothing. */
    readonly recoveryPointSeconds: number | null;
  };
  /** What autoscale did, in the order of time; empty without it. */
  readonly autoscale: readonly ScalingResult[];
  /** Every update of a region, by itself or in a release, in the order of time. */
  readonly updates: readonly UpdateResult[];
  /** VMs that outlier ejection took out for a time. */
  readonly ejections: readonly EjectionResult[];
  readonly capacity: readonly {
    readonly region: string;
    readonly mean: number | null;
    readonly p95: number | null;
    readonly max: number | null;
  }[];
  readonly regions: readonly { readonly region: string; readonly requests: Outcomes; readonly attempts: Outcomes }[];
  readonly series: {
    readonly stepSeconds: number;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (number | null)[])[];
  };
  readonly expectations: readonly ExpectationResult[];
  /** What a reader should know about how the figures came about: one sentence each. */
  readonly notes: readonly string[];
};

export type ResultRegion = {
  readonly name: string;
  readonly primary: boolean;
  readonly units: number;
  readonly placement: PlacementKind;
  readonly zones: readonly { readonly name: string; readonly vms: number }[];
};

/** A piece of policy that the drill did not carry out, and why. */
export type NotSimulated = { readonly scope: string; readonly policy: string; readonly why: string };

/** Of served requests, as the client sees them, in milliseconds; all `null` where none was served. */
export type LatencyMs = {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly p999: number | null;
  readonly max: number | null;
  readonly mean: number | null;
};

export type FaultResult = {
  readonly id: string;
  readonly target: string;
  readonly at: number;
  readonly until: number;
  readonly detectedAt: number | null;
  readonly servingAgainAt: number | null;
  readonly recoveredAt: number | null;
  readonly recoverySeconds: number | null;
  readonly dropped: number;
  readonly unreachable: number;
  readonly shed: number;
};

/** The worst key of one counter policy in one region. */
export type CounterResult = {
  readonly policy: string;
  readonly scope: string;
  readonly region: string;
  readonly limit: number;
  readonly periodSeconds: number;
  readonly worstKey: string | null;
  readonly admitted: number;
  readonly bound: number;
  readonly overAdmission: number;
};

export type CacheResult = {
  readonly region: string;
  readonly kind: 'internal' | 'external';
  readonly hits: number;
  readonly misses: number;
  readonly hitRatio: number | null;
  readonly lostEntries: number;
  readonly backendSurge: number | null;
};

export type BackendResult = {
  readonly id: string;
  readonly calls: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly skippedByBreaker: number;
  readonly amplification: number | null;
};

export type ChangeResult = {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly at: number;
  readonly accepted: boolean;
  readonly refusedBecause: RefusalCause | null;
  /** When what it began was done; `null` where that was not before the end, or never. */
  readonly endedAt: number | null;
  readonly appliedAt: { readonly [region: string]: number };
  /** Regions whose units could not load the configuration that it made, and kept the last good one. */
  readonly rejectedBy: readonly string[];
  readonly lost: boolean;
  /** What it was lost by: the primary region's death, a restore (its id) or a failover (its id). */
  readonly lostBy: string | null;
};

export type VipChangeResult = {
  /** The change that did it. */
  readonly id: string;
  readonly region: string;
  readonly because: VipChange['because'];
  readonly at: number;
};

export type ChangeKind = ScheduledChange['kind'];

/** Why a change was not accepted. */
export type RefusalCause =
  | 'managementPlaneDown'
  /** Another long-running operation is under way. */
  | 'locked'
  /** There is no backup of that name that can be restored. */
  | 'noBackup'
  | 'backupExpired'
  | 'standbyDown';

/** One backup, and whether it could be restored. */
export type BackupResult = {
  readonly id: string;
  readonly name: string;
  readonly at: number;
  readonly usableAt: number | null;
  /** How many changes since the start it holds. */
  readonly changes: number;
  readonly whyNot: RefusalCause | 'killed' | 'unfinished' | null;
};

export type RestoreResult = {
  readonly id: string;
  readonly name: string;
  readonly onto: 'service' | 'standby';
  /** The backup that was restored. */
  readonly backup: string | null;
  readonly at: number;
  readonly endedAt: number | null;
  /** Changes that were there before and not after. */
  readonly undone: readonly string[];
  readonly whyNot: RefusalCause | 'killed' | 'unfinished' | 'lost' | null;
};

/** The primary region's death: what was configured, and what each of those that were left had of it. */
export type DisasterResult = {
  readonly at: number;
  /** Changes since the start that were configured. */
  readonly changes: number;
  /** Of the regions that were left; `null` where none was. */
  readonly replica: RecoveryPoint | null;
  /** Of the newest backup that could be restored. */
  readonly backup: (RecoveryPoint & { readonly id: string }) | null;
  /** Of what had been restored onto the standby already. */
  readonly standby: (RecoveryPoint & { readonly id: string }) | null;
  /** The least of them. */
  readonly recoveryPointSeconds: number | null;
};

/** How old what is left is, and how many changes it has not. */
export type RecoveryPoint = { readonly seconds: number; readonly lostChanges: number };

/** One time that autoscale changed the primary region's units. */
export type ScalingResult = {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** The share of capacity in use that it went by; `null` where the bounds alone asked for it. */
  readonly capacity: number | null;
  /** When units that join serve, and when those that leave get nothing new any more. */
  readonly effectiveAt: number;
};

/** One region's update. What it shed while it was updated is put down to it. */
export type UpdateResult = {
  /** The fault that says so. */
  readonly id: string;
  /** The release's name; `null` where the region is updated by itself. */
  readonly release: string | null;
  readonly region: string;
  /** `null`: not before the end. */
  readonly at: number | null;
  readonly endedAt: number | null;
  /** How many turns it took, and the largest share of the region's VMs that was away in one. */
  readonly turns: number;
  readonly awayMax: number;
  readonly shed: number;
};

/** One time that a region's front door ejected a VM; `why`: too slow, failing too large a share, too many in a row. */
export type EjectionResult = {
  readonly region: string;
  /** Units and their VMs count from 1. */
  readonly unit: number;
  readonly vm: number;
  readonly why: 'slow' | 'errors' | 'failures';
  readonly at: number;
  /** When it was, or was to be, tried again. */
  readonly backAt: number;
};

export type ExpectationResult = {
  readonly what: string;
  readonly wanted: string;
  readonly value: number | null;
  readonly held: boolean;
};
