import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { spreadOf } from './spread.ts';

it('the middle of an even count lies between two figures', () => {
  expect(spreadOf([4, 1, 2, 3])).toEqual({ low: 1.3, median: 2.5, high: 3.7 });
});

it('one figure is all there is', () => {
  expect(spreadOf([7])).toEqual({ low: 7, median: 7, high: 7 });
});

const figures = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 });

test.prop([figures])('at least a half lies on either side of the middle, and nine tenths within each end', (given) => {
  const { low, median, high } = spreadOf(given);
  const share = (holds: (figure: number) => boolean): number => given.filter(holds).length / given.length;
  expect(share((figure) => figure <= median)).toBeGreaterThanOrEqual(0.5);
  expect(share((figure) => figure >= median)).toBeGreaterThanOrEqual(0.5);
  expect(share((figure) => figure >= low)).toBeGreaterThanOrEqual(0.9 - 1 / given.length);
  expect(share((figure) => figure <= high)).toBeGreaterThanOrEqual(0.9 - 1 / given.length);
  expect(low <= median && median <= high).toBe(true);
});
