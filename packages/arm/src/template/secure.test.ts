import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deployJson } from './testing/deploy-json.ts';
import type { Value } from './value.ts';
import { entryOf } from './value.ts';

const secret = 'hunter2-S3cret';
const declared = { secret: { type: 'securestring' }, whole: { type: 'secureObject' }, open: { type: 'string' } };
const given = { secret, whole: { key: secret, list: [secret] }, open: 'x' };

function property(expression: string): { readonly value: Value; readonly told: string } {
  const { resources, faults } = deployJson(
    {
      parameters: declared,
      resources: [{ type: 'Microsoft.ApiManagement/service', name: 's', properties: { x: expression } }],
    },
    given,
  );
  const value = entryOf(entryOf(resources.at(-1)?.body, 'properties'), 'x') as Value;
  return { value, told: JSON.stringify(faults) };
}

it.each([
  ["[parameters('secret')]", "parameters('secret')"],
  ["[concat('a', parameters('secret'))]", "concat('a', parameters('secret'))"],
  ["[format('{0}!', parameters('whole').key)]", "format('{0}!', parameters('whole').key)"],
  ["[parameters('whole').list[0]]", "parameters('whole').list[0]"],
  ["[split(parameters('secret'), '-')[1]]", "split(parameters('secret'), '-')[1]"],
  ["[base64(toLower(parameters('secret')))]", "base64(toLower(parameters('secret')))"],
  ["[coalesce(null(), parameters('secret'))]", "parameters('secret')"],
])('%s is secure, and is given by %s', (expression, source) => {
  expect(property(expression).value).toMatchObject({ kind: 'scalar', secure: true, expression: source });
});

it.each(["[length(parameters('secret'))]", "[equals(parameters('secret'), 'x')]", "[concat(parameters('open'), 'y')]"])(
  '%s is not',
  (expression) => {
    const { value } = property(expression);
    expect(value.kind === 'scalar' && value.secure !== true).toBe(true);
  },
);

it('a residual names the parameter and not its value', () => {
  const { value } = property("[concat(parameters('secret'), parameters('open'), reference('/r').y)]");
  expect(value).toMatchObject({ expression: "concat(parameters('secret'), 'x', reference('/r').y)" });
});

it('a secure value goes into a nested deployment and out of it as one', () => {
  const { resources } = deployJson(
    {
      parameters: { secret: declared.secret },
      resources: [
        {
          type: 'Microsoft.Resources/deployments',
          name: 'd',
          properties: {
            expressionEvaluationOptions: { scope: 'inner' },
            parameters: { inner: { value: "[parameters('secret')]" } },
            template: {
              parameters: { inner: { type: 'string' } },
              resources: [],
              outputs: { out: { type: 'string', value: "[concat(parameters('inner'), '!')]" } },
            },
          },
        },
        {
          type: 'Microsoft.ApiManagement/service',
          name: 's',
          properties: { x: "[reference('d').outputs.out.value]" },
        },
      ],
    },
    { secret },
  );
  const value = entryOf(entryOf(resources.at(-1)?.body, 'properties'), 'x');
  expect(value).toMatchObject({ value: `${secret}!`, secure: true, expression: "concat(parameters('secret'), '!')" });
});

const call = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      "parameters('secret')",
      "parameters('whole')",
      "parameters('open')",
      "reference('/r').y",
      "'-'",
      '2',
    ),
    fc
      .tuple(
        fc.constantFrom(
          'concat',
          'format',
          'split',
          'join',
          'json',
          'add',
          'first',
          'items',
          'union',
          'int',
          'uri',
          'base64ToString',
          'resourceId',
          'substring',
          'replace',
          'createArray',
          'string',
          'contains',
          'nosuch',
          'copyIndex',
          'reference',
          'variables',
          'parameters',
          'dateTimeAdd',
          'fail',
          'tryGet',
          'toObject',
          'cidrHost',
          'bool',
          'range',
        ),
        fc.array(tie('value'), { maxLength: 3 }),
      )
      .map(([name, list]) => `${name}(${list.join(', ')})`),
    tie('value').map((of) => `${of}.key`),
    fc.tuple(tie('value'), tie('value')).map(([of, index]) => `${of}[${index}]`),
  ),
})).value;

test.prop([call])('no fault and no residual shows a secure value, whatever is done with it', (text) => {
  const { resources, faults } = deployJson(
    {
      parameters: declared,
      resources: [
        {
          type: 'Microsoft.ApiManagement/service',
          name: `[${text}]`,
          condition: `[${text}]`,
          properties: { x: `[${text}]`, y: `[concat(reference('/r').y, ${text})]` },
        },
      ],
    },
    given,
  );
  for (const { message, hint } of faults) expect(`${message} ${hint}`.toLowerCase()).not.toMatch(/hunter2|s3cret/);
  for (const { body, condition } of resources)
    expect(`${residuals(body)} ${condition}`.toLowerCase()).not.toMatch(/hunter2|s3cret/);
});

function residuals(value: Value): string {
  switch (value.kind) {
    case 'scalar':
      return value.expression ?? '';
    case 'list':
      return value.items.map(residuals).join(' ');
    case 'map':
      return [...value.entries.values()].map(residuals).join(' ');
    case 'unknown':
      return `${value.expression} ${value.what}`;
  }
}
