import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { bar, condense, sparkline } from './bar.ts';

const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 });
const width = fc.integer({ min: 1, max: 80 });

describe('bar', () => {
  test.prop([fc.double({ min: 0, max: 1, noNaN: true }), width])(
    'fits, and is empty only for nothing',
    (share, cells) => {
      expect(bar(share, cells).length).toBeLessThanOrEqual(cells);
      expect(bar(share, cells) === '').toBe(share === 0);
    },
  );

  test('is full for a full share', () => {
    expect(bar(1, 5)).toBe('█████');
    expect(bar(0.5, 5)).toBe('██▌');
  });
});

describe('condense', () => {
  test.prop([values, width])('keeps the mean when the parts are equal, and never leaves the range', (row, parts) => {
    const short = condense(row, parts);
    expect(short.length).toBe(Math.min(parts, row.length));
    for (const value of short) {
      expect(value).toBeGreaterThanOrEqual(Math.min(...row) - 1e-6);
      expect(value).toBeLessThanOrEqual(Math.max(...row) + 1e-6);
    }
  });

  test.prop([values])('does nothing where there is room', (row) => {
    expect(condense(row, row.length)).toEqual(row);
  });
});

describe('sparkline', () => {
  test.prop([values])('has one character a value: a dot for nothing, a full block for the largest', (row) => {
    const line = Array.from(sparkline(row));
    const most = Math.max(...row);
    expect(line.length).toBe(row.length);
    for (const [index, value] of row.entries()) {
      expect(line[index] === '·').toBe(value === 0);
      if (value === most && most > 0) expect(line[index]).toBe('█');
    }
  });
});
