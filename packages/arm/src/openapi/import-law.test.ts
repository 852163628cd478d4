import { fc, test } from '@fast-check/vitest';
import type { Operation, Parameter, Representation } from '@keelgate/model';
import { isError } from '@keelgate/model';
import { expect } from 'vitest';
import { stringify } from 'yaml';
import type { ImportedApi } from './index.ts';
import { importOpenApi } from './index.ts';

/** Each run imports eight descriptions. */
const numRuns = Math.max(20, Math.trunc(Number(process.env['KEELGATE_RUNS'] ?? 1000) / 4));

/** An API that 2.0 can describe as well as 3.x. */
type AbstractApi = {
  readonly host: string;
  readonly basePath: string;
  readonly schemas: readonly string[];
  readonly operations: readonly AbstractOperation[];
};

type AbstractOperation = {
  readonly method: string;
  readonly path: readonly (string | { readonly variable: string })[];
  readonly operationId: string | null;
  readonly summary: string | null;
  readonly description: string | null;
  readonly parameters: readonly AbstractParameter[];
  /** The parameters of the path stand at the path. */
  readonly shared: boolean;
  readonly body: AbstractBody | null;
  readonly responses: readonly AbstractResponse[];
};

type AbstractParameter = {
  readonly in: 'query' | 'header';
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string | null;
};

type AbstractBody = {
  readonly types: readonly string[];
  /** A number is one of the named schemas. */
  readonly schema: number | 'inline';
  readonly example: unknown;
};

