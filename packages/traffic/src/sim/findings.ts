import type { Drill, DrillResult, LatencyMs, Outcomes, ResultRegion } from '@keelgate/model';
import { invariant, outcomeBlame, outcomes } from '@keelgate/model';
import { busyP95 } from './busy.ts';
import { backendRows, cacheRows, counterRows } from './engine-findings.ts';
import { faultRows } from './event-findings.ts';
import type { Findings } from './expect.ts';
import type { Found, FoundPart, FoundRegion } from './found.ts';
import { foundBy } from './found.ts';
import type { Histogram } from './histogram.ts';
import { createHistogram, mean, merge, percentile } from './histogram.ts';
import { planRegions } from './plan-region.ts';
import type { PlanRegion } from './plan.ts';
import { round } from './round.ts';
import { regionsOf } from './standby.ts';
import { outcomeCount, totalOf } from './tally.ts';
import { updateNotes, updateRows } from './update/findings.ts';

/** Everything that a drill found, put together from what each worker found in its regions. */
export function findingsOf(drill: Drill, parts: readonly FoundPart[]): Findings {
  const { service } = drill.snapshot;
  invariant(service !== null, 'K1', 'a drill has a service');
  const planned = planRegions(drill, service);
  const found = foundBy(drill, parts);
  const { regions, names, shared } = found;
  const rows = planned.map((region) => regionRow(drill, region));
  const requests = sumOf(regions, ({ tally }) => tally.requests);
  return {
    schema: 'keelgate.drill/1',
    name: drill.name,
    seed: drill.seed,
    service: {
      name: service.name,
      tier: service.tier,
      regions: rows.slice(0, service.regions.length),
      standby: drill.standby === null ? null : (rows.at(-1) ?? null),
      notSimulated: shared.notSimulated,
    },
    requests: asOutcomes(requests),
    attempts: asOutcomes(sumOf(regions, ({ tally }) => tally.attempts)),
    availability: availabilityOf(regions, requests),
    latencyMs: latencyOf(regions.map(({ tally }) => tally.latency)),
    faults: faultRows(found),
    counters: counterRows(found),
    cache: cacheRows(found),
    backends: backendRows(found),
    config: shared.config,
    autoscale: shared.autoscale,
    updates: updateRows(found, planned),
    ejections: ejectionsOf(found, planned),
    capacity: regions.map(({ busy, region }) => ({
      region: names[region] ?? '',
      mean: busy.seconds === 0 ? null : round(busy.shareSum / busy.seconds),
      p95: busyP95(busy),
      max: busy.seconds === 0 ? null : round(busy.shareMax),
    })),
    regions: regions.map(({ region, tally }) => ({
      region: names[region] ?? '',
      requests: asOutcomes(tally.requests),
      attempts: asOutcomes(tally.attempts),
    })),
    series: seriesOf(found),
    notes: [...notesOf(found, planned), ...autoscaleNotes(drill), ...updateNotes(drill)],
  };
}

function regionRow(drill: Drill, { index, name, placement }: PlanRegion): ResultRegion {
  return {
    name,
    primary: index === 0,
    units: regionsOf(drill)[index]?.units ?? 0,
    placement: placement.kind,
    zones: placement.zones.map((zone) => ({
      name: zone,
      vms: placement.vms.filter((vm) => vm.zone === zone).length,
    })),
  };
}

function sumOf(regions: readonly FoundRegion[], column: (region: FoundRegion) => Float64Array): Float64Array {
  const sum = new Float64Array(outcomeCount);
  for (const region of regions) {
    for (const [index, count] of column(region).entries()) sum[index] = (sum[index] as number) + count;
  }
  return sum;
}

function asOutcomes(counts: Float64Array): Outcomes {
  const named = Object.fromEntries(outcomes.map((name, index) => [name, counts[index] ?? 0]));
  return { offered: totalOf(counts), ...named } as Outcomes;
}

