import { expect, it } from 'vitest';
import { defineCase } from './define-case.ts';
import { printTable } from './print-table.ts';
import { spreadOf } from './spread.ts';

const one = defineCase({
  name: 'run',
  question: 'How slow is it?',
  target: { of: 'ours', ratioMax: 3 },
  run: () => [],
});

it('columns stand under each other, and the target has its verdict', () => {
  const table = printTable(one, [
    { name: 'by hand', unit: 'ns/op', value: spreadOf([1234.5]), ratio: null },
    { name: 'ours', unit: 'ns/op', value: spreadOf([3000]), ratio: spreadOf([2.5]) },
  ]);
  expect(table).toBe(
    [
      'run: How slow is it?',
      '  by hand  1,235 (1,235-1,235) ns/op',
      '  ours     3,000 (3,000-3,000) ns/op  2.50 (2.50-2.50) x',
      '  ours: 2.50 x, at most 3 x wanted: yes',
    ].join('\n'),
  );
});

it('a target that is missed says no, one that was not measured says so', () => {
  const slow = { name: 'ours', unit: 'MB', value: spreadOf([1]), ratio: spreadOf([3.1]) };
  expect(printTable(one, [slow])).toContain('at most 3 x wanted: no');
  expect(printTable(one, [{ ...slow, name: 'other' }])).toContain('ours was not measured');
});
