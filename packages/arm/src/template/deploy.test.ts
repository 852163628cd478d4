import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkedIn } from './linked.ts';
import { deployJson, errorsOf } from './testing/deploy-json.ts';

const api = 'Microsoft.ApiManagement/service/apis';
const service = { type: 'Microsoft.ApiManagement/service', apiVersion: '2024-05-01', name: 's', properties: {} };

function resource(name: string, own: object = {}, more: object = {}): object {
  return { type: api, name: `s/${name}`, properties: own, ...more };
}

function deployment(name: string, own: object, more: object = {}): object {
  return { type: 'Microsoft.Resources/deployments', name, properties: own, ...more };
}

function properties(template: unknown, given: { readonly [name: string]: unknown } = {}, options = {}): unknown {
  const made = deployJson(template, given, options);
  expect(errorsOf(made)).toEqual([]);
  return (made.bodies.at(-1) as { readonly properties: unknown }).properties;
}

function namesOf(template: unknown, given: { readonly [name: string]: unknown } = {}): readonly string[] {
  return deployJson(template, given).resources.map(({ name }) => name);
}

describe('functions of one’s own', () => {
  const functions = [
    {
      namespace: 'contoso',
      members: {
        greet: {
          parameters: [{ name: 'who', type: 'string' }],
          output: { type: 'string', value: "[concat('hi ', parameters('who'))]" },
        },
        twice: {
          parameters: [{ name: 'x', type: 'string' }],
          output: { type: 'string', value: "[contoso.greet(concat(parameters('x'), parameters('x')))]" },
        },
      },
    },
  ];

  it('see their own parameters and each other', () => {
    expect(properties({ functions, resources: [resource('a', { x: "[contoso.TWICE('b')]" })] })).toEqual({
      x: 'hi bb',
    });
  });

  it('see no variables and no parameters of the template', () => {
    const spy = [{ namespace: 'n', members: { f: { output: { value: "[variables('v')]" } } } }];
    const made = deployJson({ functions: spy, variables: { v: 1 }, resources: [resource('a', { x: '[n.f()]' })] });
    expect(errorsOf(made)).toEqual(['arm/unknown-variable']);
  });
});

describe('copies', () => {
  it('of resources are made in order, with loops in loops and offsets that are expressions', () => {
    const template = {
      variables: { from: 10 },
      resources: [
        {
          ...resource('x'),
          name: "[format('s/{0}', copyIndex(add(variables('from'), 1)))]",
          copy: { name: 'apis', count: 3, mode: 'Serial', batchSize: 1 },
          properties: {
            copy: [{ name: 'tags', count: 2, input: "[concat(copyIndex('apis'), copyIndex('tags', 5))]" }],
          },
        },
      ],
    };
    const { resources, bodies } = deployJson(template);
    expect(resources.map(({ name }) => name)).toEqual(['s/11', 's/12', 's/13']);
    expect(bodies[1]).toMatchObject({ properties: { tags: ['15', '16'] } });
  });

  it('of variables, at the top and inside', () => {
    const template = {
      variables: {
        copy: [{ name: 'top', count: 2, input: { n: "[copyIndex('top')]" } }],
        deep: { own: 1, copy: [{ name: 'in', count: 2, input: "[copyIndex('in', 1)]" }] },
      },
      resources: [resource('a', { top: "[variables('top')]", deep: "[variables('deep')]" })],
    };
    expect(properties(template)).toEqual({ top: [{ n: 0 }, { n: 1 }], deep: { own: 1, in: [1, 2] } });
  });

  it('of none are none', () => {
    expect(namesOf({ resources: [{ ...resource('a'), copy: { name: 'c', count: 0 } }] })).toEqual([]);
  });

  test.prop([fc.integer({ min: 0, max: 60 })])('there are as many as the count says', (count) => {
    const one = { ...resource('a'), name: "[concat('s/', copyIndex())]", copy: { name: 'c', count } };
    expect(namesOf({ resources: [one] })).toEqual(Array.from({ length: count }, (_, index) => `s/${index}`));
  });

  it('whose number nobody knows are read as one', () => {
    const made = deployJson({
      resources: [{ ...resource('a'), copy: { name: 'c', count: "[length(reference('/r').x)]" } }],
    });
    expect(made.resources.length).toBe(1);
    expect(made.faults.map(({ code, severity }) => [code, severity])).toEqual([['arm/not-known', 'warning']]);
  });
});

