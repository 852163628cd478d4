import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callFunction } from '../../../testing/call-function.ts';

describe('functions of numbers do what Microsoft’s reference says', () => {
  it.each<[string, readonly unknown[], unknown]>([
    ['add', [5, 3], 8],
    ['add', [-5, 3], -2],
    ['add', [0, 0], 0],
    ['sub', [7, 3], 4],
    ['sub', [1, 2], -1],
    ['sub', [0, 0], 0],
    ['mul', [5, 3], 15],
    ['mul', [-1, 0], 0],
    ['mul', [-2, -2], 4],
    ['div', [8, 3], 2],
    ['div', [-7, 2], -3],
    ['div', [1, 2], 0],
    ['mod', [7, 3], 1],
    ['mod', [-7, 3], -1],
    ['mod', [6, 3], 0],
    ['int', ['4'], 4],
    ['int', [' -12 '], -12],
    ['int', [7], 7],
    ['float', ['3.5'], 3.5],
    ['float', ['-1e3'], -1000],
    ['float', [2], 2],
  ])('%s(%j)', (name, given, expected) => {
    expect(callFunction(name, given)).toBe(expected);
  });

  it.each<[string, readonly unknown[], RegExp]>([
    ['add', ['x', 1], /argument 1 is "x", expected a whole number/],
    ['add', [1, '1'], /argument 2 is "1"/],
    ['add', [1.5, 1], /argument 1 is 1.5/],
    ['add', [Number.MAX_SAFE_INTEGER, 1], /too large/],
    ['sub', [null, 1], /argument 1 is null/],
    ['mul', [3_037_000_500, 3_037_000_500], /too large/],
    ['mul', [true, 1], /argument 1 is true/],
    ['div', [1, 0], /argument 2 is 0, expected a divisor other than 0/],
    ['mod', [1, 0], /argument 2 is 0/],
    ['int', ['x'], /argument 1 is "x", expected a whole number/],
    ['int', ['1.5'], /argument 1 is "1.5"/],
    ['int', [true], /argument 1 is true/],
    ['float', ['1,5'], /argument 1 is "1,5", expected a number/],
    ['float', [''], /expected a number/],
  ])('%s(%j) is refused', (name, given, message) => {
    expect(() => callFunction(name, given)).toThrow(message);
  });
});

const small = fc.integer({ min: -100_000, max: 100_000 });

test.prop([small, small.filter((by) => by !== 0)])('a division and what it leaves over make the whole', (whole, by) => {
  const times = callFunction('mul', [callFunction('div', [whole, by]), by]);
  expect(callFunction('add', [times, callFunction('mod', [whole, by])])).toBe(whole);
});

test.prop([small, small])('sub undoes add', (one, other) => {
  expect(callFunction('sub', [callFunction('add', [one, other]), other])).toBe(one);
});

test.prop([fc.integer()])('int undoes string', (number) => {
  expect(callFunction('int', [callFunction('string', [number])])).toBe(number);
});
