import { isError } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import type { ImportedApi, ImportOptions } from './index.ts';
import { importOpenApi } from './index.ts';

const head = { openapi: '3.0.3', info: { title: 'Shop', version: '1' } };

type Imported = { readonly api: ImportedApi; readonly codes: readonly string[] };

function imported(description: object, options?: ImportOptions): Imported {
  const { api, faults } = importOpenApi({ file: 'api.json', text: JSON.stringify(description) }, options);
  expect(faults.filter(isError)).toEqual([]);
  if (api === null) throw new Error('nothing was imported');
  return { api, codes: faults.map(({ code }) => code) };
}

/** The types of the one schema document. */
function typesOf({ schemas: [schema] }: ImportedApi): object {
  const document = (schema?.document ?? {}) as { readonly schemas?: object };
  return document.schemas ?? document;
}

const at = (operation: object, path = '/orders', method = 'get'): object => ({
  ...head,
  paths: { [path]: { [method]: { responses: { 200: { description: 'OK' } }, ...operation } } },
});

describe('names', () => {
  it.each([
    [{ operationId: 'listOrders', summary: 'List orders' }, 'listorders', 'List orders', 'List orders'],
    [{ operationId: 'listOrders', description: 'All' }, 'listorders', 'listOrders', 'All'],
    [{ summary: 'List', description: 'All' }, 'get-orders', 'List', 'All'],
    [{}, 'get-orders', '/orders - GET', null],
    [{ operationId: '', summary: '' }, 'get-orders', '/orders - GET', null],
    [{ summary: 'x'.repeat(400) }, 'get-orders', 'x'.repeat(300), 'x'.repeat(400)],
  ])('%j', (operation, id, name, description) => {
    expect(imported(at(operation)).api.operations[0]).toMatchObject({ id, name, description });
  });
});

describe('query parameters that are required', () => {
  const query = (name: string, required: boolean): object => ({
    name,
    in: 'query',
    required,
    schema: { type: 'string' },
  });
  const parameters = [query('status', true), query('page', false), query('sort', true)];

  it('become part of the URL template', () => {
    const { api, codes } = imported(at({ parameters }));
    const [operation] = api.operations;
    expect(operation?.urlTemplate).toBe('/orders?status={status}&sort={sort}');
    expect(operation?.templateParameters.map(({ name, required }) => [name, required])).toEqual([
      ['status', true],
      ['sort', true],
    ]);
    expect(operation?.queryParameters.map(({ name }) => name)).toEqual(['page']);
    expect(codes).toContain('openapi/required-query');
  });

  it('stay in the query where that is asked for', () => {
    const { api, codes } = imported(at({ parameters }), { translateRequiredQueryParameters: 'query' });
    const [operation] = api.operations;
    expect(operation?.urlTemplate).toBe('/orders');
    expect(operation?.queryParameters.map(({ name, required }) => [name, required])).toEqual([
      ['status', true],
      ['page', false],
      ['sort', true],
    ]);
    expect(codes).not.toContain('openapi/required-query');
  });

  it('that a path has already are not added again', () => {
    const [operation] = imported(at({ parameters }, '/orders?status={status}')).api.operations;
    expect(operation?.urlTemplate).toBe('/orders?status={status}&sort={sort}');
  });
});

describe('parameters', () => {
  it('of a path hold for its operations, unless they say otherwise', () => {
    const path = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
    const header = { name: 'x-trace', in: 'header', schema: { type: 'string' } };
    const own = { ...header, required: true, schema: { type: 'integer', default: 1, enum: [1, 2] }, description: 'T' };
    const { api } = imported({
      ...head,
      paths: { '/orders/{id}': { parameters: [path, header], get: { parameters: [own] }, delete: {} } },
    });
    const [get, remove] = api.operations;
    expect(get?.templateParameters.map(({ name }) => name)).toEqual(['id']);
    expect(get?.headers).toMatchObject([
      { name: 'x-trace', type: 'integer', required: true, defaultValue: 1, values: [1, 2], description: 'T' },
    ]);
    expect(remove?.headers).toMatchObject([{ name: 'x-trace', type: 'string', required: false }]);
  });

  it('in a cookie are named and left', () => {
    const { api, codes } = imported(at({ parameters: [{ name: 'c', in: 'cookie', schema: {} }] }));
    expect(api.operations[0]).toMatchObject({ queryParameters: [], headers: [], templateParameters: [] });
    expect(codes).toEqual(['openapi/not-imported']);
  });

  it('of a path that are not described are texts', () => {
    const { api, codes } = imported(at({}, '/orders/{id}'));
    expect(api.operations[0]?.templateParameters).toMatchObject([{ name: 'id', type: 'string', required: true }]);
    expect(codes).toEqual(['openapi/undeclared-parameter']);
  });

  it('of 3.1 with several types have the first that is not null', () => {
    const schema = { type: ['null', 'integer'] };
    const description = { ...at({ parameters: [{ name: 'a', in: 'query', schema }] }), openapi: '3.1.0' };
    expect(imported(description).api.operations[0]?.queryParameters[0]?.type).toBe('integer');
  });
});

