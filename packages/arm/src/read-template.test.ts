import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTemplate, readTemplates } from './read-template.ts';

const service = {
  type: 'Microsoft.ApiManagement/service',
  name: 's',
  location: 'westeurope',
  sku: { name: 'Premium', capacity: 3 },
  zones: ['1', '2', '3'],
  properties: {},
};

function template(resources: readonly unknown[], more: object = {}): { file: string; text: string } {
  return { file: 't.json', text: JSON.stringify({ resources, ...more }, null, 1) };
}

function errorsOf(source: { file: string; text: string }, parameters?: object) {
  const given =
    parameters === undefined
      ? {}
      : { parameters: { kind: 'file', file: 'p.json', text: JSON.stringify({ parameters }) } as const };
  return readTemplate(source, given).faults.filter(({ severity }) => severity === 'error');
}

describe('a template becomes a configuration', () => {
  const api = {
    type: 'Microsoft.ApiManagement/service/apis',
    name: 's/orders',
    properties: { path: '/orders/', protocols: ['https'] },
  };
  const operation = {
    type: 'Microsoft.ApiManagement/service/apis/operations',
    name: 's/orders/get',
    properties: { method: 'get', urlTemplate: '/{id}' },
  };

  it('reads the same from children inside their parents and beside them', () => {
    const beside = readTemplate(template([service, api, operation]));
    const inside = readTemplate(
      template([
        {
          ...service,
          resources: [
            { ...api, type: 'apis', name: 'orders', resources: [{ ...operation, type: 'operations', name: 'get' }] },
          ],
        },
      ]),
    );
    expect(inside.snapshot).toEqual(beside.snapshot);
    expect(beside.snapshot.apis[0]).toMatchObject({
      id: 'orders',
      path: 'orders',
      operations: [{ id: 'get', method: 'GET' }],
    });
  });

  test.prop([fc.shuffledSubarray([service, api, operation], { minLength: 3, maxLength: 3 })])(
    'whatever the order of its resources',
    (resources) => {
      expect(readTemplate(template(resources)).snapshot).toEqual(
        readTemplate(template([service, api, operation])).snapshot,
      );
    },
  );

  it('reads templates of one folder together', () => {
    const { snapshot } = readTemplates([template([operation]), template([api]), template([service])]);
    expect(snapshot.apis[0]?.operations.length).toBe(1);
  });

  it('knows the names of old versions', () => {
    const { snapshot } = readTemplate(
      template([
        service,
        api,
        {
          type: 'Microsoft.ApiManagement/service/properties',
          name: 's/p',
          properties: { displayName: 'key', value: 'v' },
        },
        {
          type: 'Microsoft.ApiManagement/service/apis/policies',
          name: 's/orders/policy',
          properties: { policyContent: '<policies/>', contentFormat: 'rawxml' },
        },
        {
          type: 'Microsoft.ApiManagement/service/subscriptions',
          name: 's/x',
          properties: { productId: '/products/gold', userId: '/users/1', state: 'active' },
        },
      ]),
    );
    expect(snapshot.namedValues[0]).toMatchObject({ name: 'key', value: 'v' });
    expect(snapshot.apis[0]?.policy).toMatchObject({ format: 'rawxml', text: '<policies/>' });
    expect(snapshot.subscriptions[0]).toMatchObject({ scope: { kind: 'product', productId: 'gold' }, ownerId: '1' });
  });

  it('keeps what the model has no noun for', () => {
    const logger = {
      type: 'Microsoft.ApiManagement/service/loggers',
      name: 's/log',
      properties: { loggerType: 'azureEventHub' },
    };
    expect(readTemplate(template([service, logger])).snapshot.kept).toEqual([
      { type: logger.type, name: 's/log', body: { properties: logger.properties } },
    ]);
  });

  it('is partial without a service', () => {
    const { snapshot, faults } = readTemplate(template([api]));
    expect([snapshot.service, faults]).toEqual([null, []]);
  });

  it('makes copies, honours conditions, and follows nested deployments to their outputs', () => {
    const nested = {
      type: 'Microsoft.Resources/deployments',
      name: 'inner',
      properties: {
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: { name: { value: "[parameters('name')]" } },
        template: {
          parameters: { name: { type: 'string' } },
          resources: [],
          outputs: { full: { value: "[concat(parameters('name'), '-x')]" } },
        },
      },
    };
    const copied = { ...api, name: "[format('s/api{0}', copyIndex())]", copy: { name: 'apis', count: 3 } };
    const skipped = { ...api, name: 's/skipped', condition: '[equals(1, 2)]' };
    const named = { ...service, name: "[reference('inner').outputs.full.value]" };
    const { snapshot } = readTemplate(
      template([nested, named, copied, skipped], { parameters: { name: { type: 'string', defaultValue: 'n' } } }),
    );
    expect(snapshot.service?.name).toBe('n-x');
    expect(snapshot.apis.map(({ id }) => id)).toEqual(['api0', 'api1', 'api2']);
  });

  it('points at the parameter file where a value came from there', () => {
    const source = template([{ ...service, sku: { name: 'Premium', capacity: "[parameters('units')]" } }], {
      parameters: { units: { type: 'int' } },
    });
    const text = '{\n  "parameters": {\n    "units": { "value": 4 }\n  }\n}';
    const { places, snapshot } = readTemplate(source, { parameters: { kind: 'file', file: 'p.json', text } });
    expect(snapshot.service?.regions[0].units).toBe(4);
    expect(places.get('regions/0/units')).toEqual({ file: 'p.json', line: 3, column: 25 });
  });
});

