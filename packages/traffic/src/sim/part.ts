import type { Plan, PlanGroup } from './plan.ts';

/** The part of a drill that one worker carries out: some of its regions. Every worker knows of all of them. */
export type Part = {
  readonly worker: number;
  readonly workers: number;
  /** The regions that are carried out here, in order. */
  readonly own: readonly number[];
};

/** Gives each region to a worker, so that what is to be done spreads evenly: the busiest first, each to who has least. */
export function partOf(plan: Plan, worker: number, workers: number): Part {
  const loads = plan.regions.map(({ index }) => ({ index, load: loadOf(plan.groups, index) }));
  const taken = Array.from({ length: workers }, () => 0);
  const own: number[] = [];
  for (const { index, load } of loads.toSorted((left, right) => right.load - left.load)) {
    const least = taken.indexOf(Math.min(...taken));
    taken[least] = (taken[least] as number) + load;
    if (least === worker) own.push(index);
  }
  return { worker, workers, own: own.toSorted((left, right) => left - right) };
}

/** Requests that clients of the region bring, with a little for the region's being there at all. */
function loadOf(groups: readonly PlanGroup[], region: number): number {
  let load = 1;
  for (const { home, segments } of groups) {
    if (Math.max(0, home) !== region) continue;
    for (const { fromUs, toUs, rate, slope } of segments) {
      const span = toUs - fromUs;
      load += span * (rate + (slope * span) / 2);
    }
  }
  return load;
}
