import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, callFunction, notKnown } from '../../../testing/call-function.ts';

describe('comparisons do what Microsoft’s reference says', () => {
  it.each<[string, readonly unknown[], unknown]>([
    ['coalesce', [null, null, 'default'], 'default'],
    ['coalesce', [null, 1, 'default'], 1],
    ['coalesce', [null, null], null],
    ['equals', [1, 1], true],
    ['equals', ['a', 'a'], true],
    ['equals', ['a', 'A'], false],
    [
      'equals',
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
      true,
    ],
    [
      'equals',
      [
        { a: 'b', c: 1 },
        { c: 1, a: 'b' },
      ],
      true,
    ],
    ['equals', [1, '1'], false],
    ['equals', [null, null], true],
    ['greater', [1, 2], false],
    ['greater', ['a', 'b'], false],
    ['greater', [2, 1], true],
    ['greaterOrEquals', [1, 2], false],
    ['greaterOrEquals', ['b', 'b'], true],
    ['greaterOrEquals', [2, 1], true],
    ['less', [1, 2], true],
    ['less', ['a', 'b'], true],
    ['less', [2, 2], false],
    ['lessOrEquals', [1, 2], true],
    ['lessOrEquals', ['a', 'a'], true],
    ['lessOrEquals', [3, 2], false],
  ])('%s(%j)', (name, given, expected) => {
    expect(callFunction(name, given)).toEqual(expected);
  });

  it.each<[string, readonly unknown[], RegExp]>([
    ['coalesce', [], /wrong count/],
    ['equals', [1], /wrong count/],
    ['greater', [1, 'a'], /argument 2 is "a", expected a number/],
    ['greaterOrEquals', ['a', 1], /argument 2 is 1, expected a text/],
    ['less', [true, false], /argument 1 is true, expected a number or a text/],
    ['lessOrEquals', [[], 1], /argument 1 is a list/],
  ])('%s(%j) is refused', (name, given, message) => {
    expect(() => callFunction(name, given)).toThrow(message);
  });
});

it('objects of which a part is not known are not known to be equal', () => {
  expect(answerOf('equals', [answerOf('createObject', ['a', notKnown('it')]), { a: 1 }])).toMatchObject({
    kind: 'unknown',
  });
});

test.prop([fc.integer(), fc.integer()])('one of less, equal and greater holds', (one, other) => {
  const holds = ['less', 'equals', 'greater'].filter((name) => callFunction(name, [one, other]) === true);
  expect(holds).toHaveLength(1);
  expect(callFunction('lessOrEquals', [one, other])).toBe(!(callFunction('greater', [one, other]) as boolean));
  expect(callFunction('greaterOrEquals', [one, other])).toBe(!(callFunction('less', [one, other]) as boolean));
});
