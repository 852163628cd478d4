import type { RateStep } from '@keelgate/model';

/** A stretch of time with a rate that is constant or changes in a straight line. Rates are requests per µs. */
export type RateSegment = {
  readonly fromUs: number;
  readonly toUs: number;
  /** At `fromUs`. */
  readonly rate: number;
  /** Per µs. */
  readonly slope: number;
  /** Requests before `fromUs`. */
  readonly before: number;
};

/**
 * A list of steps as segments that cover [0, end): nothing before the first step; a ramp begins at its step's time, in
 * a straight line from the rate of that moment, and is cut short by the next step.
 */
export function rateSegments(steps: readonly RateStep[], endUs: number): readonly RateSegment[] {
  const segments: RateSegment[] = [];
  let level = 0;
  let before = 0;
  function add(fromUs: number, toUs: number, slope: number): void {
    const span = Math.min(toUs, endUs) - fromUs;
    if (span <= 0) return;
    segments.push({ fromUs, toUs: fromUs + span, rate: level, slope, before });
    before += span * (level + (slope * span) / 2);
    level += slope * span;
  }
  add(0, steps[0]?.atUs ?? endUs, 0);
  for (const [index, step] of steps.entries()) {
    const nextUs = steps[index + 1]?.atUs ?? endUs;
    const target = step.perSecond / 1e6;
    const rampEndUs = Math.min(step.atUs + step.rampUs, nextUs);
    if (step.rampUs > 0) add(step.atUs, rampEndUs, (target - level) / step.rampUs);
    if (rampEndUs === step.atUs + step.rampUs) level = target;
    add(rampEndUs, nextUs, 0);
  }
  return segments;
}

/** Requests before `atUs`, for a time inside `segment`. */
export function requestsBefore(segment: RateSegment, atUs: number): number {
  const span = atUs - segment.fromUs;
  return segment.before + span * (segment.rate + (segment.slope * span) / 2);
}

/**
 * How long after `sinceUs` another `amount` of requests will have come, at `segment`'s rate from there on; Infinity if
 * that never happens.
 */
export function timeToCome(segment: RateSegment, sinceUs: number, amount: number): number {
  const rate = segment.rate + segment.slope * (sinceUs - segment.fromUs);
  if (segment.slope === 0) return rate > 0 ? amount / rate : Infinity;
  const inside = rate * rate + 2 * segment.slope * amount;
  if (inside < 0) return Infinity;
  // The form without cancellation, which also holds when the ramp starts at nothing.
  return (2 * amount) / (rate + Math.sqrt(inside));
}
