import { outcomes } from '@keelgate/model';
import type { Histogram } from './histogram.ts';
import { createHistogram, record } from './histogram.ts';

/** What a region counts. Its size depends on the drill's length, never on how many requests there are. */
export type Tally = {
  readonly attempts: Float64Array;
  readonly requests: Float64Array;
  /** Requests that timed out while a backend was being waited for. */
  timedOutAtBackend: number;
  readonly latency: Histogram;
  readonly stepUs: number;
  /** Requests that ended in each step, by outcome: a row for each step. */
  readonly series: Float64Array;
  /** Requests that ended in each minute, and those of them that were answered. */
  readonly minutes: Float64Array;
  readonly minutesAnswered: Float64Array;
};

export const outcomeCount: number = outcomes.length;

const minuteUs = 60e6;

export function createTally(durationUs: number, stepUs: number): Tally {
  const minutes = Math.max(1, Math.ceil(durationUs / minuteUs));
  return {
    attempts: new Float64Array(outcomeCount),
    requests: new Float64Array(outcomeCount),
    timedOutAtBackend: 0,
    latency: createHistogram(),
    stepUs,
    series: new Float64Array(Math.max(1, Math.ceil(durationUs / stepUs)) * outcomeCount),
    minutes: new Float64Array(minutes),
    minutesAnswered: new Float64Array(minutes),
  };
}

const served = outcomes.indexOf('served');
const servedFromCache = outcomes.indexOf('servedFromCache');
const lastAnswered = outcomes.indexOf('rejected');

export function tallyAttempt(tally: Tally, outcome: number): void {
  tally.attempts[outcome] = (tally.attempts[outcome] as number) + 1;
}

/** A request that ended at `endUs`; `latencyUs` as its client saw it. What ends after the drill counts in its last step. */
export function tallyRequest(tally: Tally, outcome: number, endUs: number, latencyUs: number): void {
  tally.requests[outcome] = (tally.requests[outcome] as number) + 1;
  if (outcome === served || outcome === servedFromCache) record(tally.latency, latencyUs);
  const { series, minutes, minutesAnswered } = tally;
  const step = Math.min(Math.floor(endUs / tally.stepUs) * outcomeCount, series.length - outcomeCount) + outcome;
  series[step] = (series[step] as number) + 1;
  const minute = Math.min(Math.floor(endUs / minuteUs), minutes.length - 1);
  minutes[minute] = (minutes[minute] as number) + 1;
  if (outcome <= lastAnswered) minutesAnswered[minute] = (minutesAnswered[minute] as number) + 1;
}

export function totalOf(counts: Float64Array): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