describe('bodies', () => {
  const content = { 'application/json': { schema: { type: 'object' } } };

  it.each(['get', 'head', 'options'])('%s has none', (method) => {
    const { api, codes } = imported(at({ requestBody: { content } }, '/orders', method));
    expect(api.operations[0]?.representations).toEqual([]);
    expect(codes).toContain('openapi/not-imported');
  });

  it('types that are inline get the names that API Management gives them', () => {
    const parameters = [
      { name: 'deployment-id', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'api-version', in: 'query', required: true, schema: { type: 'string' } },
    ];
    const responses = {
      200: { description: 'OK', content, headers: { 'request-id': { schema: { type: 'string' } } } },
    };
    const path = '/deployments/{deployment-id}/chat/completions';
    const { api } = imported(at({ parameters, requestBody: { content }, responses }, path, 'post'));
    const [operation] = api.operations;
    const prefix = 'Deployments-deployment-id-ChatCompletionsPost';
    expect(
      [
        ...(operation?.templateParameters ?? []),
        ...(operation?.representations ?? []),
        ...(operation?.responses[0]?.representations ?? []),
        ...(operation?.responses[0]?.headers ?? []),
      ].map(({ typeName }) => typeName),
    ).toEqual([
      `${prefix}Request`,
      `${prefix}Request-1`,
      `${prefix}Request-2`,
      `${prefix}200ApplicationJsonResponse`,
      `${prefix}200request-idResponseHeader`,
    ]);
    expect(Object.keys(typesOf(api))).toHaveLength(5);
  });

  it('types that have a name keep it, and the schema document is whole', () => {
    const schemas = {
      Order: { type: 'object', properties: { next: { $ref: '#/components/schemas/Order' } } },
      Unused: {},
    };
    const requestBody = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } };
    const { api } = imported(
      { ...at({ requestBody }, '/orders', 'post'), components: { schemas } },
      { apiId: 'shop;rev=2' },
    );
    expect(api.operations[0]?.representations[0]).toMatchObject({ schemaId: 'shop-schema', typeName: 'Order' });
    expect(api.schemas).toEqual([
      { id: 'shop-schema', contentType: 'application/vnd.oai.openapi.components+json', document: { schemas } },
    ]);
  });

  it('forms have parameters', () => {
    const schema = { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'integer' } } };
    const requestBody = { content: { 'application/x-www-form-urlencoded': { schema } } };
    const [operation] = imported(at({ requestBody }, '/orders', 'post')).api.operations;
    expect(operation?.representations[0]?.formParameters).toMatchObject([
      { name: 'a', type: 'string', required: true },
      { name: 'b', type: 'integer', required: false },
    ]);
  });

  it.each([
    ['one', { example: 1 }, [['default', null, 1]]],
    [
      'several',
      { examples: { a: { value: 1, summary: 'A' }, b: { $ref: '#/components/examples/b' } } },
      [
        ['a', 'A', 1],
        ['b', null, 2],
      ],
    ],
    ['of the schema', { schema: { type: 'integer', example: 3 } }, [['default', null, 3]]],
    ['of the schema that it refers to', { schema: { $ref: '#/components/schemas/N' } }, [['default', null, 4]]],
    ['null', { example: null }, [['default', null, null]]],
    ['in another file', { examples: { a: { externalValue: 'a.json' } } }, []],
  ])('examples: %s', (_, media, expected) => {
    const components = { examples: { b: { value: 2 } }, schemas: { N: { type: 'integer', example: 4 } } };
    const responses = { 200: { description: 'OK', content: { 'application/json': media } } };
    const [operation] = imported({ ...at({ responses }), components }).api.operations;
    const examples = operation?.responses[0]?.representations[0]?.examples ?? [];
    expect(examples.map(({ name, summary, value }) => [name, summary, value])).toEqual(expected);
  });

  it('references lead to parameters, bodies, responses, headers and path items', () => {
    const ref = (kind: string): object => ({ $ref: `#/components/${kind}/x` });
    const { api } = imported({
      ...head,
      openapi: '3.1.0',
      paths: { '/a': ref('pathItems') },
      components: {
        pathItems: {
          x: {
            post: {
              parameters: [ref('parameters')],
              requestBody: ref('requestBodies'),
              responses: { 200: ref('responses') },
            },
          },
        },
        parameters: { x: { name: 'q', in: 'query', schema: {} } },
        requestBodies: { x: { content } },
        responses: { x: { description: 'OK', headers: { h: ref('headers') }, content } },
        headers: { x: { schema: { type: 'integer' } } },
      },
    });
    expect(api.operations[0]).toMatchObject({
      method: 'POST',
      queryParameters: [{ name: 'q' }],
      representations: [{ contentType: 'application/json' }],
      responses: [{ status: 200, headers: [{ name: 'h', type: 'integer' }], representations: [{}] }],
    });
  });
});

