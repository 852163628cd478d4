import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, callFunction, notKnown } from '../../../testing/call-function.ts';

describe('functions of objects do what Microsoft’s reference says', () => {
  it.each<[string, readonly unknown[], unknown]>([
    [
      'createObject',
      ['intProp', 1, 'stringProp', 'abc', 'boolProp', true],
      { intProp: 1, stringProp: 'abc', boolProp: true },
    ],
    ['createObject', [], {}],
    ['createObject', ['a', null], { a: null }],
    ['createObject', ['__proto__', 1], JSON.parse('{"__proto__": 1}')],
    [
      'items',
      [{ item002: { n: 2 }, item001: { n: 1 } }],
      [
        { key: 'item001', value: { n: 1 } },
        { key: 'item002', value: { n: 2 } },
      ],
    ],
    ['items', [{}], []],
    [
      'items',
      [{ B: 1, a: 2 }],
      [
        { key: 'a', value: 2 },
        { key: 'B', value: 1 },
      ],
    ],
    ['null', [], null],
    ['objectKeys', [{ b: 1, a: 2 }], ['a', 'b']],
    ['objectKeys', [{}], []],
    ['objectKeys', [{ one: {} }], ['one']],
    [
      'shallowMerge',
      [
        [
          { one: 'a', two: 'b', nested: { a: 1 } },
          { two: 'c', nested: { b: 2 } },
        ],
      ],
      { one: 'a', two: 'c', nested: { b: 2 } },
    ],
    ['shallowMerge', [[]], {}],
    ['shallowMerge', [[{ A: 1 }, { a: 2 }]], { A: 2 }],
  ])('%s(%j)', (name, given, expected) => {
    expect(callFunction(name, given)).toEqual(expected);
  });

  it.each<[string, readonly unknown[], RegExp]>([
    ['createObject', ['a'], /1 arguments, expected a value for every key/],
    ['createObject', [1, 2], /argument 1 is 1, expected a text/],
    ['items', [[]], /argument 1 is a list, expected an object/],
    ['null', [1], /wrong count/],
    ['objectKeys', ['a'], /argument 1 is "a", expected an object/],
    ['shallowMerge', [{}], /argument 1 is an object, expected a list/],
    ['shallowMerge', [[1]], /expected an object/],
  ])('%s(%j) is refused', (name, given, message) => {
    expect(() => callFunction(name, given)).toThrow(message);
  });
});

it('a value that is not known stays in its place; a key that is not makes the object unknown', () => {
  expect(answerOf('createObject', ['a', notKnown('it')])).toMatchObject({ kind: 'map' });
  expect(answerOf('createObject', [notKnown('it'), 'a'])).toMatchObject({ kind: 'unknown', what: 'it' });
});

test.prop([fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.integer())])('items says the whole object', (object) => {
  const items = callFunction('items', [object]) as readonly { readonly key: string; readonly value: number }[];
  expect(Object.fromEntries(items.map(({ key, value }) => [key, value]))).toEqual({ ...object });
  expect(items.map(({ key }) => key)).toEqual(Object.keys(object).toSorted());
  expect(
    callFunction('toObject', [items, (item: { key: string }) => item.key, (item: { value: number }) => item.value]),
  ).toEqual({ ...object });
});
