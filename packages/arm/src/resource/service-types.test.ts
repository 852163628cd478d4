import type { Json, Rest } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { readTemplate } from '../read-template.ts';
import { lostLeaves } from '../testing/lost-leaves.ts';
import { writeResources } from '../write-resources.ts';
import { writeTemplate } from '../write-template.ts';
import { serviceTypes } from './canonical-type.ts';

const prefix = 'Microsoft.ApiManagement/service';

/** What resources of the model have to say; others may say anything. */
const bodies: { readonly [type: string]: Rest } = {
  '': { location: 'West Europe', sku: { name: 'Premium', capacity: 2 }, properties: { publisherName: 'Shop' } },
  apis: { properties: { displayName: 'Orders', path: 'orders', protocols: ['https'], apiRevision: '1', contact: {} } },
  'apis/operations': { properties: { displayName: 'Get', method: 'GET', urlTemplate: '/{id}', responses: [] } },
  'apis/schemas': {
    properties: { contentType: 'application/vnd.oai.openapi.components+json', document: { components: {} } },
  },
  apiVersionSets: { properties: { displayName: 'v', versioningScheme: 'Header', versionHeaderName: 'v' } },
  backends: { properties: { url: 'https://b.example', protocol: 'http', title: 'B' } },
  caches: { properties: { useFromLocation: 'default', connectionString: '{{redis}}' } },
  gateways: { properties: { locationData: { name: 'cellar', city: 'Bonn' } } },
  groups: { properties: { displayName: 'G', type: 'external', externalId: 'aad://x' } },
  namedValues: { properties: { displayName: 'key', value: 'v', secret: false, tags: ['a'] } },
  properties: { properties: { displayName: 'key2', value: 'v', secret: false } },
  policies: { properties: { format: 'rawxml', value: '<policies />' } },
  policyFragments: { properties: { format: 'rawxml', value: '<fragment />', description: 'F' } },
  products: { properties: { displayName: 'P', state: 'published', subscriptionRequired: true, terms: 't' } },
  subscriptions: { properties: { displayName: 'S', scope: '/apis', state: 'active', allowTracing: true } },
  users: { properties: { email: 'a@example.com', firstName: 'A', lastName: 'B', note: 'n' } },
};

const other: Rest = { properties: { note: 'x', list: [1, { deep: [null, true] }], nothing: null }, 'x-more': '[[x]' };

function bodyOf(path: string): Rest {
  if (path.endsWith('/policies')) return bodies['policies'] ?? other;
  return Object.hasOwn(bodies, path) ? (bodies[path] ?? other) : other;
}

function nameOf(path: string): string {
  const names = path === '' ? [] : path.split('/').map((step, index) => (step === 'policies' ? 'policy' : `n${index}`));
  return ['s', ...names].join('/');
}

function resource(path: string, type: string): Rest {
  return { type, apiVersion: '2022-08-01', name: nameOf(path), ...bodyOf(path) };
}

/** All that it belongs to, from the service down. */
function family(path: string, spelt: (type: string) => string): readonly Json[] {
  const steps = path === '' ? [] : path.split('/');
  return Array.from({ length: steps.length + 1 }, (_, depth) => {
    const own = steps.slice(0, depth).join('/');
    return resource(own, spelt(own === '' ? prefix : `${prefix}/${own}`));
  });
}

const paths = serviceTypes.map((type) => type.slice(prefix.length + 1));

const spellings: readonly (readonly [string, (type: string) => string])[] = [
  ['as Azure spells it', (type) => type],
  ['in capitals', (type) => type.toUpperCase()],
  ['in small letters', (type) => type.toLowerCase()],
];

describe.each(spellings)('every type of resource of a service, %s', (_, spelt) => {
  it.each(paths)('service/%s is in the model or kept, counted once and written back whole', (path) => {
    const text = JSON.stringify({ resources: family(path, spelt) });
    const { snapshot, faults } = readTemplate({ file: 't.json', text });
    expect(faults).toEqual([]);
    const today = path === 'properties' ? 'namedValues' : path;
    const type = today === '' ? prefix : `${prefix}/${today}`;
    const written = writeResources(snapshot).filter((part) => part.type === type);
    expect(written.map(({ names }) => ['s', ...names].join('/'))).toEqual([nameOf(path)]);
    expect(lostLeaves(bodyOf(path), written[0]?.body)).toEqual([]);
    expect(JSON.parse(writeTemplate(snapshot).template)).toMatchObject({
      resources: expect.arrayContaining([expect.objectContaining({ type })]),
    });
  });
});

it('a child whose parents are not there is kept whole', () => {
  for (const path of paths.filter((one) => one.includes('/'))) {
    const text = JSON.stringify({ resources: [resource(path, `${prefix}/${path}`)] });
    const { snapshot, faults } = readTemplate({ file: 't.json', text });
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [written] = writeResources(snapshot);
    expect(written?.type).toBe(`${prefix}/${path}`);
    expect(lostLeaves(bodyOf(path), written?.body)).toEqual([]);
  }
});