describe('symbolic names', () => {
  const template = {
    languageVersion: '2.0',
    resources: {
      late: {
        ...resource('late', {
          path: "[reference('first').path]",
          all: "[map(references('many'), lambda('m', lambdaVariables('m').n))]",
        }),
        dependsOn: ['first', 'many', 'svc'],
      },
      svc: { existing: true, type: service.type, name: 's', apiVersion: '2024-05-01' },
      first: resource('first', { path: 'one' }),
      many: {
        type: api,
        name: "[format('s/m{0}', copyIndex())]",
        copy: { name: 'many', count: 2 },
        properties: { n: '[copyIndex()]' },
      },
    },
  };

  it('are referred to in whatever order they stand, one by one and all together', () => {
    const { resources, bodies } = deployJson(template);
    expect(resources.map(({ name }) => name)).toEqual(['s/late', 's/first', 's/m0', 's/m1']);
    expect(bodies[0]).toMatchObject({ properties: { path: 'one', all: [0, 1] } });
  });

  it('say what a resource waits for; what is there already is not waited for', () => {
    expect(deployJson(template).resources[0]?.dependsOn).toEqual([
      'Microsoft.ApiManagement/service/s/apis/first',
      'Microsoft.ApiManagement/service/s/apis/m0',
      'Microsoft.ApiManagement/service/s/apis/m1',
    ]);
  });

  it('what is not written of a resource stays unknown, by its id', () => {
    const { bodies } = deployJson({
      resources: {
        a: { ...service, identity: { type: 'SystemAssigned' } },
        b: resource('b', {
          url: "[reference('a').gatewayUrl]",
          who: "[reference('a', '2024-05-01', 'full').identity.principalId]",
          kind: "[reference('a', '2024-05-01', 'full').identity.type]",
          same: "[tryGet(reference('a', '2024-05-01', 'full'), 'identity', 'type')]",
        }),
      },
    });
    const id =
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/resource-group/providers/Microsoft.ApiManagement/service/s';
    expect(bodies[1]).toMatchObject({
      properties: {
        url: `[reference('${id}').gatewayUrl]`,
        who: `[reference('${id}', '2024-05-01', 'full').identity.principalId]`,
        kind: 'SystemAssigned',
        same: 'SystemAssigned',
      },
    });
  });
});

describe('nested deployments', () => {
  const template = {
    parameters: { name: { type: 'string', defaultValue: 'inner' } },
    variables: { v: 'inner' },
    resources: [
      resource('[placeholder]', {
        p: "[parameters('name')]",
        v: "[variables('v')]",
        g: '[resourceGroup().name]',
        d: '[deployment().name]',
      }),
    ],
    outputs: { o: { type: 'string', value: "[concat(parameters('name'), variables('v'))]" } },
  };
  const around = { parameters: { name: { type: 'string', defaultValue: 'outer' } }, variables: { v: 'outer' } };

  it('of outer scope are read with what is around them', () => {
    const made = {
      ...around,
      resources: [deployment('d', { template }), resource('z', { o: "[reference('d').outputs.o.value]" })],
    };
    const { bodies } = deployJson(made);
    expect(bodies[0]).toMatchObject({ properties: { p: 'outer', v: 'outer', d: 'deployment' } });
    expect(bodies[1]).toMatchObject({ properties: { o: 'outerouter' } });
  });

  it('of inner scope are read with their own, in the group they name', () => {
    const inner = { expressionEvaluationOptions: { scope: 'Inner' }, template };
    const made = {
      ...around,
      resources: [
        resource('z', {
          o: "[reference(resourceId('other', 'Microsoft.Resources/deployments', 'd')).outputs.o.value]",
        }),
        deployment('d', inner, { resourceGroup: 'other' }),
      ],
    };
    const { bodies } = deployJson(made);
    expect(bodies[1]).toMatchObject({ properties: { p: 'inner', v: 'inner', g: 'other', d: 'd' } });
    expect(bodies[0]).toMatchObject({ properties: { o: 'innerinner' } });
  });

  test.prop([
    fc.integer({ min: 1, max: 6 }).chain((size) =>
      fc.shuffledSubarray(
        Array.from({ length: size }, (_, at) => at),
        { minLength: size, maxLength: size },
      ),
    ),
  ])('hand their outputs on in whatever order they stand', (order) => {
    const chain = order.map((at) =>
      deployment(`d${at}`, {
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: { from: { value: at === 0 ? 'x' : `[reference('d${at - 1}').outputs.to.value]` } },
        template: {
          parameters: { from: { type: 'string' } },
          resources: [{ ...resource('r'), name: "[concat('s/', parameters('from'))]" }],
          outputs: { to: { type: 'string', value: "[concat(parameters('from'), 'x')]" } },
        },
      }),
    );
    const made = deployJson({ resources: chain });
    expect(errorsOf(made)).toEqual([]);
    const lengths = new Set(made.resources.map(({ name }) => name.length));
    expect(lengths).toEqual(new Set(order.map((at) => at + 3)));
  });

  it('whose outputs have no such name are one fault', () => {
    const made = deployJson({
      resources: [
        deployment('d', { template: { resources: [], outputs: {} } }),
        resource('z', { o: "[reference('d').outputs.nosuch.value]" }),
      ],
    });
    expect(errorsOf(made)).toEqual(['arm/no-property']);
  });
});

