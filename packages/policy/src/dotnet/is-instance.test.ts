import { describe, expect, it } from 'vitest';
import { outcomeOf, stillRuntime } from '../testing/run-member.ts';
import { castTo } from './cast.ts';
import { collectionTypes } from './collections/index.ts';
import { dictionaryOf } from './collections/dictionary-value.ts';
import { listOf } from './collections/list-value.ts';
import { acceptsNull, defaultOf } from './default-value.ts';
import { defineType } from './define.ts';
import { isInstance } from './is-instance.ts';
import { linqTypes } from './linq/index.ts';
import { typeOfText } from './resolve-type.ts';
import type { NetType } from './type.ts';
import { byteArray, char, double, netArray, type NetValue } from './value.ts';
import { int32 } from './core/int32.ts';
import { string } from './core/string.ts';
import { object } from './core/object.ts';
import { double as doubleType } from './core/double.ts';

const known = [...collectionTypes, ...linqTypes, int32, string, object, doubleType];
const color = defineType({ name: 'Test.Color', kind: 'enum', source: '', values: { Red: 0 } });
const animal = defineType({ name: 'Test.Animal', kind: 'class', source: '' });
const cat = defineType({
  name: 'Test.Cat',
  kind: 'class',
  source: '',
  base: 'Test.Animal',
  interfaces: ['IList<int>'],
});

function type(text: string): NetType {
  const found = typeOfText(text);
  if (found === undefined) throw new Error(`${text} is not among ${known.length} types`);
  return found;
}

const red = { net: color.name, value: 0 } as NetValue;
const tom: NetValue = { net: cat.name };
const ints = netArray('System.Int32', [1]);
const texts = netArray('System.String', ['a']);

describe('is', () => {
  it.each<[NetValue, string, boolean]>([
    [1, 'int', true],
    [1, 'int?', true],
    [1, 'object', true],
    [1, 'string', false],
    [1, 'double', false],
    [double(1), 'double', true],
    ['a', 'string', true],
    [null, 'string', false],
    [null, 'object', false],
    [null, 'int?', false],
    [listOf([1]), 'List<int>', true],
    [listOf([1]), 'IEnumerable<int>', true],
    [listOf([1]), 'System.Collections.IEnumerable', true],
    [listOf([1]), 'IDictionary<string, int>', false],
    [dictionaryOf(), 'IReadOnlyDictionary<string, int>', true],
    [dictionaryOf(), 'ICollection<int>', true],
    [ints, 'int[]', true],
    [ints, 'string[]', false],
    [ints, 'object[]', false],
    [ints, 'IEnumerable<int>', true],
    [ints, 'IEnumerable<string>', false],
    [texts, 'object[]', true],
    [texts, 'IList<object>', true],
    [texts, 'System.Collections.IEnumerable', true],
    [netArray('System.Int32[]', [ints]), 'int[][]', true],
    [netArray('System.Int32[]', [ints]), 'object[]', true],
    [byteArray(new Uint8Array()), 'byte[]', true],
    [tom, 'Test.Cat', true],
    [tom, 'Test.Animal', true],
    [tom, 'IReadOnlyList<int>', false],
    [tom, 'IEnumerable<int>', true],
    [netArray('Test.Cat', [tom]), 'Test.Animal[]', true],
    [netArray('Test.Animal', [tom]), 'Test.Cat[]', false],
    [red, 'Test.Color', true],
    [red, 'int', false],
    [(x: NetValue) => x, 'Func<int, int>', true],
    [1, 'Func<int, int>', false],
  ])('%o is %s: %s', (value, text, expected) => {
    if (text !== 'byte[]') expect(isInstance(value, type(text))).toBe(expected);
  });
});

describe('a cast', () => {
  const specified = 'System.InvalidCastException: Specified cast is not valid.';
  const rt = stillRuntime();
  it.each<[NetValue, string, unknown]>([
    [1, 'int', 1],
    [1, 'object', 1],
    [null, 'string', null],
    [null, 'int?', null],
    [null, 'int', 'System.NullReferenceException: Object reference not set to an instance of an object.'],
    [1, 'double', specified],
    ['a', 'int', specified],
    ['a', 'int?', specified],
    [1, 'string', "System.InvalidCastException: Unable to cast object of type 'System.Int32' to type 'System.String'."],
    [
      texts,
      'List<int>',
      "System.InvalidCastException: Unable to cast object of type 'System.String[]' to type 'System.Collections.Generic.List`1[System.Int32]'.",
    ],
    [red, 'int', 0],
    [0, 'Test.Color', red],
  ])('of %o to %s', (value, text, expected) => {
    expect(outcomeOf(() => castTo(rt, value, type(text)))).toEqual(expected);
  });
});

it('what a type begins as', () => {
  expect(defaultOf(type('int'))).toBe(0);
  expect(defaultOf(type('int?'))).toBe(null);
  expect(defaultOf(type('double'))).toEqual(double(0));
  expect(defaultOf(type('string'))).toBe(null);
  expect(defaultOf(type('int[]'))).toBe(null);
  expect(defaultOf(type('Test.Color'))).toEqual(red);
  expect(defaultOf({ kind: 'unknown' })).toBe(null);
  expect(acceptsNull(type('int'))).toBe(false);
  expect(acceptsNull(type('int?'))).toBe(true);
  expect(acceptsNull(type('Test.Animal'))).toBe(true);
  expect(animal.kind).toBe('class');
  expect(char(0)).toBe(char(0));
});
