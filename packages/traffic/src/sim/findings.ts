import type { DrillResult, LatencyMs, Outcomes } from '@keelgate/model';
import { outcomeBlame, outcomes } from '@keelgate/model';
import { busyP95 } from './busy.ts';
import { backendFindings, cacheFindings, counterFindings } from './engine-findings.ts';
import type { Findings } from './expect.ts';
import { changeFindings, faultFindings } from './event-findings.ts';
import type { Histogram } from './histogram.ts';
import { createHistogram, mean, merge, percentile } from './histogram.ts';
import { round } from './round.ts';
import type { Shard } from './shard.ts';
import type { Simulation } from './simulation.ts';
import { outcomeCount, totalOf } from './tally.ts';

/** Everything that a drill found, put together from its regions. */
export function findingsOf(simulation: Simulation): Findings {
  const { plan, shards } = simulation;
  const { drill, service } = plan;
  const requests = sumOf(shards, ({ tally }) => tally.requests);
  return {
    schema: 'keelgate.drill/1',
    name: drill.name,
    seed: drill.seed,
    service: {
      name: service.name,
      tier: service.tier,
      regions: plan.regions.map(({ index, name, placement }) => ({
        name,
        primary: index === 0,
        units: service.regions[index]?.units ?? 0,
        placement: placement.kind,
        zones: placement.zones.map((zone) => ({
          name: zone,
          vms: placement.vms.filter((vm) => vm.zone === zone).length,
        })),
      })),
      notSimulated: plan.policies.notSimulated,
    },
    requests: asOutcomes(requests),
    attempts: asOutcomes(sumOf(shards, ({ tally }) => tally.attempts)),
    availability: availabilityOf(shards, requests),
    latencyMs: latencyOf(shards.map(({ tally }) => tally.latency)),
    faults: faultFindings(simulation),
    counters: counterFindings(simulation),
    cache: cacheFindings(simulation),
    backends: backendFindings(simulation),
    config: changeFindings(simulation),
    capacity: shards.map(({ busy, region }) => ({
      region: region.name,
      mean: busy.seconds === 0 ? null : round(busy.shareSum / busy.seconds),
      p95: busyP95(busy),
      max: busy.seconds === 0 ? null : round(busy.shareMax),
    })),
    regions: shards.map(({ region, tally }) => ({
      region: region.name,
      requests: asOutcomes(tally.requests),
      attempts: asOutcomes(tally.attempts),
    })),
    series: seriesOf(simulation),
    notes: notesOf(simulation),
  };
}

function sumOf(shards: readonly Shard[], column: (shard: Shard) => Float64Array): Float64Array {
  const sum = new Float64Array(outcomeCount);
  for (const shard of shards) {
    for (const [index, count] of column(shard).entries()) sum[index] = (sum[index] as number) + count;
  }
  return sum;
}

function asOutcomes(counts: Float64Array): Outcomes {
  const named = Object.fromEntries(outcomes.map((name, index) => [name, counts[index] ?? 0]));
  return { offered: totalOf(counts), ...named } as Outcomes;
}

function availabilityOf(shards: readonly Shard[], requests: Float64Array): DrillResult['availability'] {
  let answered = 0;
  let backend = shards.reduce((sum, { tally }) => sum + tally.timedOutAtBackend, 0);
  for (const [index, name] of outcomes.entries()) {
    if (outcomeBlame[name] === 'answered') answered += requests[index] ?? 0;
    if (outcomeBlame[name] === 'backend') backend += requests[index] ?? 0;
  }
  const offered = totalOf(requests);
  const gateway = offered - backend;
  return {
    endToEnd: offered === 0 ? 1 : round(answered / offered),
    gateway: gateway === 0 ? 1 : round(answered / gateway),
    minutes: minutesUp(shards),
  };
}

/** A minute is down when requests ended in it and none of them was answered. */
function minutesUp(shards: readonly Shard[]): number {
  const minutes = shards[0]?.tally.minutes.length ?? 1;
  let up = 0;
  for (let minute = 0; minute < minutes; minute += 1) {
    const ended = shards.reduce((sum, { tally }) => sum + (tally.minutes[minute] ?? 0), 0);
    const answered = shards.reduce((sum, { tally }) => sum + (tally.minutesAnswered[minute] ?? 0), 0);
    if (ended === 0 || answered > 0) up += 1;
  }
  return round(up / minutes);
}

function latencyOf(histograms: readonly Histogram[]): LatencyMs {
  const all = createHistogram();
  for (const histogram of histograms) merge(all, histogram);
  function ms(us: number | null): number | null {
    return us === null ? null : Math.round(us) / 1000;
  }
  return {
    p50: ms(percentile(all, 0.5)),
    p90: ms(percentile(all, 0.9)),
    p99: ms(percentile(all, 0.99)),
    p999: ms(percentile(all, 0.999)),
    max: all.total === 0 ? null : ms(all.maxUs),
    mean: ms(mean(all)),
  };
}

function seriesOf({ plan, shards }: Simulation): DrillResult['series'] {
  const rows = Array.from({ length: plan.steps }, (_, step) => {
    const counts = Array.from({ length: outcomeCount }, (_outcome, outcome) =>
      shards.reduce((sum, { tally }) => sum + (tally.series[step * outcomeCount + outcome] ?? 0), 0),
    );
    const offered = counts.reduce((sum, count) => sum + count, 0);
    return [(step * plan.stepUs) / 1e6, ...counts, offered, ...shards.map(({ busy }) => capacityIn(busy, step))];
  });
  return {
    stepSeconds: plan.stepUs / 1e6,
    columns: [
      't',
      ...outcomes.map((name) => `requests.${name}`),
      'requests.offered',
      ...shards.map(({ region }) => `capacity.${region.name}`),
    ],
    rows,
  };
}

function capacityIn(busy: Shard['busy'], step: number): number | null {
  const seconds = busy.stepSeconds[step] ?? 0;
  return seconds === 0 ? null : round((busy.stepShares[step] ?? 0) / seconds);
}

function notesOf({ plan, shards }: Simulation): readonly string[] {
  const notes = [...plan.notes];
  if (shards.length > 1) notes.push('What crosses regions takes effect at the next 100 ms of virtual time.');
  if (shards.some(({ region }) => region.placement.kind === 'automatic')) {
    notes.push(
      'Automatic placement is best effort on Azure and cannot be observed; here units are spread as evenly as can be.',
    );
  }
  return notes;
}