function availabilityOf(regions: readonly FoundRegion[], requests: Float64Array): DrillResult['availability'] {
  let answered = 0;
  let backend = regions.reduce((sum, { tally }) => sum + tally.timedOutAtBackend, 0);
  for (const [index, name] of outcomes.entries()) {
    if (outcomeBlame[name] === 'answered') answered += requests[index] ?? 0;
    if (outcomeBlame[name] === 'backend') backend += requests[index] ?? 0;
  }
  const offered = totalOf(requests);
  const gateway = offered - backend;
  return {
    endToEnd: offered === 0 ? 1 : round(answered / offered),
    gateway: gateway === 0 ? 1 : round(answered / gateway),
    minutes: minutesUp(regions),
  };
}

/** A minute is down when requests ended in it and none of them was answered. */
function minutesUp(regions: readonly FoundRegion[]): number {
  const minutes = regions[0]?.tally.minutes.length ?? 1;
  let up = 0;
  for (let minute = 0; minute < minutes; minute += 1) {
    const ended = regions.reduce((sum, { tally }) => sum + (tally.minutes[minute] ?? 0), 0);
    const answered = regions.reduce((sum, { tally }) => sum + (tally.minutesAnswered[minute] ?? 0), 0);
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

function ejectionsOf({ regions, names }: Found, planned: readonly PlanRegion[]): DrillResult['ejections'] {
  const rows = regions.flatMap(({ region, ejections }) =>
    ejections.map(({ vm, why, atUs, backUs }) => {
      const { unitOfVm } = planned[region] as PlanRegion;
      const unit = unitOfVm[vm] ?? 0;
      return {
        region: names[region] ?? '',
        unit: unit + 1,
        vm: vm - unitOfVm.indexOf(unit) + 1,
        why,
        at: atUs / 1e6,
        backAt: backUs / 1e6,
      };
    }),
  );
  return rows.toSorted((left, right) => left.at - right.at);
}

function seriesOf({ regions, names }: Found): DrillResult['series'] {
  const [first] = regions;
  const stepUs = first?.tally.stepUs ?? 1e6;
  const rows = Array.from({ length: first?.busy.stepShares.length ?? 0 }, (_, step) => {
    const counts = Array.from({ length: outcomeCount }, (_outcome, outcome) =>
      regions.reduce((sum, { tally }) => sum + (tally.series[step * outcomeCount + outcome] ?? 0), 0),
    );
    const offered = counts.reduce((sum, count) => sum + count, 0);
    return [(step * stepUs) / 1e6, ...counts, offered, ...regions.map(({ busy }) => capacityIn(busy, step))];
  });
  return {
    stepSeconds: stepUs / 1e6,
    columns: [
      't',
      ...outcomes.map((name) => `requests.${name}`),
      'requests.offered',
      ...regions.map(({ region }) => `capacity.${names[region]}`),
    ],
    rows,
  };
}

function capacityIn(busy: FoundRegion['busy'], step: number): number | null {
  const seconds = busy.stepSeconds[step] ?? 0;
  return seconds === 0 ? null : round((busy.stepShares[step] ?? 0) / seconds);
}

function autoscaleNotes({ autoscale, snapshot }: Drill): readonly string[] {
  const { regions = [], autoscale: settings = [] } = snapshot.service ?? {};
  if (autoscale === null)
    return settings.length === 0
      ? []
      : ["The template's autoscale setting was not carried out: the drill says nothing of autoscale."];
  return regions.length < 2 ? [] : ['Only the primary region autoscales; the others keep their units.'];
}

function notesOf({ shared, regions }: Found, planned: readonly PlanRegion[]): readonly string[] {
  const notes = [...shared.notes];
  if (regions.length > 1) notes.push('What crosses regions takes effect at the next 100 ms of virtual time.');
  if (planned.some(({ placement }) => placement.kind === 'automatic')) {
    notes.push(
      'Automatic placement is best effort on Azure and cannot be observed; here units are spread as evenly as can be.',
    );
  }
  return notes;
}
