import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, test as example } from 'vitest';
import { instant } from './instant.ts';
import { period } from './period.ts';

const any = period({ min: 1, max: Number.MAX_SAFE_INTEGER, allowsZero: true });
const part = fc.nat({ max: 1000 });

test.prop([part, part, part, part])('a duration is the seconds that it says', (days, hours, minutes, seconds) => {
  const total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  expect(any.read(` P${days}DT${hours}H${minutes}M${seconds}S `)).toBe(total);
  expect(any.read(String(total))).toBe(total);
});

example.each(['P', 'PT', 'P1', '1D', 'P-1D', 'P1DT', '1.5', '-1', ''])('%j is no period', (text) => {
  expect(any.read(text)).toBeUndefined();
});

example('a period keeps its range, in either form', () => {
  const short = period({ min: 1, max: 300 });
  expect(['300', 'PT5M', '301', 'PT301S', '0'].map(short.read)).toEqual([300, 300, undefined, undefined, undefined]);
});

test.prop([
  fc.date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9999-01-01T00:00:00Z'), noInvalidDate: true }),
])('an instant is read as it is written, in UTC unless it says otherwise', (date) => {
  const written = date.toISOString();
  expect(instant.read(written)).toBe(date.getTime());
  expect(instant.read(written.replace('Z', ''))).toBe(date.getTime());
  expect(instant.read(written.replace('Z', '+01:00'))).toBe(date.getTime() - 3_600_000);
});
