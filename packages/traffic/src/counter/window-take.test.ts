import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { createRateCounters } from './rate-counters.ts';

/**
 * Zones hear of each other late on purpose, where it makes no difference. The model hears at once: a zone counts what it has admitted, and
 * what others had admitted a lag ago.
 */

type Call = { readonly zone: number; readonly key: number; readonly atUs: number };

/** Slots of a millisecond: something leaves every few calls, so a zone comes to its limit again and again. */
const periodUs = 60_000;
const zones = 3;

function slotOf(atUs: number): number {
  return Math.floor((atUs * 60) / periodUs);
}

function modelled(calls: readonly Call[], limit: number, lagUs: number): readonly boolean[] {
  const admitted: Call[] = [];
  return calls.map((call) => {
    const held = admitted.filter(
      ({ zone, key, atUs }) =>
        key === call.key && slotOf(atUs) > slotOf(call.atUs) - 60 && (zone === call.zone || atUs <= call.atUs - lagUs),
    );
    if (held.length >= limit) return false;
    admitted.push(call);
    return true;
  });
}

/** Calls close together beside the lag, so that many fall between two times that a zone hears. */
const calls = fc
  .array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 1 }), fc.constantFrom(0, 1, 20, 50, 100, 400)), {
    minLength: 100,
    maxLength: 400,
  })
  .map((steps) => {
    let atUs = 0;
    return steps.map(([zone, key, after]): Call => ({ zone, key, atUs: (atUs += after) }));
  });

test.prop([calls, fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 1, 640, 3200, 6400)])(
  'zones that hear where it matters decide as zones that hear at once (R1, R2)',
  (all, limit, lagUs) => {
    const counters = createRateCounters({
      zones,
      keys: 2,
      limit,
      periodUs,
      lagUs,
      algorithm: 'slidingWindow',
      seed: 1,
      stream: 0,
    });
    expect(all.map(({ zone, key, atUs }) => counters.take(zone, key, atUs))).toEqual(modelled(all, limit, lagUs));
  },
);
