import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deployJson } from './testing/deploy-json.ts';

const type = 'Microsoft.ApiManagement/service';

/** What an expression is as a property of a resource, in a template with two parameters, of which one may be missing. */
function worked(expression: string, given: { readonly [name: string]: unknown }): unknown {
  const declared = { type: 'string' };
  const { bodies } = deployJson(
    {
      parameters: { known: declared, missing: declared, list: { type: 'array' } },
      resources: [{ type, name: 's', properties: { x: expression } }],
    },
    given,
  );
  return (bodies[0] as { readonly properties: { readonly x: unknown } }).properties.x;
}

it.each([
  ["[concat(parameters('known'), reference('/r').y)]", "[concat('q', reference('/r').y)]"],
  ["[concat(parameters('known'), parameters('missing'))]", "[concat('q', parameters('missing'))]"],
  ["[reference('/r', '2020-01-01').a['b c'][add(0, 1)].d]", "[reference('/r', '2020-01-01').a['b c'][1].d]"],
  ["[createObject('a', reference('/r').y).a]", "[reference('/r').y]"],
  ["[if(true(), 'x', reference('/r').y)]", 'x'],
  [
    "[if(equals(reference('/r').y, parameters('known')), 'it''s', null())]",
    "[if(equals(reference('/r').y, 'q'), 'it''s', null())]",
  ],
  ["[listKeys('/r', '2020-01-01').keys[0].value]", "[listKeys('/r', '2020-01-01').keys[0].value]"],
  [
    "[map(reference('/r').items, lambda('x', concat(lambdaVariables('x').name, parameters('known'))))]",
    "[map(reference('/r').items, lambda('x', concat(lambdaVariables('x').name, 'q')))]",
  ],
  ['[[not an expression]', '[[not an expression]'],
  ['[[not closed', '[[not closed'],
  ['[open', '[open'],
])('%s is left as %s', (expression, expected) => {
  expect(worked(expression, { known: 'q', list: [] })).toEqual(expected);
});

it('an object of which a part is not known keeps what is known', () => {
  const expression = "[createObject('a', 1, 'b', reference('/r').y)]";
  expect(worked(expression, { known: 'q', list: [] })).toEqual({ a: 1, b: "[reference('/r').y]" });
});

/** Calls that take and give texts and lists, of what is known and what is missing. */
const source = fc.letrec<{ text: string; list: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom("parameters('known')", "parameters('missing')", "'a''b'", "'[x]'", "''"),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `concat(${a}, ${b})`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `format('{0}-{1}', ${a}, ${b})`),
    tie('text').map((a) => `toUpper(${a})`),
    fc.tuple(tie('text'), tie('text'), tie('text')).map(([a, b, c]) => `if(equals(${a}, ${b}), ${b}, ${c})`),
    fc.tuple(tie('list'), tie('text')).map(([a, b]) => `join(${a}, ${b})`),
    tie('list').map((a) => `string(${a})`),
    tie('list').map((a) => `${a}[0]`),
    tie('text').map((a) => `createObject('k', ${a}).k`),
  ),
  list: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom("parameters('list')", "createArray('z')"),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `createArray(${a}, ${b})`),
    tie('text').map((a) => `split(concat(${a}, ',c'), ',')`),
    fc.tuple(tie('list'), tie('text')).map(([a, b]) => `map(${a}, lambda('v', concat(lambdaVariables('v'), ${b})))`),
    fc.tuple(tie('list'), tie('list')).map(([a, b]) => `union(${a}, ${b})`),
  ),
})).text;

test.prop([source, fc.string(), fc.string(), fc.array(fc.string(), { minLength: 1, maxLength: 3 })])(
  'what is left, worked out when the missing value is known, is what it would have been',
  (expression, known, missing, list) => {
    const left = worked(`[${expression}]`, { known, list });
    const whole = worked(`[${expression}]`, { known, missing, list });
    // Template form in, template form out: what is known by then may stand as it is.
    expect(worked(left as string, { missing })).toEqual(whole);
  },
);
