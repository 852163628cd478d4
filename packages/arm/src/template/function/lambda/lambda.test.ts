import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, callFunction, notKnown } from '../../../testing/call-function.ts';

type Dog = { readonly name: string; readonly age: number; readonly interests: readonly string[] };

/** The example of Microsoft's page. */
const dogs: readonly Dog[] = [
  { name: 'Evie', age: 5, interests: ['Ball', 'Frisbee'] },
  { name: 'Casper', age: 3, interests: ['Other dogs'] },
  { name: 'Indy', age: 2, interests: ['Butter'] },
  { name: 'Kira', age: 8, interests: ['Rubs'] },
];

describe('functions with lambdas do what Microsoft’s reference says', () => {
  it.each<[string, readonly unknown[], unknown]>([
    ['filter', [dogs, (dog: Dog) => dog.age >= 5], [dogs[0], dogs[3]]],
    ['filter', [[1, 2, 3], (_: number, index: number) => index !== 1], [1, 3]],
    ['filter', [[], () => true], []],
    ['groupBy', [['foo', 'bar', 'baz'], (word: string) => word.slice(0, 1)], { f: ['foo'], b: ['bar', 'baz'] }],
    ['groupBy', [[], () => 'a'], {}],
    ['groupBy', [dogs, () => 'dogs'], { dogs }],
    ['map', [dogs, (dog: Dog) => dog.name], ['Evie', 'Casper', 'Indy', 'Kira']],
    ['map', [['a', 'b'], (word: string, index: number) => `${index}-${word}`], ['0-a', '1-b']],
    ['map', [[], () => 1], []],
    ['mapValues', [{ foo: 'foo', bar: 'bar' }, (word: string) => word.toUpperCase()], { foo: 'FOO', bar: 'BAR' }],
    ['mapValues', [{}, () => 1], {}],
    ['mapValues', [{ a: 1 }, () => null], { a: null }],
    ['reduce', [dogs.map((dog) => dog.age), 0, (sum: number, age: number) => sum + age], 18],
    ['reduce', [[], 'start', () => 'never'], 'start'],
    ['reduce', [['a', 'b'], '', (sum: string, word: string, index: number) => `${sum}${index}${word}`], '0a1b'],
    ['sort', [dogs, (one: Dog, other: Dog) => one.age < other.age], [dogs[2], dogs[1], dogs[0], dogs[3]]],
    ['sort', [[3, 1, 2], (one: number, other: number) => one > other], [3, 2, 1]],
    ['sort', [[], () => true], []],
    ['toObject', [dogs.slice(0, 2), (dog: Dog) => dog.name], { Evie: dogs[0], Casper: dogs[1] }],
    ['toObject', [dogs.slice(0, 2), (dog: Dog) => dog.name, (dog: Dog) => dog.age], { Evie: 5, Casper: 3 }],
    ['toObject', [['a', 'a'], () => 'k', (word: string) => word], { k: 'a' }],
  ])('%s of %j', (name, given, expected) => {
    expect(callFunction(name, given)).toEqual(expected);
  });

  it.each<[string, readonly unknown[], RegExp]>([
    ['filter', [[1], () => 'yes'], /expected true or false from the lambda for item 0, not "yes"/],
    ['filter', ['abc', () => true], /argument 1 is "abc", expected a list/],
    ['groupBy', [[1], () => 1], /argument 2 is 1, expected a text/],
    ['map', [{}, () => 1], /argument 1 is an object, expected a list/],
    ['map', [[1], 'x'], /is no lambda/],
    ['mapValues', [[], () => 1], /argument 1 is a list, expected an object/],
    ['reduce', [1, 0, () => 1], /argument 1 is 1, expected a list/],
    ['sort', [[1, 2], () => 0], /expected true or false from the lambda, not 0/],
    ['toObject', [[1], () => 1], /argument 2 is 1, expected a text/],
    ['fail', ['no such size'], /the template says: no such size/],
    ['fail', ['wrong'], /wrong/],
    ['fail', [1], /argument 1 is 1, expected a text/],
  ])('%s of %j is refused', (name, given, message) => {
    expect(() => callFunction(name, given)).toThrow(message);
  });
});

it('what a lambda does not know stays in a list, and decides nothing', () => {
  const open = (): unknown => notKnown('it');
  expect(answerOf('map', [[1, 2], open])).toMatchObject({
    kind: 'list',
    items: [{ kind: 'unknown' }, { kind: 'unknown' }],
  });
  for (const [name, ...rest] of [
    ['filter', open],
    ['groupBy', open],
    ['sort', open],
    ['toObject', open],
    ['reduce', 0, open],
  ])
    expect(answerOf(String(name), [[1, 2], ...rest])).toMatchObject({ kind: 'unknown' });
});

test.prop([fc.array(fc.integer())])('sort sorts', (numbers) => {
  expect(callFunction('sort', [numbers, (one: number, other: number) => one < other])).toEqual(
    numbers.toSorted((one, other) => one - other),
  );
});

test.prop([fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.nat()))])(
  'sort leaves equals as they were',
  (pairs) => {
    const sorted = callFunction('sort', [
      pairs,
      (one: readonly number[], other: readonly number[]) => one[0]! < other[0]!,
    ]);
    expect(sorted).toEqual(pairs.toSorted((one, other) => one[0] - other[0]));
  },
);

test.prop([fc.array(fc.integer({ min: 0, max: 9 }))])('groups hold every item', (numbers) => {
  const groups = callFunction('groupBy', [numbers, (number: number) => String(number % 3)]) as Record<string, number[]>;
  const byValue = (one: number, other: number): number => one - other;
  expect(Object.values(groups).flat().toSorted(byValue)).toEqual(numbers.toSorted(byValue));
});
