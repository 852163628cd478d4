import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, callFunction, notKnown } from '../../../testing/call-function.ts';
import { valueOf } from '../../value.ts';

describe('functions of lists do what Microsoft’s reference says', () => {
  it.each<[string, readonly unknown[], unknown]>([
    ['array', [1], [1]],
    ['array', ['efgh'], ['efgh']],
    ['array', [{ a: 'b' }], [{ a: 'b' }]],
    ['array', [[1]], [1]],
    ['concat', [['1-1', '1-2'], ['2-1']], ['1-1', '1-2', '2-1']],
    ['concat', ['prefix', '-', 'abc'], 'prefix-abc'],
    ['concat', ['a', 1, true], 'a1True'],
    ['contains', ['OneTwoThree', 'e'], true],
    ['contains', ['OneTwoThree', 'z'], false],
    ['contains', ['OneTwoThree', 'ONE'], false],
    ['contains', [{ one: 'a', two: 'b' }, 'One'], true],
    ['contains', [{ one: 'a', two: 'b' }, 'three'], false],
    ['contains', [['one', 'two'], 'one'], true],
    ['contains', [[1, { b: 1, a: 2 }], { a: 2, b: 1 }], true],
    ['createArray', ['a', 'b', 'c'], ['a', 'b', 'c']],
    ['createArray', [], []],
    ['createArray', [['one'], { a: 1 }], [['one'], { a: 1 }]],
    ['empty', [[]], true],
    ['empty', [{}], true],
    ['empty', [''], true],
    ['empty', [null], true],
    ['empty', [' '], false],
    ['first', [['one', 'two', 'three']], 'one'],
    ['first', ['One Two Three'], 'O'],
    ['first', [''], ''],
    ['last', [['one', 'two', 'three']], 'three'],
    ['last', ['One Two Three'], 'e'],
    ['last', [[]], null],
    ['indexFromEnd', [['a', 'b', 'c'], 1], 'c'],
    ['indexFromEnd', [['a', 'b', 'c'], 3], 'a'],
    ['tryIndexFromEnd', [['a', 'b', 'c'], 2], 'b'],
    ['tryIndexFromEnd', [['a', 'b', 'c'], 4], null],
    ['tryIndexFromEnd', [['a', 'b', 'c'], 0], null],
    ['indexOf', ['test', 't'], 0],
    ['indexOf', ['abcdef', 'CD'], 2],
    ['indexOf', ['abcdef', 'z'], -1],
    ['indexOf', [['one', 'two', 'one'], 'one'], 0],
    ['indexOf', [['one'], 'One'], -1],
    ['lastIndexOf', ['test', 't'], 3],
    ['lastIndexOf', ['abcdef', 'AB'], 0],
    ['lastIndexOf', [['one', 'two', 'one'], 'one'], 2],
    [
      'intersection',
      [
        { one: 'a', two: 'b', three: 'c' },
        { one: 'a', two: 'z', three: 'c' },
      ],
      { one: 'a', three: 'c' },
    ],
    [
      'intersection',
      [
        ['one', 'two', 'three'],
        ['two', 'three'],
      ],
      ['two', 'three'],
    ],
    ['intersection', [[1], [2]], []],
    ['length', [['one', 'two', 'three']], 3],
    ['length', ['One Two Three'], 13],
    ['length', [{ propA: 'one', propB: 'two' }], 2],
    ['max', [[0, 3, 2, 5, 4]], 5],
    ['max', [0, 3, 2, 5, 4], 5],
    ['max', [-1], -1],
    ['min', [[0, 3, 2, 5, 4]], 0],
    ['min', [0, 3, 2, 5, 4], 0],
    ['min', [7], 7],
    ['range', [5, 3], [5, 6, 7]],
    ['range', [3, 0], []],
    ['range', [-1, 2], [-1, 0]],
    ['skip', [['one', 'two', 'three'], 2], ['three']],
    ['skip', ['one two three', 4], 'two three'],
    ['skip', ['abc', -1], 'abc'],
    ['skip', ['abc', 9], ''],
    ['take', [['one', 'two', 'three'], 2], ['one', 'two']],
    ['take', ['one two three', 2], 'on'],
    ['take', [[1], 0], []],
    ['tryGet', [{ a: { b: [1, 2] } }, 'a', 'B', 1], 2],
    ['tryGet', [{ a: 1 }, 'z', 'y'], null],
    ['tryGet', [[1], 4], null],
    [
      'union',
      [
        { one: 'a', two: 'b', three: 'c1' },
        { three: 'c2', four: 'd', five: 'e' },
      ],
      { one: 'a', two: 'b', three: 'c2', four: 'd', five: 'e' },
    ],
    [
      'union',
      [
        ['one', 'two', 'three'],
        ['three', 'four'],
      ],
      ['one', 'two', 'three', 'four'],
    ],
    [
      'union',
      [
        { property: { one: 'a', two: 'b', three: 'c1' }, nestedArray: [1, 2] },
        { property: { three: 'c2', four: 'd', five: 'e' }, nestedArray: [3, 4] },
      ],
      { property: { one: 'a', two: 'b', three: 'c2', four: 'd', five: 'e' }, nestedArray: [3, 4] },
    ],
    ['union', [{ Tag: 1 }, { tag: 2 }], { Tag: 2 }],
  ])('%s(%j)', (name, given, expected) => {
    expect(callFunction(name, given)).toEqual(expected);
  });
});

