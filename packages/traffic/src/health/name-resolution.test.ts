import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { createNameResolution, updateNames } from './name-resolution.ts';

const steps = fc.array(
  fc.record({
    afterUs: fc.nat({ max: 60 }),
    region: fc.nat({ max: 1 }),
    dead: fc.boolean(),
    disabled: fc.boolean(),
    away: fc.boolean(),
  }),
  { maxLength: 60 },
);

test.prop([steps])(
  'answers with no region that has been dead for the detection time, is disabled or is not pointed at, and holds returns down',
  (all) => {
    const names = createNameResolution({ disabled: [false, false], detectionUs: 40, holdDownUs: 100 });
    const backUs: number[][] = [[], []];
    let nowUs = 0;
    for (const { afterUs, region, dead, disabled, away } of all) {
      nowUs += afterUs;
      const of = names.regions[region]!;
      of.deadSinceUs = dead ? Math.min(of.deadSinceUs, nowUs) : Infinity;
      of.disabled = disabled;
      of.awayUs = away ? Math.min(of.awayUs, nowUs) : Infinity;
      const before = names.regions.map(({ answered }) => answered);
      const changed = updateNames(names, nowUs);
      expect(changed).toBe(names.regions.some(({ answered }, index) => answered !== before[index]));
      for (const [index, { answered, deadSinceUs, disabled: off, awayUs }] of names.regions.entries()) {
        if (off || awayUs <= nowUs || nowUs >= deadSinceUs + 40) expect(answered).toBe(false);
        if (answered && !before[index]) backUs[index]!.push(nowUs);
      }
    }
    for (const times of backUs)
      for (let index = 1; index < times.length; index += 1)
        expect(times[index]! - times[index - 1]!).toBeGreaterThanOrEqual(100);
  },
);
