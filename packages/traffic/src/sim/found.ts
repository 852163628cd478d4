import type { Drill, DrillResult } from '@keelgate/model';
import type { CounterSpec } from '@keelgate/policy';
import type { RegionName } from '../health/name-resolution.ts';
import type { Busy } from './busy.ts';
import { identityOf } from './counter-identity.ts';
import { configFindings } from './config-findings.ts';
import type { Ejection } from './ejected-share.ts';
import type { FaultTally } from './fault-tally.ts';
import { cacheSide } from './region-caches.ts';
import type { CounterEntry } from './registry.ts';
import { counterNumber } from './registry.ts';
import type { Shard } from './shard.ts';
import type { Simulation } from './simulation.ts';
import { regionsOf } from './standby.ts';
import { worstSurge } from './surge.ts';
import type { Tally } from './tally.ts';

/** What one worker found: of each of its regions, of the quotas whose truth it holds, and what every worker knows. Plain data. */
export type FoundPart = {
  readonly regions: readonly FoundRegion[];
  /** By identity. */
  readonly quotas: readonly FoundCounter[];
  readonly shared: FoundShared;
};

/** What a drill found, put together from all parts; regions in order. */
export type Found = FoundPart & { readonly drill: Drill; readonly names: readonly string[] };

export type FoundRegion = {
  readonly region: number;
  readonly tally: Tally;
  readonly busy: Pick<Busy, 'stepShares' | 'stepSeconds' | 'shares' | 'shareSum' | 'shareMax' | 'seconds'>;
  readonly faults: FoundFaults;
  /** Whether a VM serves at the end. */
  readonly isServing: boolean;
  readonly ejections: readonly Ejection[];
  readonly caches: readonly FoundCache[];
  readonly surge: number | null;
  readonly backends: readonly FoundBackend[];
  /** By identity. */
  readonly rates: readonly FoundCounter[];
};

export type FoundFaults = Pick<
  FaultTally,
  'dropped' | 'unreachable' | 'shed' | 'lastLossUs' | 'detectedUs' | 'recoveredUs'
> & {
  /** How many VMs each fault has had down. */
  readonly vms: readonly number[];
};

export type FoundCache = {
  readonly kind: 'internal' | 'external';
  readonly hits: number;
  readonly misses: number;
  readonly lost: number;
};

export type FoundBackend = {
  readonly id: string;
  readonly calls: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly skipped: number;
  readonly reached: number;
};

export type FoundCounter = {
  readonly counter: string;
  readonly worst: { readonly key: string | null; readonly admitted: number; readonly bound: number };
};

export type FoundShared = {
  readonly notes: readonly string[];
  readonly notSimulated: DrillResult['service']['notSimulated'];
  readonly names: readonly Pick<RegionName, 'leftOutUs' | 'awayUs' | 'takenBackUs' | 'answered'>[];
  readonly standby: { readonly configuredUs: number; readonly serves: boolean } | null;
  readonly config: DrillResult['config'];
  readonly autoscale: DrillResult['autoscale'];
  readonly rates: readonly CounterSpec[];
  readonly quotas: readonly CounterSpec[];
  readonly backends: readonly string[];
};

/** Puts parts together: what every worker knows is the same in all of them. */
export function foundBy(drill: Drill, parts: readonly FoundPart[]): Found {
  const { shared } = parts[0] as FoundPart;
  return {
    drill,
    names: regionsOf(drill).map(({ location }) => location),
    regions: parts.flatMap(({ regions }) => regions).toSorted((left, right) => left.region - right.region),
    quotas: parts.flatMap(({ quotas }) => quotas),
    shared,
  };
}

export function foundIn(simulation: Simulation): FoundPart {
  const { plan, shards, quotas, agreement, resolution, standby, management } = simulation;
  return {
    regions: shards.map((shard) => regionOf(simulation, shard)),
    quotas: agreement.quotas.flatMap((spec) => {
      const number = counterNumber(plan.registry.quotas, spec);
      return counterOf(plan.registry.quotas[number] as CounterEntry, quotas[number]?.worst() ?? null);
    }),
    shared: {
      notes: [...plan.notes],
      notSimulated: plan.policies.notSimulated,
      names: resolution.regions.map(({ leftOutUs, awayUs, takenBackUs, answered }) => ({
        leftOutUs,
        awayUs,
        takenBackUs,
        answered,
      })),
      config: configFindings(simulation),
      standby:
        standby === null ? null : { configuredUs: standby.configuredUs, serves: management.serving.name === 'standby' },
      autoscale: management.autoscale?.done ?? [],
      rates: agreement.rates,
      quotas: agreement.quotas,
      backends: agreement.backends.map(({ id }) => id),
    },
  };
}

function regionOf({ plan, agreement }: Simulation, shard: Shard): FoundRegion {
  const { tally, busy, faults, health, surge, backends, counters } = shard;
  const { dropped, unreachable, shed, lastLossUs, detectedUs, recoveredUs } = faults;
  const { stepShares, stepSeconds, shares, shareSum, shareMax, seconds } = busy;
  return {
    region: shard.region.index,
    tally,
    busy: { stepShares, stepSeconds, shares, shareSum, shareMax, seconds },
    faults: {
      dropped,
      unreachable,
      shed,
      lastLossUs,
      detectedUs,
      recoveredUs,
      vms: faults.vms.map(({ length }) => length),
    },
    isServing: health.view.serving.includes(1),
    ejections: shard.ejection?.done ?? [],
    caches: cachesOf(shard),
    surge: worstSurge(surge),
    backends: backends.backends.map(({ entry, calls, failed, timedOut, skipped, reached }) => ({
      id: entry.id,
      calls,
      failed,
      timedOut,
      skipped,
      reached,
    })),
    rates: agreement.rates.flatMap((spec) => {
      const number = counterNumber(plan.registry.rates, spec);
      return counterOf(plan.registry.rates[number] as CounterEntry, counters.rates[number]?.worst() ?? null);
    }),
  };
}

type Worst = { readonly key: number; readonly admitted: number; readonly bound: number } | null;

function counterOf({ spec, names }: CounterEntry, worst: Worst): readonly FoundCounter[] {
  if (worst === null) return [];
  const { key, admitted, bound } = worst;
  return [{ counter: identityOf(spec), worst: { key: names[key] ?? null, admitted, bound } }];
}

function cachesOf({ caches }: Shard): readonly FoundCache[] {
  return (['internal', 'external'] as const).map((kind) => ({
    kind,
    hits: caches.hits[cacheSide[kind]] ?? 0,
    misses: caches.misses[cacheSide[kind]] ?? 0,
    lost: kind === 'internal' ? caches.lost : 0,
  }));
}