describe('what fits no argument is refused by its number', () => {
  it.each<[string, readonly unknown[], RegExp]>([
    ['array', [], /wrong count/],
    ['concat', ['a', []], /all of them or none/],
    ['concat', [{}], /argument 1 is an object, expected a text/],
    ['contains', [1, 'a'], /argument 1 is 1, expected a text, a list or an object/],
    ['empty', [1], /argument 1 is 1/],
    ['first', [{}], /argument 1 is an object, expected a text or a list/],
    ['last', [1], /argument 1 is 1/],
    ['indexFromEnd', [['a'], 2], /argument 2 is 2, expected a place from 1 to 1/],
    ['indexFromEnd', [['a'], 0], /argument 2 is 0/],
    ['tryIndexFromEnd', ['abc', 1], /argument 1 is "abc", expected a list/],
    ['indexOf', ['abc', 1], /argument 2 is 1/],
    ['lastIndexOf', [1, 'a'], /argument 1 is 1/],
    ['intersection', [['a'], {}], /argument 2 is an object, expected a list/],
    ['length', [5], /argument 1 is 5/],
    ['max', [[]], /this one is empty/],
    ['max', [1, 'a'], /argument 2 is "a", expected a whole number/],
    ['min', ['a'], /argument 1 is "a"/],
    ['range', [0, 10_001], /argument 2 is 10001, expected a count from 0 to 10000/],
    ['range', [2_147_483_647, 2], /argument 1/],
    ['skip', [{}, 1], /argument 1 is an object/],
    ['take', ['abc', '1'], /argument 2 is "1", expected a whole number/],
    ['tryGet', [{ a: 1 }, true], /argument 2 is true/],
    ['union', [{}, []], /argument 2 is a list, expected an object/],
  ])('%s(%j)', (name, given, message) => {
    expect(() => callFunction(name, given)).toThrow(message);
  });
});

describe('what only a deployment knows', () => {
  const secret = notKnown('a secret');

  it('stays in its place in a list', () => {
    expect(answerOf('createArray', ['a', secret])).toMatchObject({
      kind: 'list',
      items: [{ value: 'a' }, { kind: 'unknown' }],
    });
    expect(answerOf('first', [answerOf('createArray', ['a', secret])])).toMatchObject({ value: 'a' });
    expect(answerOf('length', [answerOf('createArray', [secret])])).toMatchObject({ value: 1 });
  });

  it('makes an answer unknown that looks at every part', () => {
    const list = answerOf('createArray', ['a', secret]);
    expect(answerOf('join', [list, ','])).toMatchObject({ kind: 'unknown', what: 'a secret' });
    expect(answerOf('union', [list, list])).toMatchObject({ kind: 'unknown' });
    expect(answerOf('contains', [list, 'b'])).toMatchObject({ kind: 'unknown' });
    expect(answerOf('contains', [list, 'a'])).toMatchObject({ value: true });
  });

  it('may be an object that a union has to merge', () => {
    const open = answerOf('createObject', ['a', secret]);
    expect(answerOf('union', [open, { a: { b: 1 } }])).toMatchObject({ kind: 'unknown' });
    expect(callFunction('union', [open, { a: 1 }])).toEqual({ a: 1 });
  });
});

it('a list of more items than anyone writes is refused', () => {
  expect(() =>
    callFunction(
      'createArray',
      Array.from({ length: 1025 }, () => 1),
    ),
  ).toThrow(/wrong count/);
});

it('an item keeps its own place', () => {
  const here = valueOf('x', { file: 'other.json', line: 9, column: 2 });
  const list = answerOf('concat', [answerOf('createArray', [here]), ['y']]);
  expect(list).toMatchObject({ items: [{ place: { line: 9 } }, { place: { line: 1 } }] });
});

it('lists that grow by doubling come to an end', () => {
  let list = answerOf('range', [0, 10_000]);
  expect(() => {
    for (let round = 0; round < 40; round += 1) list = answerOf('createArray', [list, list]);
  }).toThrow(/more than 1000000 values/);
  let deep = answerOf('createArray', []);
  expect(() => {
    for (let round = 0; round < 1000; round += 1) deep = answerOf('createArray', [deep]);
  }).toThrow(/nested deeper than 500/);
});

const items = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom('a', 'b', null, true)));

test.prop([items, items])('union and intersection are those of sets', (one, other) => {
  expect(callFunction('union', [one, other])).toEqual([...new Set([...one, ...other])]);
  expect(callFunction('intersection', [one, other])).toEqual([...new Set(one)].filter((item) => other.includes(item)));
});

test.prop([items, fc.integer({ min: -3, max: 12 })])('take and skip are the two halves', (list, count) => {
  expect(callFunction('concat', [callFunction('take', [list, count]), callFunction('skip', [list, count])])).toEqual(
    list,
  );
});

test.prop([fc.string(), fc.integer({ min: -3, max: 12 })])('and of a text', (text, count) => {
  expect(`${String(callFunction('take', [text, count]))}${String(callFunction('skip', [text, count]))}`).toBe(text);
});

test.prop([items, fc.integer({ min: 0, max: 5 })])('indexOf and lastIndexOf are those of a list', (list, what) => {
  expect(callFunction('indexOf', [list, what])).toBe(list.indexOf(what));
  expect(callFunction('lastIndexOf', [list, what])).toBe(list.lastIndexOf(what));
});

test.prop([fc.array(fc.integer(), { minLength: 1 })])('min and max bound every number', (numbers) => {
  expect(callFunction('min', [numbers])).toBe(numbers.toSorted((one, other) => one - other).at(0));
  expect(callFunction('max', numbers)).toBe(numbers.toSorted((one, other) => one - other).at(-1));
});
