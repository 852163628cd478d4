import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { renderLine, styled, widthOf } from './line.ts';
import { table } from './table.ts';

const plain = (_: string, text: string): string => text;

test('columns line up, numbers to the right', () => {
  const rows = [
    ['served', '1,200'],
    [styled('red', 'shed'), '7'],
  ];
  expect(table(rows, 'lr').map((line) => renderLine(line, 80, plain))).toEqual(['  served  1,200', '  shed        7']);
});

const cells = fc.array(fc.tuple(fc.string({ maxLength: 80 }), fc.string({ maxLength: 80 })), { maxLength: 6 });

test.prop([cells])('all rows are equally wide, whatever they hold', (rows) => {
  const widths = table(rows, 'lr').map((line) => line.reduce((sum, span) => sum + widthOf(span as string), 0));
  expect(new Set(widths).size).toBeLessThanOrEqual(1);
});
