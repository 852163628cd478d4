import type { Json, Rest } from '@keelgate/model';
import { expect, it } from 'vitest';
import { readTemplate } from '../read-template.ts';

const prefix = 'Microsoft.ApiManagement/service';

const service: Rest = {
  type: prefix,
  name: 's',
  location: 'West Europe',
  sku: { name: 'Premium', capacity: 1 },
  properties: {},
};
const api: Rest = { type: `${prefix}/apis`, name: 's/a', properties: { displayName: 'A', path: 'a' } };

type Wrong = readonly [what: string, resource: Rest, code: string, at: string, said: string];

function of(type: string, name: string, properties: Json): Rest {
  return { type: `${prefix}/${type}`, name: `s/${name}`, properties };
}

function ofService(change: Rest): Rest {
  return { ...service, ...change };
}

function operation(properties: Rest): Rest {
  return of('apis/operations', 'a/o', { displayName: 'O', method: 'GET', urlTemplate: '/', ...properties });
}

function breaker(rule: Rest, condition: Rest = {}): Rest {
  const failureCondition = { count: 3, interval: 'PT1M', ...condition };
  const rules = [{ name: 'r', tripDuration: 'PT1M', ...rule, failureCondition }];
  return of('backends', 'b', { url: 'https://b', protocol: 'http', circuitBreaker: { rules } });
}

function pool(member: Json): Rest {
  return of('backends', 'b', { type: 'Pool', pool: { services: [member] } });
}

