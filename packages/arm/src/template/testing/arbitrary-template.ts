import fc from 'fast-check';
import { templateFunctions } from '../function/index.ts';
import { printExpression } from '../print-expression.ts';
import { arbitraryExpression } from './arbitrary-expression.ts';

const functions = [
  ...[...templateFunctions.values()].map(({ name }) => name),
  'parameters',
  'variables',
  'reference',
  'references',
  'copyIndex',
  'listKeys',
  'lambda',
  'lambdaVariables',
  'n.f',
  'nosuch',
];

const words = [
  'p',
  'q',
  'v',
  'w',
  'loop',
  'r0',
  'r1',
  's/r0',
  'd0',
  'inner',
  'Microsoft.ApiManagement/service',
  '/x/y',
  '{0}',
  '2020-01-01',
  'full',
  '',
];

/** Expressions that mostly mean something: of names that there are, called with what they may take. */
const meaning = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(...words).map((word) => `'${word}'`),
    fc.integer({ min: -3, max: 900 }).map(String),
    fc.constantFrom(
      "parameters('p')",
      "parameters('q')",
      "variables('v')",
      "variables('w')",
      'true()',
      'null()',
      "reference('/x').y",
      'copyIndex()',
    ),
    fc
      .tuple(fc.constantFrom(...functions), fc.array(tie('value'), { maxLength: 4 }))
      .map(([name, given]) => `${name}(${given.join(', ')})`),
    fc
      .tuple(fc.constantFrom('map', 'filter', 'toObject', 'sort', 'reduce'), tie('value'), tie('value'))
      .map(([name, list, body]) => `${name}(${list}, lambda('x', concat(lambdaVariables('x'), ${body})))`),
    fc.tuple(tie('value'), fc.constantFrom('y', 'outputs', 'value', 'name', 'id')).map(([of, name]) => `${of}.${name}`),
    fc.tuple(tie('value'), tie('value')).map(([of, index]) => `${of}[${index}]`),
  ),
})).value;

const expression = fc.oneof(
  { weight: 6, arbitrary: meaning.map((text) => `[${text}]`) },
  { weight: 1, arbitrary: arbitraryExpression.map((one) => `[${printExpression(one)}]`) },
  { weight: 1, arbitrary: fc.string().map((text) => `[${text}]`) },
);

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    expression,
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom('name', 'copy', 'value', '__proto__'), fc.string(), expression),
      tie('value'),
      { maxKeys: 4 },
    ),
    fc.record({
      copy: fc.array(
        fc.record({ name: fc.constantFrom('loop', 'x'), count: fc.oneof(fc.nat(4), expression), input: tie('value') }),
        { maxLength: 2 },
      ),
    }),
  ),
})).value;

/** What stands somewhere is now and then something else. */
function mostly(right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: json });
}

const type = fc.constantFrom(
  'Microsoft.ApiManagement/service',
  'Microsoft.ApiManagement/service/apis',
  'apis',
  'Microsoft.Resources/deployments',
);
const name = fc.oneof(fc.constantFrom('s', 's/r0', 's/r1', 'd0', 'd1'), expression);

const parameter = mostly(
  fc.record(
    {
      type: mostly(fc.constantFrom('string', 'securestring', 'int', 'object', 'array', 'bool')),
      defaultValue: json,
      allowedValues: mostly(fc.array(json, { maxLength: 2 })),
      nullable: fc.boolean(),
      $ref: mostly(fc.constantFrom('#/definitions/t', '#/definitions/u')),
      properties: mostly(fc.dictionary(fc.constantFrom('a', 'b'), fc.constant({ $ref: '#/definitions/t' }))),
      minLength: mostly(fc.nat(3)),
    },
    { requiredKeys: [] },
  ),
);

/** Templates that nobody would write: right in most places, and in each now and then not. */
export const arbitraryTemplate: fc.Arbitrary<unknown> = fc.letrec<{ template: unknown; resource: unknown }>((tie) => ({
  resource: mostly(
    fc.record(
      {
        type: mostly(type),
        name: mostly(name),
        existing: mostly(fc.boolean()),
        condition: mostly(expression),
        scope: mostly(expression),
        copy: mostly(
          fc.record({
            name: fc.constant('loop'),
            count: fc.oneof(fc.nat(3), expression),
            mode: fc.constantFrom('serial', 'x'),
          }),
        ),
        dependsOn: mostly(fc.array(fc.oneof(name, expression), { maxLength: 2 })),
        resources: fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('resource'), { maxLength: 2 })),
        resourceGroup: expression,
        properties: mostly(
          fc.record(
            {
              template: fc.oneof({ depthSize: 'small' }, fc.constant({ resources: [] }), tie('template')),
              templateLink: mostly(
                fc.record({ relativePath: fc.constantFrom('a.json', 'b.json') }, { requiredKeys: [] }),
              ),
              expressionEvaluationOptions: fc.constantFrom({ scope: 'inner' }, { scope: 'outer' }),
              parameters: mostly(fc.dictionary(fc.constantFrom('p', 'q'), fc.record({ value: json }))),
              x: json,
            },
            { requiredKeys: [] },
          ),
        ),
      },
      { requiredKeys: ['type', 'name'] },
    ),
  ),
  template: fc.record(
    {
      parameters: mostly(fc.record({ p: parameter, q: parameter }, { requiredKeys: [] })),
      variables: mostly(fc.record({ v: json, w: json, copy: json }, { requiredKeys: [] })),
      functions: mostly(
        fc.constant([
          {
            namespace: 'n',
            members: {
              f: { parameters: [{ name: 'p', type: 'string' }], output: { value: "[concat(parameters('p'), 'x')]" } },
            },
          },
        ]),
      ),
      definitions: mostly(fc.record({ t: parameter, u: parameter })),
      resources: mostly(
        fc.oneof(
          fc.array(tie('resource'), { maxLength: 3 }),
          fc.dictionary(fc.constantFrom('r0', 'r1', 'd0'), tie('resource'), { maxKeys: 3 }),
        ),
      ),
      outputs: mostly(
        fc.dictionary(
          fc.constantFrom('y', 'value'),
          fc.record({ type: fc.constantFrom('string', 'securestring'), value: json }),
        ),
      ),
    },
    { requiredKeys: ['resources'] },
  ),
})).template;
