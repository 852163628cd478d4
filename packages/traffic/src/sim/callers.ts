import { draw, unit } from '@keelgate/model';
import { drillStream } from './stream.ts';

/**
 * The callers of one client group: which region each one's name resolution last answered with, until when it keeps that
 * answer, whether its connection is open, and which region shard works out its arrivals.
 */
export type Callers = {
  /** The region that the caller's requests go to. */
  readonly region: Int8Array;
  /** The shard that the caller belongs to; changes at window borders only. */
  readonly owner: Int8Array;
  readonly connected: Uint8Array;
  /** Until when the answer is kept; 0 as long as the caller has not asked since names first changed. */
  readonly keptUntilUs: Float64Array;
  readonly ttlUs: number;
  /** When name resolution first changed its answers: from then on callers' copies run out. */
  changedUs: number;
  readonly seed: number;
  readonly stream: number;
};

export type CallersOptions = {
  readonly count: number;
  readonly ttlUs: number;
  readonly seed: number;
  readonly group: number;
  readonly region: number;
};

export function createCallers({ count, ttlUs, seed, group, region }: CallersOptions): Callers {
  return {
    region: new Int8Array(count).fill(region),
    owner: new Int8Array(count).fill(region),
    connected: new Uint8Array(count),
    keptUntilUs: new Float64Array(count),
    ttlUs,
    changedUs: Infinity,
    seed,
    stream: drillStream.callers + group,
  };
}

/**
 * The region that a request of `caller` goes to at `nowUs`: the one it has, until its answer expires, then the one that
 * name resolution answers now (-1: none; the old one stays). Only for times after names first changed.
 */
export function resolve(callers: Callers, caller: number, nowUs: number, answer: number): number {
  let keptUntilUs = callers.keptUntilUs[caller] as number;
  if (keptUntilUs === 0) {
    keptUntilUs = callers.changedUs + callers.ttlUs * unit(draw(callers.seed, callers.stream, caller));
    callers.keptUntilUs[caller] = keptUntilUs;
  }
  if (nowUs < keptUntilUs) return callers.region[caller] as number;
  callers.keptUntilUs[caller] = nowUs + callers.ttlUs;
  if (answer >= 0 && answer !== callers.region[caller]) {
    callers.region[caller] = answer;
    callers.connected[caller] = 0;
  }
  return callers.region[caller] as number;
}
