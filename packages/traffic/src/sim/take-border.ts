import { minuteUs } from '../scaling/autoscaler.ts';
import { newcomersOf } from './agreement.ts';
import { takeMinute } from './busy.ts';
import { conservedOf } from './assert-laws.ts';
import type { BorderRecord, MovedCaller, PartRecord } from './border-record.ts';
import { runsAfter } from './border-record.ts';
import { nextDue } from './event-heap.ts';
import { quotaRecordsOf } from './quota-border.ts';
import { countServing } from './region-health.ts';
import type { Shard, Source } from './shard.ts';
import type { Simulation } from './simulation.ts';

/** What this worker's regions have for the others at the end of a window. They have nothing more to say after it. */
export function takeBorder(simulation: Simulation): PartRecord {
  return {
    worker: simulation.part.worker,
    regions: simulation.shards.map((shard) => recordOf(simulation, shard)),
    newcomers: newcomersOf(simulation.plan.registry, simulation.agreement),
    failure: null,
  };
}

function recordOf(simulation: Simulation, shard: Shard): BorderRecord {
  countServing(shard);
  const { health, outbox, region, heap } = shard;
  const record: BorderRecord = {
    region: region.index,
    isBusy: nextDue(heap) !== Infinity || outbox.length > 0,
    conserved: conservedOf(shard, simulation.window % countedWindows === 0),
    deadSinceUs: health.deadSinceUs,
    load: loadOf(simulation, shard),
    zoneEvents: health.zoneEvents.splice(0),
    moved: outbox.length === 0 ? none : outbox.splice(0).map((moved) => withCaller(shard, moved)),
    calls: callsOf(simulation, shard),
    quotas: quotaRecordsOf(simulation, region.index),
  };
  return record;
}

/** Autoscale looks at the primary region once a minute. */
function loadOf({ management }: Simulation, { busy, region, untilUs }: Shard): number | null {
  if (management.autoscale === null || region.index !== 0 || untilUs % minuteUs !== 0) return null;
  return takeMinute(busy);
}

/** The full count looks at every request on its way: now and then is enough, for a lost one stays lost. */
const countedWindows = 64;

const none: readonly MovedCaller[] = [];

/** What a caller remembers goes with the request that leads it away, not with one that runs after a caller that has moved on. */
function withCaller({ sources }: Shard, moved: Shard['outbox'][number]): MovedCaller {
  const { callers } = sources[moved.group] as Source;
  const leads = callers.owner[moved.caller] === moved.from;
  return { ...moved, keptUntilUs: leads ? (callers.keptUntilUs[moved.caller] as number) : runsAfter };
}

function callsOf({ plan }: Simulation, { backends }: Shard): BorderRecord['calls'] {
  if (plan.regions.length === 1) return [];
  const calls: { readonly backend: string; readonly calls: number }[] = [];
  for (const state of backends.backends) {
    if (state.entry.settings.capacityPerSecond === null) continue;
    calls.push({ backend: state.entry.id, calls: state.recent });
    state.recent = 0;
  }
  return calls;
}
