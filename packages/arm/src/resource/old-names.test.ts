import type { Json, Rest, Snapshot } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { readTemplate } from '../read-template.ts';
import { writeTemplate } from '../write-template.ts';

const prefix = 'Microsoft.ApiManagement/service';

type Old = {
  readonly what: string;
  readonly version: string;
  readonly type: string;
  readonly name: string;
  readonly properties: Rest;
  readonly read: (snapshot: Snapshot) => unknown;
  readonly means: unknown;
  /** Names that must not be written any more. */
  readonly gone: readonly string[];
};

const api = {
  type: `${prefix}/apis`,
  apiVersion: '2017-03-01',
  name: 's/a',
  properties: { displayName: 'A', path: 'a' },
};

const table: readonly Old[] = [
  {
    what: 'the content of a policy',
    version: '2017-03-01',
    type: 'policies',
    name: 'policy',
    properties: { policyContent: '<policies />' },
    read: ({ policy }) => policy,
    means: { format: 'xml', text: '<policies />' },
    gone: ['policyContent'],
  },
  {
    what: 'the content of an API’s policy and its format',
    version: '2018-01-01',
    type: 'apis/policies',
    name: 'a/policy',
    properties: { policyContent: '<policies />', contentFormat: 'rawxml' },
    read: ({ apis }) => apis[0]?.policy,
    means: { format: 'rawxml', text: '<policies />' },
    gone: ['policyContent', 'contentFormat'],
  },
  {
    what: 'a subscription of a product',
    version: '2018-01-01',
    type: 'subscriptions',
    name: 'x',
    properties: { name: 'X', productId: '/products/gold', userId: '/users/1', state: 'Active' },
    read: ({ subscriptions }) => subscriptions[0],
    means: { name: 'X', scope: { kind: 'product', productId: 'gold' }, ownerId: '1', state: 'active' },
    gone: ['productId', 'userId'],
  },
  {
    what: 'a subscription of a product by its bare id',
    version: '2016-10-10',
    type: 'subscriptions',
    name: 'x',
    properties: { productId: 'gold', userId: '1' },
    read: ({ subscriptions }) => subscriptions[0],
    means: { scope: { kind: 'product', productId: 'gold' }, ownerId: '1' },
    gone: ['productId', 'userId'],
  },
  {
    what: 'a subscription of everything, by the whole id of the service’s APIs',
    version: '2019-01-01',
    type: 'subscriptions',
    name: 'x',
    properties: { displayName: 'X', scope: `/subscriptions/1/resourceGroups/g/providers/${prefix}/s/apis` },
    read: ({ subscriptions }) => subscriptions[0]?.scope,
    means: { kind: 'all-apis' },
    gone: [],
  },
  {
    what: 'a subscription of one API, by its whole id',
    version: '2019-12-01',
    type: 'subscriptions',
    name: 'x',
    properties: { displayName: 'X', scope: `/subscriptions/1/resourceGroups/g/providers/${prefix}/s/apis/a` },
    read: ({ subscriptions }) => subscriptions[0]?.scope,
    means: { kind: 'api', apiId: 'a' },
    gone: [],
  },
  {
    what: 'a property',
    version: '2018-01-01',
    type: 'properties',
    name: 'p',
    properties: { displayName: 'key', value: 'v', secret: true, tags: ['t'] },
    read: ({ namedValues }) => namedValues[0],
    means: { id: 'p', name: 'key', value: 'v', secret: true, rest: { properties: { tags: ['t'] } } },
    gone: ['service/properties'],
  },
  {
    what: 'a property by its name',
    version: '2016-07-07',
    type: 'properties',
    name: 'p',
    properties: { name: 'key', value: 'v' },
    read: ({ namedValues }) => namedValues[0],
    means: { id: 'p', name: 'key', value: 'v', secret: false },
    gone: ['service/properties'],
  },
  {
    what: 'a version set',
    version: '2018-01-01',
    type: 'api-version-sets',
    name: 'v',
    properties: { displayName: 'V', versioningScheme: 'query', versionQueryName: 'v' },
    read: ({ versionSets }) => versionSets[0],
    means: { id: 'v', name: 'V', scheme: { kind: 'query', parameter: 'v' } },
    gone: ['api-version-sets'],
  },
  {
    what: 'an API in a version set, by the old spelling of its id',
    version: '2018-01-01',
    type: 'apis',
    name: 'b',
    properties: { displayName: 'B', path: 'b', apiVersion: 'v1', apiVersionSetId: '/api-version-sets/v' },
    read: ({ apis }) => apis.find(({ id }) => id === 'b'),
    means: { versionSetId: 'v', version: 'v1' },
    gone: ['api-version-sets'],
  },
  {
    what: 'an API that brings its version set',
    version: '2019-01-01',
    type: 'apis',
    name: 'b',
    properties: { displayName: 'B', path: 'b', apiVersionSet: { id: '/apiVersionSets/v', name: 'V' } },
    read: ({ apis }) => apis.find(({ id }) => id === 'b')?.versionSetId,
    means: 'v',
    gone: [],
  },
  {
    what: 'an API by its name',
    version: '2016-07-07',
    type: 'apis',
    name: 'b',
    properties: { name: 'B', path: '/b/', protocols: ['Https'] },
    read: ({ apis }) => apis.find(({ id }) => id === 'b'),
    means: { name: 'B', path: 'b', protocols: ['https'] },
    gone: [],
  },
  {
    what: 'the description that an API is imported from',
    version: '2017-03-01',
    type: 'apis',
    name: 'b',
    properties: {
      path: 'b',
      contentFormat: 'swagger-json',
      contentValue: JSON.stringify({
        swagger: '2.0',
        info: { title: 'T', version: '1' },
        host: 'b.example',
        schemes: ['https'],
        paths: { '/x': { get: { operationId: 'getX', responses: { 200: { description: 'ok' } } } } },
      }),
    },
    read: ({ apis }) => apis.find(({ id }) => id === 'b')?.operations.map(({ urlTemplate }) => urlTemplate),
    means: ['/x'],
    gone: ['contentFormat', 'contentValue'],
  },
  {
    what: 'an operation by its name, with samples',
    version: '2017-03-01',
    type: 'apis/operations',
    name: 'a/o',
    properties: {
      name: 'O',
      method: 'post',
      urlTemplate: '/',
      request: { representations: [{ contentType: 'application/json', sample: '{}' }] },
      responses: [{ statusCode: 200, representations: [{ contentType: 'text/plain', sample: 'ok' }] }],
    },
    read: ({ apis }) => apis[0]?.operations[0],
    means: {
      name: 'O',
      method: 'POST',
      representations: [{ examples: [{ name: 'default', value: '{}' }] }],
      responses: [{ status: 200, representations: [{ examples: [{ name: 'default', value: 'ok' }] }] }],
    },
    gone: ['sample'],
  },
  {
    what: 'a product by its name',
    version: '2016-10-10',
    type: 'products',
    name: 'p',
    properties: { name: 'P', state: 'Published', subscriptionsLimit: null },
    read: ({ products }) => products[0],
    means: { name: 'P', published: true },
    gone: [],
  },
  {
    what: 'a group by its name',
    version: '2016-10-10',
    type: 'groups',
    name: 'g',
    properties: { name: 'G', type: 'System', builtIn: true },
    read: ({ groups }) => groups[0],
    means: { name: 'G', kind: 'system', rest: { properties: { builtIn: true } } },
    gone: [],
  },
  {
    what: 'a schema that is a text',
    version: '2017-03-01',
    type: 'apis/schemas',
    name: 'a/s',
    properties: { contentType: 'application/vnd.ms-azure-apim.xsd+xml', document: { value: '<s:schema />' } },
    read: ({ apis }) => apis[0]?.schemas[0],
    means: { document: '<s:schema />' },
    gone: [],
  },
  {
    what: 'a fragment',
    version: '2021-08-01',
    type: 'policyFragments',
    name: 'f',
    properties: { value: '<fragment />', format: 'rawxml', description: 'F' },
    read: ({ fragments }) => fragments[0],
    means: { document: { text: '<fragment />' }, rest: { properties: { description: 'F' } } },
    gone: [],
  },
];

