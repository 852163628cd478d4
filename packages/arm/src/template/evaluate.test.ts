import { test } from '@fast-check/vitest';
import type { Fault } from '@keelgate/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { defaultDeployment } from './function/deployment-info.ts';
import type { Scope } from './scope.ts';
import { emptyScope, lazyLookup, lookupOf } from './scope.ts';
import { plain, valueOf } from './value.ts';

const place = { file: 't.json', line: 1, column: 1 };

function scopeOf(faults: Fault[]): Scope {
  const scope = emptyScope(faults, defaultDeployment, place.file);
  const parameters = new Map([
    ['name', valueOf('shop', place)],
    ['list', valueOf(['a', 'b'], place)],
    ['object', valueOf({ x: { y: 7 } }, place)],
  ]);
  const variables = new Map([
    ['full', valueOf("[concat(parameters('name'), '-api')]", place)],
    ['circle', valueOf("[variables('circle')]", place)],
  ]);
  const whole: Scope = {
    ...scope,
    parameters: lookupOf(parameters),
    variables: lazyLookup(variables, (_, value, session) => evaluate(value, { ...whole, session })),
    loops: [{ name: 'loop', index: 2 }],
  };
  return whole;
}

function work(text: unknown): { readonly value: unknown; readonly faults: Fault[] } {
  const faults: Fault[] = [];
  return { value: plain(evaluate(valueOf(text, place), scopeOf(faults))), faults };
}

describe('every function does what Microsoft’s reference says', () => {
  it.each([
    ["[parameters('name')]", 'shop'],
    ["[variables('full')]", 'shop-api'],
    ['[[not an expression]', '[not an expression]'],
    ["[concat('a', 1, 'b')]", 'a1b'],
    ["[concat(parameters('list'), createArray('c'))]", ['a', 'b', 'c']],
    ["[format('{0}/{1} {{}}', 'a', 2)]", 'a/2 {}'],
    ["[parameters('object').x.y]", 7],
    ["[parameters('list')[1]]", 'b'],
    ["[parameters('object')['x']]", { y: 7 }],
    ["[toLower('AB')]", 'ab'],
    ["[toUpper('ab')]", 'AB'],
    ["[trim('  a ')]", 'a'],
    ["[replace('a.b.c', '.', '$&')]", 'a$&b$&c'],
    ["[split('a,b;c', createArray(',', ';'))]", ['a', 'b', 'c']],
    ["[join(createArray('a', 'b'), '-')]", 'a-b'],
    ["[substring('abcdef', 2, 3)]", 'cde'],
    ["[padLeft('7', 3, '0')]", '007'],
    ["[startsWith('Abc', 'aB')]", true],
    ["[endsWith('Abc', 'BC')]", true],
    ["[indexOf('abc', 'C')]", 2],
    ["[length('abc')]", 3],
    ["[length(parameters('list'))]", 2],
    ["[empty('')]", true],
    ["[contains(parameters('object'), 'X')]", true],
    ["[contains('abc', 'B')]", false],
    ["[first('abc')]", 'a'],
    ["[last(parameters('list'))]", 'b'],
    ["[skip(parameters('list'), 1)]", ['b']],
    ["[take('abc', 2)]", 'ab'],
    ['[union(createArray(1, 2), createArray(2, 3))]', [1, 2, 3]],
    ['[intersection(createArray(1, 2), createArray(2, 3))]', [2]],
    ["[createObject('a', 1)]", { a: 1 }],
    ['[range(3, 2)]', [3, 4]],
    [
      "[items(createObject('b', 1, 'a', 2))]",
      [
        { key: 'a', value: 2 },
        { key: 'b', value: 1 },
      ],
    ],
    ['[json(\'{"a": [1]}\')]', { a: [1] }],
    ["[coalesce(null(), 'x')]", 'x'],
    ["[if(equals(1, 1), 'yes', parameters('missing'))]", 'yes'],
    ['[and(true(), not(false()))]', true],
    ['[or(false(), false())]', false],
    ["[bool('True')]", true],
    ['[less(1, 2)]', true],
    ["[greaterOrEquals('b', 'b')]", true],
    ['[add(1, 2)]', 3],
    ['[sub(1, 2)]', -1],
    ['[mul(3, 4)]', 12],
    ['[div(-7, 2)]', -3],
    ['[mod(7, 4)]', 3],
    ['[min(3, 1, 2)]', 1],
    ['[max(createArray(3, 9))]', 9],
    ["[int('12')]", 12],
    ['[string(createArray(1))]', '[1]'],
    ["[base64('häl')]", 'aMOkbA=='],
    ["[base64ToString('aMOkbA==')]", 'häl'],
    ["[uriComponent('a b/')]", 'a%20b%2F'],
    ['[copyIndex()]', 2],
    ["[copyIndex('loop', 1)]", 3],
    [
      "[resourceId('Microsoft.ApiManagement/service/apis', 's', 'a')]",
      expect.stringMatching(/\/providers\/Microsoft\.ApiManagement\/service\/s\/apis\/a$/),
    ],
    ["[uniqueString('a')]", expect.stringMatching(/^[a-z2-7]{13}$/)],
    ["[guid('a')]", expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)],
    ["[listKeys('x', '2020').key1]", '<listKeys(…).key1>'],
  ])('%s', (text, expected) => {
    const { value, faults } = work(text);
    expect(faults).toEqual([]);
    expect(value).toEqual(expected);
  });
});

describe('a wrong expression is one fault, at the column of what is wrong', () => {
  it.each([
    ["[concat('a']", 'arm/wrong-expression', 13],
    ["[nosuch('a')]", 'arm/unknown-function', 3],
    ["[parameters('missing')]", 'arm/unknown-parameter', 3],
    ["[variables('missing')]", 'arm/unknown-variable', 3],
    ["[variables('circle')]", 'arm/circular-variable', 3],
    ["[parameters('object').z]", 'arm/no-property', 24],
    ["[parameters('list')[5]]", 'arm/no-item', 21],
    ['[toLower()]', 'arm/wrong-arguments', 3],
    ["[toLower('a', 'b')]", 'arm/wrong-arguments', 3],
    ["[add('x', 1)]", 'arm/wrong-arguments', 3],
    ['[div(1, 0)]', 'arm/wrong-arguments', 3],
    ["[substring('abc', 2, 9)]", 'arm/wrong-arguments', 3],
    ["[copyIndex('other')]", 'arm/no-copy', 3],
    ["['never ends]", 'arm/wrong-expression', 3],
    ['[a b]', 'arm/wrong-expression', 5],
    ["[concat('a'))]", 'arm/wrong-expression', 14],
  ])('%s', (text, code, column) => {
    const { faults } = work(text);
    expect(faults.map((fault) => [fault.code, fault.place?.column])).toEqual([[code, column]]);
  });
});

test.prop([fc.string()])('no text makes it throw', (text) => {
  work(`[${text}]`);
});

const call = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom("'a'", '1', 'true()', "parameters('list')", "parameters('object')", 'null()'),
    fc
      .tuple(
        fc.constantFrom(
          'concat',
          'add',
          'if',
          'first',
          'union',
          'contains',
          'length',
          'json',
          'format',
          'split',
          'not',
          'max',
        ),
        fc.array(tie('value'), { maxLength: 3 }),
      )
      .map(([name, given]) => `${name}(${given.join(', ')})`),
  ),
})).value;

test.prop([call])('any call of anything is a value or a fault', (text) => {
  const { value, faults } = work(`[${text}]`);
  expect(faults.length > 0 || value !== undefined).toBe(true);
});
