import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printFault } from './fault.ts';
import { placeOf } from './place.ts';

test.prop([fc.string(), fc.string()])('a fault is one line, whatever it says', (message, hint) => {
  expect(printFault({ code: 'a/b', severity: 'error', message, hint })).not.toMatch(/[\r\n]/);
});

it('names file, line and column first', () => {
  const place = { file: 'drill.yaml', line: 3, column: 7 };
  expect(printFault({ code: 'drill/x', severity: 'error', message: 'wrong', place })).toBe(
    'drill.yaml:3:7: error: wrong [drill/x]',
  );
});

it('finds the nearest place above a path that has one', () => {
  const at = { file: 'f', line: 1, column: 1 };
  const places = new Map([['regions/0', at]]);
  expect(placeOf(places, 'regions/0/units')).toBe(at);
  expect(placeOf(places, 'tier')).toBeUndefined();
});