describe('names of older versions', () => {
  it.each(table)('$what ($version)', ({ version, type, name, properties, read, means, gone }) => {
    const resource: Json = { type: `${prefix}/${type}`, apiVersion: version, name: `s/${name}`, properties };
    const { snapshot, faults } = readTemplate({ file: 't.json', text: JSON.stringify({ resources: [api, resource] }) });
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (typeof means === 'string') expect(read(snapshot)).toBe(means);
    else expect(read(snapshot)).toMatchObject(means as object);
    const written = writeTemplate(snapshot);
    for (const old of gone) expect(written.template).not.toContain(old);
    const again = readTemplate(
      { file: 't.json', text: written.template },
      {
        parameters: {
          kind: 'file',
          file: 'p.json',
          text: JSON.stringify({ ...parametersOf(written.parameters), serviceName: { value: 's' } }),
        },
      },
    );
    expect(again.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (typeof means === 'string') expect(read(again.snapshot)).toBe(means);
    else expect(read(again.snapshot)).toMatchObject(means as object);
  });

  it('a service in a network', () => {
    const service = {
      type: prefix,
      apiVersion: '2016-07-07',
      name: 's',
      location: 'West Europe',
      sku: { name: 'Premium', capacity: 1 },
      properties: { vpnType: 'External', vpnconfiguration: { subnetResourceId: '/x/virtualNetworks/n/subnets/a' } },
    };
    const { snapshot } = readTemplate({ file: 't.json', text: JSON.stringify({ resources: [service] }) });
    expect(snapshot.service).toMatchObject({
      network: 'external',
      regions: [{ subnet: { id: '/x/virtualNetworks/n/subnets/a' } }],
    });
  });
});

function parametersOf(text: string): { readonly [name: string]: unknown } {
  return (JSON.parse(text) as { parameters: { [name: string]: unknown } }).parameters;
}
