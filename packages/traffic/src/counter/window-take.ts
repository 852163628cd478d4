import type { Exchange, IncrementLog } from './exchange.ts';
import { note } from './exchange.ts';
import type { RateTruth } from './rate-truth.ts';
import { noteAdmitted, noteArrival, noteRejected } from './rate-truth.ts';
import type { SlidingWindow } from './sliding-window.ts';
import { addNow, countIn, countInto, slotOf } from './sliding-window.ts';

/**
 * Counters by sliding window as they stand, as long as every clock is right and no link was ever at fault: a window in each zone,
 * what the zones tell each other, and what is true.
 *
 * What reaches a zone is heard only where it could make a difference, or when some has come together: most calls are far from
 * their limit, and hearing can only bring a count nearer to it.
 */
export type WindowCounters = {
  readonly limit: number;
  readonly windows: readonly SlidingWindow[];
  readonly exchange: Exchange;
  readonly truth: RateTruth;
  /** So long a zone goes without hearing: a part of the lag, so that what will be due in it has been told at its beginning. */
  readonly stepUs: number;
  /** Until when a zone need not hear what is far from any limit, and the most that will be due to it until then. */
  readonly untilUs: Float64Array;
  readonly coming: Float64Array;
};

const stepsToLag = 64;

type Parts = Pick<WindowCounters, 'limit' | 'windows' | 'exchange' | 'truth'>;

export function createWindowCounters({ limit, windows, exchange, truth }: Parts): WindowCounters {
  const { zones, lagUs } = exchange;
  return {
    limit,
    windows,
    exchange,
    truth,
    stepUs: lagUs / stepsToLag,
    untilUs: new Float64Array(zones).fill(-Infinity),
    coming: new Float64Array(zones),
  };
}

/** Admits one call of `key` in `zone`, or says no. A hot function. */
export function takeByWindow(counters: WindowCounters, zone: number, key: number, nowUs: number): boolean {
  const { limit, exchange, truth } = counters;
  const window = counters.windows[zone] as SlidingWindow;
  const slot = slotOf(window.periodUs, nowUs);
  const shares = exchange.zones > 1;
  if (shares && nowUs >= (counters.untilUs[zone] as number)) beginStep(counters, zone, nowUs);
  let count = countIn(window, key, slot);
  if (shares && count < limit && count + (counters.coming[zone] as number) >= limit) {
    hearDue(counters, zone, nowUs);
    count = countIn(window, key, slot);
  }
  noteArrival(truth, key, nowUs);
  if (count >= limit) {
    noteRejected(truth, key, nowUs, slot);
    return false;
  }
  addNow(window, key, slot);
  if (shares) note(exchange, zone, key, nowUs);
  noteAdmitted(truth, key, nowUs, slot);
  return true;
}

/** What a zone has of others was changed from outside: it looks anew. */
export function lookAnew(counters: WindowCounters): void {
  counters.untilUs.fill(-Infinity);
}

/** The zone hears what is due, and looks ahead. */
function beginStep(counters: WindowCounters, zone: number, nowUs: number): void {
  const { exchange, stepUs, untilUs, coming } = counters;
  hearDue(counters, zone, nowUs);
  const { zones, known, logs, lagUs } = exchange;
  let most = 0;
  for (let sender = 0; sender < zones; sender += 1) {
    if (sender === zone) continue;
    const { timesUs, end } = logs[sender] as IncrementLog;
    const from = known[zone * zones + sender] as number;
    let to = from;
    while (to < end && (timesUs[to & (timesUs.length - 1)] as number) <= nowUs + stepUs - lagUs) to += 1;
    most += to - from;
  }
  untilUs[zone] = nowUs + stepUs;
  coming[zone] = most;
}

/** The zone hears everything that has reached it by now. */
function hearDue({ exchange, windows, coming }: WindowCounters, zone: number, nowUs: number): void {
  const { zones, known, logs, lagUs } = exchange;
  const window = windows[zone] as SlidingWindow;
  const sentBy = nowUs - lagUs;
  let heard = 0;
  for (let sender = 0; sender < zones; sender += 1) {
    if (sender === zone) continue;
    const pair = zone * zones + sender;
    const { keys, timesUs, end } = logs[sender] as IncrementLog;
    const mask = keys.length - 1;
    const from = known[pair] as number;
    let position = from;
    while (position < end && (timesUs[position & mask] as number) <= sentBy) {
      const at = position & mask;
      countInto(window, keys[at] as number, slotOf(window.periodUs, timesUs[at] as number), 1);
      position += 1;
    }
    known[pair] = position;
    heard += position - from;
  }
  coming[zone] = (coming[zone] as number) - heard;
}
