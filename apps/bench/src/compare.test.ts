import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import type { Result } from './compare.ts';
import { compare, printComparison } from './compare.ts';
import { spreadOf } from './spread.ts';

function result(name: string, ratios: { readonly [measurement: string]: number | null }): Result {
  const measurements = Object.entries(ratios).map(([measurement, ratio]) => ({
    name: measurement,
    unit: 'ns/op',
    value: spreadOf([10]),
    ratio: ratio === null ? null : spreadOf([ratio]),
  }));
  return { name, measurements };
}

it('only what is beyond the threshold is worse, and the baseline itself is compared with nothing', () => {
  const before = [result('run', { hand: null, ours: 2, other: 3 })];
  const after = [result('run', { hand: null, ours: 2.6, other: 3.6 })];
  const comparison = compare(before, after, 1.25);
  expect(comparison.changes).toHaveLength(2);
  expect(comparison.worse).toEqual([{ case: 'run', measurement: 'ours', before: 2, after: 2.6, factor: 1.3 }]);
  expect(printComparison(comparison, 1.25)).toBe(
    [
      "compared with the baseline: 1 of 2 ratios are more than 1.25 times the baseline's",
      '  run: ours: 2.00 x before, 2.60 x now, 1.30 times  worse',
      '  run: other: 3.00 x before, 3.60 x now, 1.20 times',
    ].join('\n'),
  );
});

it('what a case no longer measures is missing; a case that did not run is not', () => {
  const before = [result('run', { ours: 2, gone: 1 }), result('slept', { ours: 2 })];
  const comparison = compare(before, [result('run', { ours: 2, fresh: 9 })], 1.25);
  expect(comparison.missing).toEqual(['run: gone']);
  expect(comparison.worse).toEqual([]);
});

const ratios = fc.dictionary(fc.string(), fc.double({ min: 0.1, max: 100, noNaN: true }));

test.prop([ratios, fc.double({ min: 1, max: 3, noNaN: true })])('nothing is worse than itself', (given, threshold) => {
  const results = [result('run', given)];
  expect(compare(results, results, threshold)).toMatchObject({ worse: [], missing: [] });
});
