import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTextKeys } from './text-keys.ts';

const asks = fc.array(fc.record({ text: fc.constantFrom('a', 'b', 'c', 'd', 'e'), afterUs: fc.nat({ max: 30 }) }), {
  maxLength: 60,
});

test.prop([asks])('two texts share no number as long as both are in use', (all) => {
  const keys = createTextKeys({ keysMax: 5, idleUs: 20 });
  const seen = new Map<string, { number: number; atUs: number }>();
  let nowUs = 0;
  for (const { text, afterUs } of all) {
    nowUs += afterUs;
    const number = keys.numberOf(text, nowUs);
    const before = seen.get(text);
    if (before !== undefined && before.atUs + 20 > nowUs) expect(number).toBe(before.number);
    for (const [other, { number: taken, atUs }] of seen)
      if (other !== text && atUs + 20 > nowUs) expect(number).not.toBe(taken);
    seen.set(text, { number, atUs: nowUs });
    expect(keys.known(text)).toBe(number);
  }
});

it('a thousand keys an hour need no more rows than are in use at once', () => {
  const keys = createTextKeys({ keysMax: 100, idleUs: 10 });
  for (let nowUs = 0; nowUs < 10_000; nowUs += 1) keys.numberOf(`key ${nowUs}`, nowUs);
  expect(keys.rows()).toBeLessThanOrEqual(100);
});

it('more keys than there may be are refused', () => {
  const keys = createTextKeys({ keysMax: 3, idleUs: 1000 });
  for (const text of ['a', 'b', 'c', 'a']) keys.numberOf(text, 0);
  expect(() => keys.numberOf('d', 500)).toThrow(RangeError);
  expect(keys.numberOf('d', 1600)).toBeLessThan(3);
});
