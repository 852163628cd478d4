import { test } from '@fast-check/vitest';
import type { Fault } from '@keelgate/model';
import fc from 'fast-check';
import { expect } from 'vitest';
import { printFaults } from './faults.ts';

const fault: fc.Arbitrary<Fault> = fc.record({
  code: fc.constant('drill/unknown-key'),
  severity: fc.constantFrom('error', 'warning'),
  message: fc.string(),
  place: fc.record({ file: fc.constant('drill.yaml'), line: fc.nat(), column: fc.nat() }),
});

test.prop([fc.array(fault, { maxLength: 20 })])('never more than six lines, and the count is right', (faults) => {
  const lines = printFaults(faults) === '' ? [] : printFaults(faults).split('\n');
  expect(lines.length).toBe(Math.min(faults.length, 6));
  if (faults.length > 5) expect(lines.at(-1)).toBe(`… and ${faults.length - 5} more`);
});

test('a line starts with the place, so that editors can jump to it', () => {
  const where = { file: 'drill.yaml', line: 3, column: 7 };
  const text = printFaults([{ code: 'drill/bad-time', severity: 'error', message: '`3x` is no time', place: where }]);
  expect(text).toBe('drill.yaml:3:7: error: `3x` is no time [drill/bad-time]');
});