/** Each is wrong in one thing; `at` is the text that stands where the fault points. */
const table: readonly Wrong[] = [
  [
    'units that are half',
    ofService({ sku: { name: 'Premium', capacity: 1.5 } }),
    'arm/wrong-value',
    '1.5',
    'expected a whole number',
  ],
  [
    'units below nothing',
    ofService({ sku: { name: 'Premium', capacity: -1 } }),
    'arm/wrong-value',
    '-1',
    'expected a whole number',
  ],
  [
    'a tier that is a list',
    ofService({ sku: { name: [], capacity: 1 } }),
    'arm/wrong-value',
    '[]',
    'sku.name of s is a list',
  ],
  [
    'a zone that is an object',
    ofService({ zones: [{}] }),
    'arm/wrong-value',
    '{}',
    'zones[0] of s is an object, expected a text',
  ],
  ['a location that is a list', ofService({ location: [] }), 'arm/wrong-value', '[]', 'expected a text'],
  [
    'an additional location that is a text',
    ofService({ properties: { additionalLocations: ['North Europe'] } }),
    'arm/wrong-value',
    '"North Europe"',
    'properties.additionalLocations[0] of s is "North Europe", expected an object',
  ],
  [
    'units of an additional location',
    ofService({
      properties: { additionalLocations: [{ location: 'North Europe', sku: { name: 'Premium', capacity: 'two' } }] },
    }),
    'arm/wrong-value',
    '"two"',
    'properties.additionalLocations[0].sku.capacity of s is "two"',
  ],
  [
    'a gateway half off',
    ofService({ properties: { disableGateway: 'half' } }),
    'arm/wrong-value',
    '"half"',
    'expected true or false',
  ],
  [
    'host names that are a text',
    ofService({ properties: { hostnameConfigurations: 'x' } }),
    'arm/wrong-value',
    '"x"',
    'expected a list',
  ],
  [
    'a protocol',
    of('apis', 'b', { path: 'b', protocols: ['ftp'] }),
    'arm/wrong-value',
    '[',
    'has "ftp", expected http, https, ws, wss',
  ],
  [
    'protocols that are a text',
    of('apis', 'b', { path: 'b', protocols: 'https' }),
    'arm/wrong-value',
    '"https"',
    'expected a list',
  ],
  [
    'a path that is an object',
    of('apis', 'b', { path: {} }),
    'arm/wrong-value',
    '{}',
    'properties.path of s/b is an object, expected a text',
  ],
  [
    'whether it is current',
    of('apis', 'b', { path: 'b', isCurrent: 'perhaps' }),
    'arm/wrong-value',
    '"perhaps"',
    'expected true or false',
  ],
  [
    'a name of a key',
    of('apis', 'b', { path: 'b', subscriptionKeyParameterNames: { header: ['x'] } }),
    'arm/wrong-value',
    '[',
    'expected a text',
  ],
  [
    'no URL template',
    of('apis/operations', 'a/o', { displayName: 'O', method: 'GET' }),
    'arm/missing',
    '{',
    's/a/o has no properties.urlTemplate',
  ],
  [
    'a status',
    operation({ responses: [{ statusCode: 'fine' }] }),
    'arm/wrong-value',
    '"fine"',
    'properties.responses[0].statusCode',
  ],
  ['responses by status', operation({ responses: { 200: {} } }), 'arm/wrong-value', '{', 'expected a list'],
  [
    'a parameter that is a text',
    operation({ request: { queryParameters: ['q'] } }),
    'arm/wrong-value',
    '"q"',
    'properties.request.queryParameters[0] of s/a/o is "q", expected an object',
  ],
  [
    'whether a parameter is needed',
    operation({ templateParameters: [{ name: 'id', type: 'string', required: 'yes' }] }),
    'arm/wrong-value',
    '"yes"',
    'properties.templateParameters[0].required',
  ],
  [
    'the content type of a body',
    operation({ request: { representations: [{ contentType: {} }] } }),
    'arm/wrong-value',
    '{}',
    'properties.request.representations[0].contentType',
  ],
  [
    'no methods of versioning',
    of('apiVersionSets', 'v', { displayName: 'V', versioningScheme: 'Path' }),
    'arm/wrong-value',
    '"Path"',
    'expected Segment or Query or Header',
  ],
  [
    'a limit below nothing',
    of('products', 'p', { displayName: 'P', subscriptionsLimit: -1 }),
    'arm/wrong-value',
    '-1',
    'expected a whole number',
  ],
  [
    'whether approval is needed',
    of('products', 'p', { displayName: 'P', approvalRequired: 2 }),
    'arm/wrong-value',
    '2',
    'expected true or false',
  ],
  [
    'the state of a user',
    of('users', 'u', { email: 'a@b', state: 'away' }),
    'arm/wrong-value',
    '"away"',
    'expected active or blocked or pending or deleted',
  ],
  [
    'a user without an address',
    of('users', 'u', { firstName: 'A', lastName: 'B' }),
    'arm/missing',
    '{',
    's/u has no properties.email',
  ],
  [
    'a kind of group',
    of('groups', 'g', { displayName: 'G', type: 'secret' }),
    'arm/wrong-value',
    '"secret"',
    'expected custom or system or external',
  ],
  [
    'whether a value is secret',
    of('namedValues', 'n', { displayName: 'n', value: 'v', secret: 'very' }),
    'arm/wrong-value',
    '"very"',
    'expected true or false',
  ],
  [
    'a value that is an object',
    of('namedValues', 'n', { displayName: 'n', value: {} }),
    'arm/wrong-value',
    '{}',
    'expected a text',
  ],
  [
    'the format of a policy',
    of('policies', 'policy', { format: 'json', value: '<policies />' }),
    'arm/wrong-value',
    '"json"',
    'expected xml or rawxml',
  ],
  [
    'a policy that is XML no more',
    of('policies', 'policy', { value: ['<policies />'] }),
    'arm/wrong-value',
    '[',
    'expected a text',
  ],
  [
    'the protocol of a backend',
    of('backends', 'b', { url: 'https://b', protocol: 'grpc' }),
    'arm/wrong-value',
    '"grpc"',
    'expected http or soap',
  ],
  [
    'the time of a breaker',
    breaker({ tripDuration: '00:01:00' }),
    'arm/wrong-value',
    '"00:01:00"',
    'tripDuration of s/b is "00:01:00", expected a duration such as PT1M',
  ],
  ['a time of nothing', breaker({}, { interval: 'P' }), 'arm/wrong-value', '"P"', 'expected a duration'],
  ['a time in months', breaker({}, { interval: 'P1M' }), 'arm/wrong-value', '"P1M"', 'expected a duration'],
  ['a count of failures', breaker({}, { count: 'few' }), 'arm/wrong-value', '"few"', 'rules[0].failureCondition.count'],
  [
    'more than all',
    breaker({}, { percentage: 101 }),
    'arm/wrong-value',
    '101',
    'expected a whole number from 1 to 100',
  ],
  [
    'a range of statuses',
    breaker({}, { statusCodeRanges: [{ min: 500, max: 1000 }] }),
    'arm/wrong-value',
    '1000',
    'expected a whole number from 100 to 599',
  ],
  [
    'a rule that is a text',
    of('backends', 'b', { url: 'https://b', circuitBreaker: { rules: ['r'] } }),
    'arm/wrong-value',
    '"r"',
    'expected an object',
  ],
  [
    'a weight',
    pool({ id: '/backends/c', weight: 500 }),
    'arm/wrong-value',
    '500',
    'expected a whole number from 0 to 100',
  ],
  [
    'a priority',
    pool({ id: '/backends/c', priority: 'first' }),
    'arm/wrong-value',
    '"first"',
    'expected a whole number from 0 to 100',
  ],
  [
    'the scope of a subscription',
    of('subscriptions', 'x', { scope: ['/apis'] }),
    'arm/wrong-value',
    '[',
    'expected a text',
  ],
  [
    'where a gateway is',
    of('gateways', 'g', { locationData: { name: {} } }),
    'arm/wrong-value',
    '{}',
    'properties.locationData.name of s/g',
  ],
];

it.each(table)('%s', (...[, wrong, code, at, said]) => {
  const resources = wrong['type'] === prefix ? [wrong] : [service, api, wrong];
  const text = JSON.stringify({ resources }, null, 1);
  const { faults } = readTemplate({ file: 't.json', text });
  const errors = faults.filter(({ severity }) => severity === 'error');
  expect(errors.map((fault) => fault.code)).toEqual([code]);
  expect(errors[0]?.message).toContain(said);
  const { line = 0, column = 0 } = errors[0]?.place ?? {};
  expect(text.split('\n')[line - 1]?.slice(column - 1)).toMatch(startsWith(at));
});

function startsWith(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[[\]{}.]/g, String.raw`\$&`)}`);
}
