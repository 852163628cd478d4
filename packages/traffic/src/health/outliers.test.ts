import { test } from '@fast-check/vitest';
import type { OutlierEjection } from '@keelgate/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOutliers, ejectedMax, findOutliers, noteAnswer, noteFailure, outlierTickUs } from './outliers.ts';

const settings: OutlierEjection = {
  factor: 3,
  errorShare: 0.1,
  afterUs: 3 * outlierTickUs,
  failures: 5,
  forUs: 30e6,
  maxShare: 0.5,
};

const many = fc.integer({ min: 5, max: 40 });

describe('outliers', () => {
  test.prop([fc.integer({ min: 2, max: 8 }), fc.integer({ min: 1, max: 1000 }), many, fc.integer({ min: 1, max: 12 })])(
    'among equals nobody is one, however slow they all are',
    (vms, tookUs, attempts, seconds) => {
      const outliers = createOutliers(settings, vms);
      const all = Array.from({ length: vms }, (_, vm) => vm);
      for (let second = 1; second <= seconds; second += 1) {
        for (const vm of all) for (let one = 0; one < attempts; one += 1) noteAnswer(outliers, vm, tookUs);
        expect(findOutliers(outliers, all, second * outlierTickUs)).toEqual([]);
      }
    },
  );

  test.prop([fc.integer({ min: 3, max: 8 }), fc.nat(), fc.double({ min: 1, max: 10, noNaN: true }), many])(
    'one that is slower by the factor or more is found once that has lasted, and no other',
    (vms, which, factor, attempts) => {
      const outliers = createOutliers(settings, vms);
      const slow = which % vms;
      const all = Array.from({ length: vms }, (_, vm) => vm);
      const found = [1, 2, 3].map((second) => {
        for (const vm of all)
          for (let one = 0; one < attempts; one += 1) noteAnswer(outliers, vm, vm === slow ? 64 * factor : 64);
        return findOutliers(outliers, all, second * outlierTickUs);
      });
      const isSlow = (64 * factor * attempts) / attempts / 64 >= settings.factor + 1e-9;
      const isFast = factor < settings.factor - 1e-9;
      if (isSlow) expect(found).toEqual([[], [], [{ vm: slow, why: 'slow' }]]);
      if (isFast) expect(found.flat()).toEqual([]);
    },
  );

  it('one good second in between starts the wait anew, a second of few attempts says nothing', () => {
    const outliers = createOutliers(settings, 1);
    const seconds: readonly (readonly [number, number])[] = [
      [9, 9],
      [9, 0],
      [9, 9],
      [1, 1],
      [9, 9],
    ];
    const found = seconds.map(([answered, failed], index) => {
      for (let one = 0; one < answered; one += 1) noteAnswer(outliers, 0, 10);
      for (let one = 0; one < failed; one += 1) noteFailure(outliers, 0);
      return findOutliers(outliers, [0], (index + 1) * outlierTickUs).length;
    });
    expect(found).toEqual([0, 0, 0, 0, 1]);
  });

  it('failures in a row count until one answer comes', () => {
    const outliers = createOutliers(settings, 1);
    expect([1, 2, 3, 4].map(() => noteFailure(outliers, 0))).toEqual([false, false, false, false]);
    noteAnswer(outliers, 0, 1);
    expect([1, 2, 3, 4, 5].map(() => noteFailure(outliers, 0))).toEqual([false, false, false, false, true]);
  });

  it('the share that may be ejected is of whole VMs', () => {
    expect([0, 1, 2, 3, 6].map((vms) => ejectedMax(createOutliers(settings, 6), vms))).toEqual([0, 0, 1, 1, 3]);
  });
});
