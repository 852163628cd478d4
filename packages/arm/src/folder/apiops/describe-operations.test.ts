import { fc, test } from '@fast-check/vitest';
import type { Json } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { part, readBack, textOf, whole } from '../../testing/read-back.ts';
import { someJson, someText } from '../../testing/some-json.ts';

describe('operations', () => {
  const api = part('/apis', ['orders'], { displayName: 'Orders', path: 'orders', type: 'http' });
  const schema = part('/apis/schemas', ['orders', '5f3c'], {
    contentType: 'application/vnd.oai.openapi.components+json',
    document: { components: { schemas: { Order: { type: 'object', properties: { id: { type: 'string' } } } } } },
  });
  const get = part('/apis/operations', ['orders', 'get-order'], {
    displayName: 'Get order',
    method: 'GET',
    urlTemplate: '/orders/{id}?full={full}',
    templateParameters: [
      { name: 'id', type: 'string', required: true },
      { name: 'full', type: 'boolean', required: true, description: 'All of it' },
    ],
    request: {
      queryParameters: [{ name: 'lines', type: 'integer', required: true, defaultValue: 5, values: [5, 10] }],
      headers: [{ name: 'x-team', type: 'string', required: false }],
    },
    responses: [
      {
        statusCode: 200,
        description: 'The order',
        headers: [{ name: 'etag', type: 'string', required: false }],
        representations: [
          {
            contentType: 'application/json',
            schemaId: '5f3c',
            typeName: 'Order',
            examples: { default: { value: { id: '1' } } },
          },
        ],
      },
    ],
  });
  const add = part('/apis/operations', ['orders', 'add'], {
    displayName: 'Add an order',
    description: 'By form, or JSON',
    method: 'POST',
    urlTemplate: '/orders',
    request: {
      representations: [
        { contentType: 'application/json', schemaId: '5f3c', typeName: 'Order' },
        {
          contentType: 'application/x-www-form-urlencoded',
          formParameters: [{ name: 'id', type: 'string', required: true }],
        },
      ],
    },
  });
  const parts = [api, schema, get, add];

  it('are said by a description, as artifacts know no others', () => {
    const { files, faults, resources } = readBack(parts);
    expect(resources).toEqual(whole(parts));
    expect(faults).toEqual([]);
    expect(files.map(({ file }) => file)).toEqual([
      'apis/orders/apiInformation.json',
      'apis/orders/specification.json',
      'keelgate.json',
    ]);
    expect(JSON.parse(textOf(files, 'keelgate.json') ?? '')).toEqual({ serviceName: 's', resources: [] });
    expect(JSON.parse(textOf(files, 'apis/orders/specification.json') ?? '')).toMatchObject({
      openapi: '3.0.3',
      paths: { '/orders': { post: { operationId: 'add' } } },
      components: { schemas: { Order: { type: 'object' } } },
    });
  });

  it('that OpenAPI cannot say stand aside, and are told', () => {
    const any = part('/apis/operations', ['orders', 'any_thing'], {
      displayName: 'Any',
      method: '*',
      urlTemplate: '/*',
    });
    const { faults, resources } = readBack([...parts, any]);
    expect(resources).toEqual(whole([...parts, any]));
    expect(faults).toMatchObject([{ code: 'folder/aside', severity: 'warning' }]);
    expect(faults[0]?.message).toContain('apis/operations');
  });

  it('of an API that says what it is imported from stay in its description', () => {
    const text = JSON.stringify({
      openapi: '3.0.1',
      info: { title: 'O', version: '1' },
      paths: { '/a': { get: { operationId: 'a', responses: {} } } },
    });
    const imported = part('/apis', ['o'], { displayName: 'O', path: 'o', format: 'openapi+json', value: text });
    const same = part('/apis/operations', ['o', 'a'], { displayName: 'a', method: 'GET', urlTemplate: '/a' });
    const { files, resources } = readBack([imported, same]);
    expect(textOf(files, 'apis/o/specification.json')).toBe(text);
    expect(resources).toEqual(whole([imported]));
  });
});

const parameters = fc.uniqueArray(
  fc.record(
    {
      name: fc.constantFrom('id', 'x-team', 'full', 'Full', 'a b', ''),
      type: fc.constantFrom('string', 'integer', 'array', 'long'),
      required: fc.boolean(),
      description: someText,
      defaultValue: someJson,
      values: fc.array(someJson, { maxLength: 2 }),
      schemaId: fc.constantFrom('schema', 'other'),
      typeName: fc.constantFrom('Order', 'Line', 'Nothing'),
    },
    { requiredKeys: ['name', 'type', 'required'] },
  ),
  { maxLength: 2, selector: ({ name: parameter }) => parameter },
);
const representations = fc.uniqueArray(
  fc.record(
    {
      contentType: fc.constantFrom('application/someJson', 'text/plain', 'multipart/form-data', ''),
      schemaId: fc.constantFrom('schema', 'other'),
      typeName: fc.constantFrom('Order', 'Line', 'Nothing'),
      formParameters: parameters,
      examples: fc.dictionary(
        fc.constantFrom('default', 'one'),
        fc.record({ value: someJson, summary: someText }, { requiredKeys: ['value'] }),
      ),
    },
    { requiredKeys: ['contentType'] },
  ),
  { maxLength: 2, selector: ({ contentType }) => contentType },
);
const someOperations = fc.uniqueArray(
  fc.tuple(
    fc.constantFrom('get-a', 'Get-A', 'get_b', 'post-orders', 'x', 'all'),
    fc.record(
      {
        displayName: fc.oneof(fc.constantFrom('Get A', 'get-a', 'X', 'Orders'), someText),
        method: fc.constantFrom('GET', 'POST', 'get', '*', 'QUERY'),
        urlTemplate: fc.constantFrom('/a', '/a/{id}', '/a/{id}?full={full}', '/*', 'a', '/{', '/x-a'),
        description: someText,
        templateParameters: parameters,
        request: fc.record(
          { queryParameters: parameters, headers: parameters, representations, description: someText },
          { requiredKeys: [] },
        ),
        responses: fc.array(
          fc.record(
            {
              statusCode: fc.constantFrom(0, 200, 404, 999),
              description: someText,
              headers: parameters,
              representations,
            },
            { requiredKeys: ['statusCode'] },
          ),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: ['displayName', 'method', 'urlTemplate'] },
    ),
  ),
  { maxLength: 4, selector: ([id]) => id.toLowerCase() },
);

test.prop([
  someOperations,
  fc.dictionary(
    fc.constantFrom('Order', 'Line', 'a b'),
    fc.constantFrom({ type: 'string' }, { $ref: '#/components/schemas/Order' }),
  ),
])('operations come back, whether OpenAPI has words for them or not', (operations, schemas) => {
  const parts = [
    part('/apis', ['o'], { displayName: 'O', path: 'o', type: 'http' }),
    part('/apis/schemas', ['o', 'schema'], {
      contentType: 'application/vnd.oai.openapi.components+someJson',
      document: { components: { schemas } },
    }),
    ...operations.map(([id, properties]) => part('/apis/operations', ['o', id], properties as Json)),
  ];
  const { resources, wrong } = readBack(parts);
  expect(resources).toEqual(whole(parts));
  expect(wrong).toEqual([]);
});