it('responses: default is 0, and a range is its first status', () => {
  const answer = { description: 'x' };
  const responses = { 200: answer, '4XX': answer, 500: answer, '5XX': answer, default: answer };
  const { api, codes } = imported(at({ responses }));
  expect(api.operations[0]?.responses.map(({ status }) => status)).toEqual([200, 500, 400, 0]);
  expect(codes).toContain('openapi/status-range');
});

describe('servers', () => {
  it.each([
    [[{ url: 'https://a.example/v1/' }], 'https://a.example/v1', 'v1', ['https']],
    [[{ url: 'http://a.example' }, { url: 'https://b.example' }], 'https://b.example', '', ['http', 'https']],
    [[{ url: 'http://a.example/x' }], 'http://a.example/x', 'x', ['http']],
    [[{ url: '/v1' }], null, 'v1', ['https']],
    [
      [{ url: 'https://{h}.example/{v}', variables: { h: { default: 'eu' }, v: { default: '2' } } }],
      'https://eu.example/2',
      '2',
      ['https'],
    ],
    [[], null, '', ['https']],
  ])('%j', (servers, serviceUrl, path, protocols) => {
    expect(imported({ ...at({}), servers }).api).toMatchObject({ serviceUrl, path, protocols });
  });

  it.each([
    [{ host: 'a.example', basePath: '/v1', schemes: ['http', 'https'] }, 'https://a.example/v1', ['http', 'https']],
    [{ host: 'a.example' }, 'https://a.example', ['https']],
    [{ basePath: '/v1' }, null, ['https']],
    [{ host: 'a.example', 'x-servers': [{ url: 'https://b.example' }] }, 'https://b.example', ['https']],
  ])('of 2.0: %j', (where, serviceUrl, protocols) => {
    const description = { swagger: '2.0', info: head.info, paths: {}, ...where };
    expect(imported(description).api).toMatchObject({ format: 'swagger-2.0', serviceUrl, protocols });
  });
});

it('what is not imported is named once for each kind', () => {
  const operation = { callbacks: { c: {} }, servers: [], responses: { 200: { description: 'x', links: {} } } };
  const { codes } = imported({
    ...head,
    openapi: '3.1.0',
    webhooks: {},
    security: [],
    paths: { '/a': { get: operation, trace: operation }, '/b': { servers: [], get: operation } },
  });
  expect(codes).toEqual(Array(6).fill('openapi/not-imported'));
});

it('3.2 has methods of its own', () => {
  const { api, codes } = imported({
    ...head,
    openapi: '3.2.0',
    paths: { '/a': { query: { responses: {} }, additionalOperations: { COPY: { responses: {} } } } },
  });
  expect(api.operations.map(({ id, method }) => [id, method])).toEqual([
    ['query-a', 'QUERY'],
    ['copy-a', 'COPY'],
  ]);
  expect(codes[0]).toBe('openapi/newer-version');
});

it('an external reference is named and left', () => {
  const responses = { 200: { $ref: 'other.yaml#/x' } };
  const { api, codes } = imported(at({ responses }));
  expect(api.operations[0]?.responses).toEqual([]);
  expect(codes).toEqual(['openapi/external-reference']);
});
