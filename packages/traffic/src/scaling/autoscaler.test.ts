import { test } from '@fast-check/vitest';
import type { AutoscaleRules } from '@keelgate/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAutoscaler, minuteUs, observeMinute, scaled } from './autoscaler.ts';

type Step = { readonly minute: number; readonly from: number; readonly to: number; readonly share: number | null };

/** What a service does that asks for so much of one unit in each minute, with units that come and go at once. */
function stepsUnder(rules: AutoscaleRules, units: number, demand: readonly number[]): readonly Step[] {
  const autoscaler = createAutoscaler(rules, units);
  return demand.flatMap((wanted, index) => {
    const nowUs = (index + 1) * minuteUs;
    const decision = observeMinute(autoscaler, nowUs, Math.min(1, wanted / autoscaler.units));
    if (typeof decision === 'string') return [];
    scaled(autoscaler, nowUs, decision.to);
    return [{ minute: index + 1, ...decision }];
  });
}

const minutes = fc.integer({ min: 1, max: 20 }).map((count) => count * minuteUs);

const arbitraryRules: fc.Arbitrary<AutoscaleRules> = fc
  .record({
    minimum: fc.integer({ min: 1, max: 4 }),
    more: fc.integer({ min: 0, max: 8 }),
    low: fc.integer({ min: 1, max: 60 }),
    gap: fc.integer({ min: 1, max: 39 }),
    outStep: fc.integer({ min: 1, max: 3 }),
    inStep: fc.integer({ min: 1, max: 3 }),
    times: fc.tuple(minutes, minutes, minutes, minutes),
  })
  .map(({ minimum, more, low, gap, outStep, inStep, times: [outFor, inFor, outRest, inRest] }) => ({
    minimum,
    maximum: minimum + more,
    out: { share: (low + gap) / 100, forUs: outFor, step: outStep, cooldownUs: outRest },
    in: { share: low / 100, forUs: inFor, step: inStep, cooldownUs: inRest },
    takesUs: 0,
  }));

const demands = fc.array(fc.double({ min: 0, max: 15, noNaN: true }), { minLength: 1, maxLength: 200 });

describe('autoscale', () => {
  test.prop([arbitraryRules, fc.integer({ min: 1, max: 15 }), demands])(
    'Q3: units stay within the bounds once they are, and no rule acts in its cooldown',
    (rules, units, demand) => {
      const steps = stepsUnder(rules, units, demand);
      for (const [index, { minute, to, from, share }] of steps.entries()) {
        expect(to).toBeGreaterThanOrEqual(rules.minimum);
        expect(to).toBeLessThanOrEqual(rules.maximum);
        const before = steps[index - 1];
        if (before === undefined || share === null) continue;
        const cooldownUs = (to > from ? rules.out : rules.in)?.cooldownUs ?? 0;
        expect((minute - before.minute) * minuteUs).toBeGreaterThanOrEqual(cooldownUs);
      }
    },
  );

  test.prop([arbitraryRules, fc.integer({ min: 1, max: 15 }), fc.double({ min: 0, max: 15, noNaN: true })])(
    'under a steady load it does not flap: it never scales out again once it has scaled in',
    (rules, units, demand) => {
      const steady = Array.from({ length: 600 }, () => demand);
      // A minute of before a scaling may stand in the average of after it, as it does in Azure Monitor: not here.
      const span = Math.max(rules.out?.forUs ?? 0, rules.in?.forUs ?? 0);
      const patient = {
        ...rules,
        out: rules.out && { ...rules.out, cooldownUs: Math.max(rules.out.cooldownUs, span) },
        in: rules.in && { ...rules.in, cooldownUs: Math.max(rules.in.cooldownUs, span) },
      };
      const ways = stepsUnder(patient, units, steady).flatMap(({ from, to, share }) =>
        share === null ? [] : [Math.sign(to - from)],
      );
      const firstIn = ways.indexOf(-1);
      expect(firstIn < 0 || !ways.slice(firstIn).includes(1)).toBe(true);
    },
  );

  it("Microsoft's sample: above 70 % for half an hour one more, and not again within the hour", () => {
    const rules: AutoscaleRules = {
      minimum: 1,
      maximum: 3,
      out: { share: 0.7, forUs: 30 * minuteUs, step: 1, cooldownUs: 60 * minuteUs },
      in: { share: 0.35, forUs: 30 * minuteUs, step: 1, cooldownUs: 90 * minuteUs },
      takesUs: 0,
    };
    const demand = Array.from({ length: 400 }, (_, minute) => (minute < 200 ? 2.5 : 0.3));
    expect(stepsUnder(rules, 1, demand).map(({ minute, to }) => [minute, to])).toEqual([
      [30, 2],
      [90, 3],
      [220, 2],
      [310, 1],
    ]);
  });

  it('says when it may not go on, and what is outside of the bounds comes back at once', () => {
    const rules: AutoscaleRules = {
      minimum: 2,
      maximum: 4,
      out: { share: 0.5, forUs: minuteUs, step: 2, cooldownUs: minuteUs },
      in: null,
      takesUs: 0,
    };
    const autoscaler = createAutoscaler(rules, 1);
    expect(observeMinute(autoscaler, minuteUs, 0)).toEqual({ from: 1, to: 2, share: null });
    scaled(autoscaler, minuteUs, 4);
    expect(observeMinute(autoscaler, 2 * minuteUs, 0.9)).toBe('limit');
    expect(observeMinute(autoscaler, 3 * minuteUs, null)).toBe('stay');
  });
});