describe('linked templates', () => {
  const child = {
    file: 'repo/nested/child.json',
    text: JSON.stringify({
      parameters: { n: { type: 'string' } },
      resources: [{ type: api, name: "[concat('s/', parameters('n'))]" }],
      outputs: { o: { type: 'string', value: 'out' } },
    }),
  };
  const values = { file: 'repo/nested/values.json', text: JSON.stringify({ parameters: { n: { value: 'linked' } } }) };
  const linked = linkedIn([child, values]);

  it.each([
    { relativePath: 'nested/child.json' },
    { relativePath: './nested/../nested/child.json' },
    { uri: "[uri(deployment().properties.templateLink.uri, 'nested/child.json')]" },
    { uri: "[concat(parameters('_artifactsLocation'), '/nested/child.json', parameters('sas'))]" },
    { uri: "[uri(parameters('base'), concat('nested/child.json', parameters('sas')))]" },
    { uri: 'https://raw.example.com/x/main/repo/nested/child.json?token=1' },
  ])('%o is found by its path', (templateLink) => {
    const made = deployJson(
      {
        parameters: {
          _artifactsLocation: { type: 'string', defaultValue: 'https://x/y' },
          sas: { type: 'securestring', defaultValue: '?s=a/b.json' },
          base: { type: 'string', defaultValue: '[deployment().properties.templateLink.uri]' },
        },
        resources: [
          deployment('d', { templateLink, parametersLink: { uri: 'https://x/nested/values.json' } }),
          resource('z', { o: "[reference('d').outputs.o.value]" }),
        ],
      },
      {},
      { linked },
    );
    expect(made.faults).toEqual([]);
    expect(made.resources.map(({ name }) => name)).toEqual(['s/linked', 's/z']);
    expect(made.bodies[1]).toMatchObject({ properties: { o: 'out' } });
  });

  it.each([
    { relativePath: 'other.json' },
    { id: '/subscriptions/x/providers/Microsoft.Resources/templateSpecs/t/versions/1' },
    {},
  ])('%o is not at hand: the deployment is kept, with a warning', (templateLink) => {
    const made = deployJson({ resources: [deployment('d', { templateLink })] }, {}, { linked: () => null });
    expect(made.faults.map(({ code, severity }) => [code, severity])).toEqual([['arm/linked-template', 'warning']]);
    expect(made.resources.map(({ type }) => type)).toEqual(['Microsoft.Resources/deployments']);
  });
});

// https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/deploy-to-resource-group
it.each([
  ['outer', 'resource-group'],
  ['inner', 'other'],
])('in a nested template of %s scope, resourceGroup() is %s', (scope, expected) => {
  const template = { resources: [resource('a', { group: '[resourceGroup().name]' })] };
  const own = { expressionEvaluationOptions: { scope }, template };
  const made = deployJson({ resources: [deployment('d', own, { resourceGroup: 'other' })] });
  expect(made.faults).toEqual([]);
  expect(made.resources[0]?.elsewhere).toEqual({ resourceGroup: 'other' });
  expect(made.bodies[0]).toMatchObject({ properties: { group: expected } });
});

