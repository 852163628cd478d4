import { test } from '@fast-check/vitest';
import type { DrillResult } from '@keelgate/model';
import fc from 'fast-check';
import { expect } from 'vitest';
import { printJson } from './json.ts';

// Which values a result holds does not matter to its printing: any JSON under any of its keys will do.
const keys = fc.constantFrom('schema', 'digest', 'engine', 'series', 'notes', 'requests', 'laterAddition');
const anyResult = fc.dictionary(keys, fc.jsonValue()).map((value) => value as unknown as DrillResult);

test.prop([anyResult])('what is printed reads back equal', (result) => {
  expect(JSON.parse(printJson(result))).toEqual(JSON.parse(JSON.stringify(result)));
});

test.prop([anyResult])('the order in which a result was put together does not show', (result) => {
  const reversed = Object.fromEntries(Object.entries(result).toReversed()) as unknown as DrillResult;
  const known = new Set(Object.keys(result).filter((key) => key !== 'laterAddition'));
  expect(Object.keys(JSON.parse(printJson(reversed))).filter((key) => key !== 'laterAddition')).toEqual(
    Object.keys(JSON.parse(printJson(result))).filter((key) => known.has(key)),
  );
});

test('a step of the series is one line', () => {
  const result = {
    series: {
      stepSeconds: 1,
      columns: ['t'],
      rows: [
        [0, 5, null],
        [1, 6, 2],
      ],
    },
  };
  expect(printJson(result as unknown as DrillResult)).toContain('\n      [0, 5, null],\n      [1, 6, 2]\n');
});
