import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, callFunction, notKnown } from '../../../testing/call-function.ts';

describe('functions of truths do what Microsoft’s reference says', () => {
  it.each<[string, readonly unknown[], unknown]>([
    ['and', [true, false], false],
    ['and', [true, true], true],
    ['and', [true, true, false], false],
    ['or', [true, false], true],
    ['or', [false, false], false],
    ['or', [false, false, true], true],
    ['not', [true], false],
    ['not', [false], true],
    ['xor', [true, false], true],
    ['xor', [true, true], false],
    ['xor', [false, false], false],
    ['bool', ['true'], true],
    ['bool', [1], true],
    ['bool', ['FALSE'], false],
    ['bool', [0], false],
    ['bool', [true], true],
    ['true', [], true],
    ['false', [], false],
    ['if', [true, 'yes', 'no'], 'yes'],
    ['if', [false, 'yes', null], null],
    ['if', [false, 'yes', { a: 1 }], { a: 1 }],
  ])('%s(%j)', (name, given, expected) => {
    expect(callFunction(name, given)).toEqual(expected);
  });

  it.each<[string, readonly unknown[], RegExp]>([
    ['and', [true, 'x'], /argument 2 is "x", expected true or false/],
    ['and', [true], /wrong count/],
    ['or', [1, true], /argument 1 is 1/],
    ['not', ['true'], /argument 1 is "true"/],
    ['xor', [true, null], /argument 2 is null/],
    ['bool', ['yes'], /argument 1 is "yes", expected "true", "false" or a whole number/],
    ['bool', [[]], /argument 1 is a list/],
    ['true', [1], /wrong count/],
    ['false', [1], /wrong count/],
    ['if', ['a', 1, 2], /argument 1 is "a"/],
  ])('%s(%j) is refused', (name, given, message) => {
    expect(() => callFunction(name, given)).toThrow(message);
  });
});

it('what is known can decide', () => {
  const open = notKnown('it');
  expect(callFunction('or', [open, true])).toBe(true);
  expect(callFunction('and', [open, false])).toBe(false);
  expect(answerOf('and', [open, true])).toMatchObject({ kind: 'unknown' });
  expect(answerOf('or', [false, open])).toMatchObject({ kind: 'unknown' });
  expect(callFunction('if', [true, 'a', open])).toBe('a');
  expect(answerOf('if', [open, 'a', 'b'])).toMatchObject({ kind: 'unknown' });
  expect(callFunction('coalesce', [null, 'a', open])).toBe('a');
});

test.prop([fc.array(fc.boolean(), { minLength: 2 })])('De Morgan', (truths) => {
  const negated = truths.map((truth) => callFunction('not', [truth]));
  expect(callFunction('not', [callFunction('and', truths)])).toBe(callFunction('or', negated));
});
