import { draw, mix, unit } from '@keelgate/model';
import type { RateSegment } from './rate.ts';
import { requestsBefore, timeToCome } from './rate.ts';

/**
 * When the requests of one client group come. The arrivals of a window of virtual time depend on nothing but the seed,
 * the group and the window, so that several region shards can each work out the same ones for themselves.
 *
 * A hot file: the cursor is mutated in place, once for every request.
 */
export type Arrivals = {
  readonly segments: readonly RateSegment[];
  readonly kind: 'poisson' | 'uniform';
  /** The times of logged requests, which come as they are; absent where requests are drawn. */
  readonly logged?: readonly number[] | null;
  readonly seed: number;
  readonly stream: number;
  /** Uniform: where in the spacing the first one falls, in [0, 1). */
  readonly offset: number;
  segment: number;
  atUs: number;
  untilUs: number;
  /** The hash that this window's draws start from. */
  base: number;
  /** Draws taken in this window. */
  draws: number;
  /** Uniform or logged: the number of the next arrival, and of the first one past the window. */
  next: number;
  last: number;
};

export type ArrivalsOptions = {
  readonly segments: readonly RateSegment[];
  readonly kind: 'poisson' | 'uniform';
  readonly logged?: readonly number[] | null;
  readonly seed: number;
  readonly stream: number;
};

export function createArrivals(options: ArrivalsOptions): Arrivals {
  const offset = unit(draw(options.seed, options.stream, -1));
  const { segments, kind, logged = null, seed, stream } = options;

  return {
    segments,
    kind,
    logged,
    seed,
    stream,
    offset,
    segment: 0,
    atUs: 0.5,
    untilUs: 0.5,
    base: 0,
    draws: 0,
    next: 0,
    last: 0,
  };
}

/** Turns to the window number `window`, [fromUs, toUs). Windows are visited in order. */
export function enterWindow(arrivals: Arrivals, window: number, fromUs: number, toUs: number): void {
  arrivals.atUs = fromUs;
  arrivals.untilUs = toUs;
  arrivals.base = draw(arrivals.seed, arrivals.stream, window);
  arrivals.draws = 0;
  if (arrivals.logged) {
    enterLog(arrivals, arrivals.logged, fromUs);
    return;
  }
  moveTo(arrivals, fromUs);
  if (arrivals.kind === 'uniform') {
    arrivals.next = arrivals.last;
    if (window === 0) arrivals.next = numberAt(arrivals, fromUs);
    arrivals.last = numberAt(arrivals, toUs);
  }
}

/** The time of the next arrival in this window; Infinity when there is none left. */
export function nextArrival(arrivals: Arrivals): number {
  if (arrivals.logged) return nextLogged(arrivals, arrivals.logged);
  return arrivals.kind === 'poisson' ? nextPoisson(arrivals) : nextUniform(arrivals);
}

/** The number of the logged request that came last. */
export function loggedNumber(arrivals: Arrivals): number {
  return arrivals.next - 1;
}

/** Windows in which nobody here asked have been left out. */
function enterLog(arrivals: Arrivals, logged: readonly number[], fromUs: number): void {
  while (arrivals.next < logged.length && (logged[arrivals.next] as number) < fromUs) arrivals.next += 1;
}

function nextLogged(arrivals: Arrivals, logged: readonly number[]): number {
  const atUs = logged[arrivals.next] ?? Infinity;
  if (atUs >= arrivals.untilUs) return Infinity;
  arrivals.next += 1;
  arrivals.draws += 1;
  return atUs;
}

/** The identity of the arrival that came last: 32 bits that all its own draws start from. */
export function arrivalKey(arrivals: Arrivals): number {
  return mix(arrivals.base ^ Math.imul(arrivals.draws, 0x3c6ef372));
}

function nextPoisson(arrivals: Arrivals): number {
  const { segments, untilUs } = arrivals;
  let { atUs, draws } = arrivals;
  for (let index = arrivals.segment; index < segments.length; index += 1) {
    const segment = segments[index] as RateSegment;
    const endUs = segment.toUs < untilUs ? segment.toUs : untilUs;
    draws += 1;
    const gap = -Math.log(unit(mix(arrivals.base + Math.imul(draws, 0x9e3779b9))));
    const next = atUs + timeToCome(segment, atUs, gap);
    if (next < endUs) {
      arrivals.segment = index;
      arrivals.atUs = next;
      arrivals.draws = draws;
      return next;
    }
    if (endUs === untilUs) break;
    // A Poisson process has no memory: it may start anew where the rate changes.
    atUs = endUs;
  }
  arrivals.draws = draws;
  return Infinity;
}

function nextUniform(arrivals: Arrivals): number {
  if (arrivals.next >= arrivals.last) return Infinity;
  const wanted = arrivals.next + arrivals.offset;
  while (!reaches(arrivals, wanted) && arrivals.segment + 1 < arrivals.segments.length) arrivals.segment += 1;
  const segment = arrivals.segments[arrivals.segment] as RateSegment;
  const at = segment.fromUs + timeToCome(segment, segment.fromUs, wanted - segment.before);
  arrivals.next += 1;
  arrivals.draws += 1;
  // Rounding must not carry an arrival out of the window that counted it, nor back in time.
  arrivals.atUs = Math.min(Math.max(at, arrivals.atUs), arrivals.untilUs - 0.001);
  return arrivals.atUs;
}

function reaches(arrivals: Arrivals, wanted: number): boolean {
  const segment = arrivals.segments[arrivals.segment] as RateSegment;
  return requestsBefore(segment, segment.toUs) > wanted;
}

/** The number of the first arrival at or after `atUs`. */
function numberAt(arrivals: Arrivals, atUs: number): number {
  const { segments, offset } = arrivals;
  let index = arrivals.segment;
  while (index + 1 < segments.length && (segments[index] as RateSegment).toUs <= atUs) index += 1;
  const segment = segments[index];
  if (segment === undefined) return 0;
  return Math.max(0, Math.ceil(requestsBefore(segment, Math.min(atUs, segment.toUs)) - offset));
}

function moveTo(arrivals: Arrivals, atUs: number): void {
  const { segments } = arrivals;
  while (arrivals.segment + 1 < segments.length && (segments[arrivals.segment] as RateSegment).toUs <= atUs) {
    arrivals.segment += 1;
  }
}