describe('a wrong template is one clear error', () => {
  const big = '['.repeat(300);
  it.each<[string, { file: string; text: string }, string]>([
    ['no JSON', { file: 't.json', text: '{ "resources": [ }' }, 'arm/not-json'],
    ['an empty file', { file: 't.json', text: '' }, 'arm/not-json'],
    ['a text', { file: 't.json', text: '"x"' }, 'arm/not-a-template'],
    ['a list', { file: 't.json', text: '[]' }, 'arm/not-a-template'],
    ['a parameters file', { file: 't.json', text: '{ "parameters": {} }' }, 'arm/not-a-template'],
    ['no resources', { file: 't.json', text: '{ "variables": {} }' }, 'arm/not-a-template'],
    ['too deep', { file: 't.json', text: big }, 'arm/too-deep'],
    ['resources that are a text', template('x' as unknown as []), 'arm/wrong-shape'],
    ['a resource that is a number', template([1]), 'arm/wrong-shape'],
    ['a resource without a type', template([{ name: 'x' }]), 'arm/wrong-shape'],
    ['a resource without a name', template([{ type: 'Microsoft.ApiManagement/service' }]), 'arm/wrong-shape'],
    ['an unknown tier', template([{ ...service, sku: { name: 'Gold', capacity: 1 } }]), 'arm/wrong-value'],
    ['no tier', template([{ ...service, sku: undefined }]), 'arm/missing'],
    [
      'units that are a text',
      template([{ ...service, sku: { name: 'Premium', capacity: 'many' } }]),
      'arm/wrong-value',
    ],
    ['zones that are a text', template([{ ...service, zones: '1' }]), 'arm/wrong-value'],
    [
      'locations that are an object',
      template([{ ...service, properties: { additionalLocations: {} } }]),
      'arm/wrong-value',
    ],
    ['an unknown network', template([{ ...service, properties: { virtualNetworkType: 'Half' } }]), 'arm/wrong-value'],
    ['an unknown function', template([{ ...service, name: "[nosuch('x')]" }]), 'arm/unknown-function'],
    ['an unknown parameter', template([{ ...service, location: "[parameters('x')]" }]), 'arm/unknown-parameter'],
    ['an unknown variable', template([{ ...service, location: "[variables('x')]" }]), 'arm/unknown-variable'],
    ['an expression that never ends', template([{ ...service, location: "[concat('a']" }]), 'arm/wrong-expression'],
    ['a copy of minus one', template([{ ...service, copy: { name: 'c', count: -1 } }]), 'arm/wrong-copy'],
    ['a copy without a count', template([{ ...service, copy: { name: 'c' } }]), 'arm/wrong-copy'],
    ['a copy of too many', template([{ ...service, copy: { name: 'c', count: 801 } }]), 'arm/wrong-copy'],
    [
      'an operation without a method',
      template([
        service,
        { type: 'Microsoft.ApiManagement/service/apis', name: 's/a', properties: {} },
        { type: 'Microsoft.ApiManagement/service/apis/operations', name: 's/a/o', properties: { urlTemplate: '/' } },
      ]),
      'arm/missing',
    ],
    [
      'an unknown API type',
      template([{ type: 'Microsoft.ApiManagement/service/apis', name: 's/a', properties: { type: 'carrier' } }]),
      'arm/wrong-value',
    ],
    [
      'a flag that is a list',
      template([
        { type: 'Microsoft.ApiManagement/service/apis', name: 's/a', properties: { subscriptionRequired: [] } },
      ]),
      'arm/wrong-value',
    ],
    [
      'an unknown versioning',
      template([
        {
          type: 'Microsoft.ApiManagement/service/apiVersionSets',
          name: 's/v',
          properties: { versioningScheme: 'Cookie' },
        },
      ]),
      'arm/wrong-value',
    ],
    [
      'an unknown state',
      template([{ type: 'Microsoft.ApiManagement/service/products', name: 's/p', properties: { state: 'maybe' } }]),
      'arm/wrong-value',
    ],
    [
      'a pool without members',
      template([{ type: 'Microsoft.ApiManagement/service/backends', name: 's/b', properties: { type: 'Pool' } }]),
      'arm/missing',
    ],
    [
      'a breaker with a wrong time',
      template([
        {
          type: 'Microsoft.ApiManagement/service/backends',
          name: 's/b',
          properties: {
            url: 'https://b',
            circuitBreaker: { rules: [{ tripDuration: '1 minute', failureCondition: { count: 1, interval: 'PT1M' } }] },
          },
        },
      ]),
      'arm/wrong-value',
    ],
    [
      'an unknown subscription state',
      template([{ type: 'Microsoft.ApiManagement/service/subscriptions', name: 's/x', properties: { state: 'on' } }]),
      'arm/wrong-value',
    ],
  ])('%s', (_, source, code) => {
    const errors = errorsOf(source);
    expect(errors.map((fault) => fault.code)).toEqual([code]);
    expect(errors[0]?.place).toMatchObject({ file: 't.json', line: expect.any(Number), column: expect.any(Number) });
    expect(errors[0]?.message).not.toMatch(/undefined|\[object|\n/);
  });

  it('asks for all missing parameters at once', () => {
    const source = template([service], {
      parameters: { a: { type: 'string' }, b: { type: 'int' }, c: { type: 'int', defaultValue: 1 } },
    });
    expect(errorsOf(source).map(({ message }) => message)).toEqual(['the template needs the parameters a, b']);
  });

  it.each([
    [{ type: 'int' }, 'x', 'a value of type int'],
    [{ type: 'string', allowedValues: ['a', 'b'] }, 'c', 'one of "a", "b"'],
    [{ type: 'int', maxValue: 3 }, 4, 'a maxValue of 3'],
    [{ type: 'string', minLength: 2 }, 'a', 'a minLength of 2'],
    [{ type: 'array' }, {}, 'a value of type array'],
  ])('checks parameters: %o', (declaration, value, expected) => {
    const [fault] = errorsOf(template([service], { parameters: { p: declaration } }), { p: { value } });
    expect(fault?.message).toContain(expected);
    expect(fault?.place?.file).toBe('p.json');
  });

  it('never shows a secure value', () => {
    const source = template([{ ...service, sku: { name: "[parameters('p')]", capacity: 1 } }], {
      parameters: { p: { type: 'securestring' } },
    });
    expect(JSON.stringify(errorsOf(source, { p: { value: 'hunter2' } }))).not.toContain('hunter2');
  });
});

test.prop([
  fc.integer({ min: 0, max: 400 }),
  fc.integer({ min: 0, max: 40 }),
  fc.constantFrom('', '"', '{', '[', '[concat(', ',', '0', 'null'),
])('however a template is cut up it is read or refused, never a crash', (at, length, instead) => {
  const { text } = template([
    service,
    { type: 'Microsoft.ApiManagement/service/apis', name: "[concat('s', '/a')]", properties: { path: 'a' } },
  ]);
  const spoiled = text.slice(0, at) + instead + text.slice(at + length);
  const { faults } = readTemplate({ file: 't.json', text: spoiled });
  for (const { message } of faults) expect(message.length).toBeGreaterThan(0);
});