describe('nothing is lost', () => {
  const mark = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [],
  };

  it.each([
    { template: mark, mode: 'Incremental' },
    {
      mode: 'Incremental',
      template: {
        ...mark,
        parameters: { p: { type: 'string' } },
        resources: [resource('a', {}, { condition: false })],
      },
      parameters: { p: { value: 'x' } },
      expressionEvaluationOptions: { scope: 'inner' },
    },
    { mode: 'Incremental', template: { ...mark, resources: [resource('a', {}, { copy: { name: 'c', count: 0 } })] } },
  ])('a nested deployment that deploys nothing is kept itself: %j', ({ parameters: _, ...own }) => {
    const made = deployJson({ resources: [deployment('d', { ...own, parameters: _ }, { apiVersion: '2022-09-01' })] });
    expect(made.faults).toEqual([]);
    expect(made.resources.map(({ type, name }) => [type, name])).toEqual([['Microsoft.Resources/deployments', 'd']]);
    expect(made.bodies[0]).toMatchObject({ apiVersion: '2022-09-01', properties: { ...own, template: mark } });
    expect(made.bodies[0]).not.toHaveProperty('properties.parameters');
  });

  it('the outputs of a deployment that deploys nothing stay', () => {
    const outputs = { o: { type: 'string', value: "[concat('a', parameters('p'))]" } };
    const template = { ...mark, parameters: { p: { type: 'string' } }, outputs };
    const inner = { expressionEvaluationOptions: { scope: 'inner' }, template, parameters: { p: { value: 'b' } } };
    const made = deployJson({ resources: [deployment('d', inner)] });
    expect(made.faults).toEqual([]);
    expect(made.bodies[0]).toMatchObject({
      properties: { template: { ...mark, outputs: { o: { type: 'string', value: 'ab' } } } },
    });
  });

  it('a resource whose name only a deployment knows keeps it as an expression', () => {
    const made = deployJson({ resources: [{ ...service, name: "[concat('a-', reference('/r').n)]" }] });
    expect(made.faults.map(({ code, severity }) => [code, severity])).toEqual([['arm/not-known', 'warning']]);
    expect(made.resources[0]).toMatchObject({ isNameUnknown: true, name: 'unknown-concat-a-reference-r-n' });
    expect(made.bodies[0]).toMatchObject({ name: "[concat('a-', reference('/r').n)]" });
  });

  it('a resource whose condition only a deployment knows is read as deployed', () => {
    const made = deployJson({ resources: [resource('a', {}, { condition: "[equals(reference('/r').n, 1)]" })] });
    expect(made.resources[0]?.condition).toBe("equals(reference('/r').n, 1)");
    expect(made.faults.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it.each([
    [{ ...service, resources: [{ type: 'apis', name: 'a' }] }],
    [{ ...service, resources: [{ type: 'apis', name: 's/a' }] }],
    [{ ...service, resources: [{ type: api, name: 'a' }] }],
    [{ ...service, resources: [{ type: api, name: 's/a' }] }],
    [{ ...service, resources: { child: { type: 'apis', name: 'a' } } }],
  ])('a child is its parent’s, however it is spelt: %#', (parent) => {
    const made = deployJson({ resources: [parent] });
    expect(made.resources.map(({ type, name }) => [type, name])[1]).toEqual([api, 's/a']);
    expect(made.resources[1]?.dependsOn).toEqual(['Microsoft.ApiManagement/service/s']);
  });

  it('extensions are told apart by what they extend', () => {
    const settings = { type: 'Microsoft.Insights/diagnosticSettings', name: 'd' };
    const made = deployJson({
      resources: [
        { ...settings, scope: "[resourceId('Microsoft.ApiManagement/service', 's')]" },
        { ...settings, scope: 'Microsoft.ApiManagement/service/t' },
        { import: 'kubernetes', type: 'core/Service@v1', properties: { metadata: { name: 'x' } } },
      ],
    });
    expect(errorsOf(made)).toEqual([]);
    expect(made.resources.length).toBe(3);
  });
});

describe('what waits for what', () => {
  it('resolves ids, names and loops', () => {
    const { resources } = deployJson({
      resources: [
        resource(
          'a',
          {},
          {
            dependsOn: [
              "[resourceId('Microsoft.ApiManagement/service', 's')]",
              'loop',
              's/b',
              "[resourceId('Microsoft.Web/sites', 'there')]",
            ],
          },
        ),
        service,
        resource('b'),
        { ...resource('c'), name: "[concat('s/c', copyIndex())]", copy: { name: 'loop', count: 2 } },
      ],
    });
    expect(resources[0]?.dependsOn).toEqual([
      'Microsoft.ApiManagement/service/s',
      'Microsoft.ApiManagement/service/s/apis/c0',
      'Microsoft.ApiManagement/service/s/apis/c1',
      'Microsoft.ApiManagement/service/s/apis/b',
      expect.stringMatching(/Microsoft\.Web\/sites\/there$/),
    ]);
  });

  it('names what is not there', () => {
    const made = deployJson({ resources: [resource('a', {}, { dependsOn: ['nosuch'] })] });
    expect(made.faults.map(({ code, severity }) => [code, severity])).toEqual([['arm/unknown-dependency', 'warning']]);
  });

  test.prop([fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 11 })])(
    'a circle is one fault, whichever resource it begins with',
    (size, turn) => {
      const all = Array.from({ length: size }, (_, at) =>
        resource(`r${at}`, {}, { dependsOn: [`s/r${(at + 1) % size}`] }),
      );
      const turned = [...all.slice(turn % size), ...all.slice(0, turn % size)];
      expect(errorsOf(deployJson({ resources: turned }))).toEqual(['arm/circular-dependency']);
    },
  );
});