type AbstractResponse = {
  readonly status: number;
  readonly body: AbstractBody | null;
  readonly headers: readonly string[];
};

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/);
/** Names that a plain object has already are names like others. */
const awkwardName = fc.oneof(name, fc.constantFrom('__proto__', 'constructor', 'toString'));
const words = fc.option(
  fc.stringMatching(/^[A-Za-z: #'"-]{1,12}$/).filter((text) => text.trim() === text),
  { nil: null },
);
const type = fc.constantFrom('string', 'integer', 'boolean', 'number');

const body: fc.Arbitrary<AbstractBody> = fc.record({
  types: fc.uniqueArray(fc.constantFrom('application/json', 'text/plain', 'application/xml'), { minLength: 1 }),
  schema: fc.oneof(fc.nat({ max: 2 }), fc.constant('inline' as const)),
  example: fc.oneof(fc.integer(), fc.constantFrom('a: b', 'null', '1', true), fc.constant({ a: [1, { b: null }] })),
});

const operation: fc.Arbitrary<AbstractOperation> = fc.record({
  method: fc.constantFrom('get', 'put', 'post', 'delete', 'patch', 'head', 'options'),
  path: fc.uniqueArray(
    fc.oneof(
      name,
      name.map((variable) => ({ variable })),
    ),
    {
      minLength: 1,
      maxLength: 4,
      selector: (part) => (typeof part === 'string' ? `/${part}` : part.variable),
    },
  ),
  operationId: fc.option(fc.stringMatching(/^[A-Za-z_.]{1,8}$/), { nil: null }),
  summary: words,
  description: words,
  parameters: fc.uniqueArray(
    fc.record({ in: fc.constantFrom('query', 'header'), name, type, required: fc.boolean(), description: words }),
    { maxLength: 4, selector: (parameter) => parameter.name },
  ),
  shared: fc.boolean(),
  body: fc.option(body, { nil: null }),
  responses: fc.uniqueArray(
    fc.record({
      status: fc.constantFrom(0, 200, 201, 404, 500),
      body: fc.option(body, { nil: null }),
      headers: fc.uniqueArray(name, { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 3, selector: ({ status }) => status },
  ),
});

const abstractApi: fc.Arbitrary<AbstractApi> = fc.record({
  host: name.map((host) => `${host}.example`),
  basePath: fc.constantFrom('', '/v1', '/a/b'),
  schemas: fc.uniqueArray(awkwardName, { minLength: 3, maxLength: 3 }),
  operations: fc
    .uniqueArray(operation, { maxLength: 5, selector: ({ method, path }) => `${method} ${shapeOf(path)}` })
    .map((all) => all.filter((each, at) => all.findIndex((other) => shapeOf(other.path) === shapeOf(each.path)) === at))
    .map((all) => all.map(fitting)),
});

function shapeOf(path: AbstractOperation['path']): string {
  return path.map((part) => (typeof part === 'string' ? part : '{}')).join('/');
}

/** Names of a URL template differ, and so do operation ids. */
function fitting(each: AbstractOperation, at: number): AbstractOperation {
  const variables = new Set(each.path.flatMap((part) => (typeof part === 'string' ? [] : [part.variable])));
  return {
    ...each,
    operationId: each.operationId === null ? null : `${each.operationId}${at}`,
    parameters: each.parameters.filter(({ name: own }) => !variables.has(own)),
  };
}

function templateOf({ path }: AbstractOperation): string {
  return `/${path.map((part) => (typeof part === 'string' ? part : `{${part.variable}}`)).join('/')}`;
}

/** Without what is `null`. */
function given(members: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

const inlineSchema = { type: 'object' };

function schemaOf(api: AbstractApi, of: AbstractBody, root: string): object {
  return of.schema === 'inline' ? inlineSchema : { $ref: `#/${root}/${api.schemas[of.schema] ?? ''}` };
}

function schemasOf(api: AbstractApi): object {
  return Object.fromEntries(api.schemas.map((schema) => [schema, { type: 'object', title: schema }]));
}

/** The operation's parts that are the same in each format, and its parameters at the path or with it. */
function described(
  each: AbstractOperation,
  parameter: (in_: string, p: AbstractParameter) => object,
  rest: object,
): object {
  const inPath = each.path.flatMap((part) =>
    typeof part === 'string'
      ? []
      : [parameter('path', { in: 'query', name: part.variable, type: 'string', required: true, description: null })],
  );
  const own = each.parameters.map((p) => parameter(p.in, p));
  const { operationId, summary, description } = each;
  return {
    ...(each.shared ? { parameters: inPath } : {}),
    [each.method]: {
      ...given({ operationId, summary, description }),
      parameters: each.shared ? own : [...inPath, ...own],
      ...rest,
    },
  };
}

function statusOf({ status }: AbstractResponse): string {
  return status === 0 ? 'default' : String(status);
}

function swagger(api: AbstractApi): object {
  const root = 'definitions';
  return {
    swagger: '2.0',
    info: { title: 'T', version: '1' },
    host: api.host,
    ...(api.basePath === '' ? {} : { basePath: api.basePath }),
    schemes: ['https'],
    paths: Object.fromEntries(
      api.operations.map((each) => {
        const parameter = (where: string, p: AbstractParameter): object =>
          given({ in: where, name: p.name, type: p.type, required: p.required, description: p.description });
        const item = described(each, parameter, {
          ...(each.body === null ? {} : { consumes: each.body.types }),
          produces: ['application/json', 'text/plain', 'application/xml'],
          responses: Object.fromEntries(each.responses.map((response) => [statusOf(response), answer2(api, response)])),
        }) as { readonly [key: string]: { readonly parameters: readonly object[] } };
        const own = item[each.method];
        if (each.body === null || own === undefined) return [templateOf(each), item];
        const bodied = { in: 'body', name: 'body', schema: { ...schemaOf(api, each.body, root) } };
        return [templateOf(each), { ...item, [each.method]: { ...own, parameters: [...own.parameters, bodied] } }];
      }),
    ),
    [root]: schemasOf(api),
  };
}

/** In 2.0 a response with a schema has it in all types that are produced. */
function answer2(api: AbstractApi, { body: of, headers }: AbstractResponse): object {
  return {
    description: 'R',
    headers: Object.fromEntries(headers.map((header) => [header, { type: 'string' }])),
    ...(of === null
      ? {}
      : {
          schema: schemaOf(api, of, 'definitions'),
          examples: Object.fromEntries(all.map((each) => [each, of.example])),
        }),
  };
}

const all = ['application/json', 'text/plain', 'application/xml'];

function openapi(api: AbstractApi, version: string): object {
  const media = (of: AbstractBody, types: readonly string[], hasExample: boolean): object =>
    Object.fromEntries(
      types.map((each) => [
        each,
        { schema: schemaOf(api, of, 'components/schemas'), ...(hasExample ? { example: of.example } : {}) },
      ]),
    );
  return {
    openapi: version,
    info: { title: 'T', version: '1' },
    servers: [{ url: `https://${api.host}${api.basePath}` }],
    paths: Object.fromEntries(
      api.operations.map((each) => [
        templateOf(each),
        described(
          each,
          (where, { name: own, type: of, required, description }) =>
            given({ in: where, name: own, required, description, schema: { type: of } }),
          {
            ...(each.body === null ? {} : { requestBody: { content: media(each.body, each.body.types, false) } }),
            responses: Object.fromEntries(
              each.responses.map((response) => [
                statusOf(response),
                {
                  description: 'R',
                  headers: Object.fromEntries(
                    response.headers.map((header) => [header, { schema: { type: 'string' } }]),
                  ),
                  ...(response.body === null ? {} : { content: media(response.body, all, true) }),
                },
              ]),
            ),
          },
        ),
      ]),
    ),
    components: { schemas: schemasOf(api) },
  };
}

function imported(text: string): ImportedApi {
  const { api, faults } = importOpenApi({ file: 'api', text });
  expect(faults.filter(isError)).toEqual([]);
  if (api === null) throw new Error('nothing was imported');
  return api;
}

/** Generated names differ where a format tells fewer types apart. */
function alike(api: ImportedApi): unknown {
  const named = (typeName: string | null): string | null => typeName?.replace(/-\d+$/, '') ?? null;
  const parameter = (each: Parameter): unknown => ({ ...each, typeName: named(each.typeName) });
  const representation = (each: Representation): unknown => ({ ...each, typeName: named(each.typeName) });
  const like = (each: Operation): unknown => ({
    ...each,
    templateParameters: each.templateParameters.map(parameter),
    queryParameters: each.queryParameters.map(parameter),
    headers: each.headers.map(parameter),
    representations: each.representations.map(representation),
    responses: each.responses.map((response) => ({
      ...response,
      headers: response.headers.map(parameter),
      representations: response.representations.map(representation),
    })),
  });
  return { ...api, format: '', schemas: [], operations: api.operations.map(like) };
}

test.prop([abstractApi], { numRuns })('an API is the same in each format that it is described in', (api) => {
  const descriptions = [swagger(api), openapi(api, '3.0.3'), openapi(api, '3.1.0'), openapi(api, '3.2.0')];
  const results = descriptions.flatMap((each) => [imported(JSON.stringify(each)), imported(stringify(each))]);
  const [first] = results;
  if (first === undefined) return;
  for (const result of results) expect(alike(result)).toEqual(alike(first));

  // And it is the one that was meant.
  expect(first.serviceUrl).toBe(`https://${api.host}${api.basePath}`);
  expect(first.operations).toHaveLength(api.operations.length);
  const byPath = new Map(first.operations.map((each) => [each.urlTemplate.split('?')[0], each]));
  for (const each of api.operations) meant(api, each, byPath.get(templateOf(each)));
});

function meant(api: AbstractApi, each: AbstractOperation, got: Operation | undefined): void {
  const moved = each.parameters.filter((p) => p.in === 'query' && p.required).map((p) => p.name);
  const left = each.parameters.filter((p) => p.in === 'query' && !p.required).map((p) => p.name);
  const variables = each.path.flatMap((part) => (typeof part === 'string' ? [] : [part.variable]));
  expect(got?.method).toBe(each.method.toUpperCase());
  expect(got?.templateParameters.map((p) => p.name)).toEqual([...variables, ...moved]);
  expect(got?.queryParameters.map((p) => p.name)).toEqual(left);
  expect(got?.headers.map((p) => p.name)).toEqual(each.parameters.filter((p) => p.in === 'header').map((p) => p.name));
  for (const p of each.parameters) {
    const own = [got?.templateParameters ?? [], got?.queryParameters ?? [], got?.headers ?? []].flat();
    expect(own.find((other) => other.name === p.name)).toMatchObject({
      type: p.type,
      required: p.required,
      description: p.description,
    });
  }
  const bodiless = ['get', 'head', 'options'].includes(each.method);
  expect(got?.representations.map(({ contentType }) => contentType)).toEqual(bodiless ? [] : (each.body?.types ?? []));
  if (!bodiless && typeof each.body?.schema === 'number')
    expect(got?.representations[0]?.typeName).toBe(api.schemas[each.body.schema]);
  expect(new Set(got?.responses.map(({ status }) => status))).toEqual(
    new Set(each.responses.map(({ status }) => status)),
  );
  for (const { status, body: of } of each.responses) {
    const examples = got?.responses
      .find((other) => other.status === status)
      ?.representations.flatMap((r) => r.examples);
    expect(examples?.map(({ value }) => value)).toEqual(of === null ? [] : all.map(() => of.example));
  }
}
