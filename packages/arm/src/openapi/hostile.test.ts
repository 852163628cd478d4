import { fc, test } from '@fast-check/vitest';
import { isError } from '@keelgate/model';
import { expect, it } from 'vitest';
import { importOpenApi } from './index.ts';

const head = { openapi: '3.0.3', info: { title: 'Shop', version: '1' } };

function errorsOf(text: string): readonly string[] {
  return importOpenApi({ file: 'api', text })
    .faults.filter(isError)
    .map(({ code }) => code);
}

it('a text that is too long', () => {
  expect(errorsOf(`openapi: 3.0.0\n#${'x'.repeat(5 * 1024 * 1024)}`)).toEqual(['openapi/too-large']);
});

it.each([
  ['lists in JSON', `{"openapi":"3.0.0","x":${'['.repeat(100_000)}`],
  ['objects in JSON', `{"openapi":"3.0.0","x":${'{"a":'.repeat(100_000)}`],
  ['lists in YAML', `openapi: 3.0.0\nx: ${'['.repeat(3000)}${']'.repeat(3000)}`],
  ['dashes in YAML', `openapi: 3.0.0\nx:\n  ${'- '.repeat(1000)}1`],
])('nesting: %s', (_, text) => {
  expect(errorsOf(text)).toEqual(['openapi/too-deep']);
});

it('aliases that multiply', () => {
  const lines = Array.from({ length: 30 }, (_, at) =>
    at === 0
      ? 'a0: &a0 [1,1,1,1,1,1,1,1,1,1]'
      : `a${at}: &a${at} [${Array(10)
          .fill(`*a${at - 1}`)
          .join(',')}]`,
  );
  expect(errorsOf(`openapi: 3.0.0\n${lines.join('\n')}\n`)).toEqual(['openapi/too-large']);
});

it('aliases and merges that do not are what they stand for', () => {
  const text = `openapi: 3.0.3
info: { title: T, version: '1' }
x-answers: &answers
  200: { description: OK }
x-get: &get { summary: A, responses: *answers }
paths:
  /a: { get: *get }
  /b: { get: { <<: *get, summary: B } }
`;
  const { api, faults } = importOpenApi({ file: 'api', text });
  expect(faults.filter(isError)).toEqual([]);
  expect(api?.operations.map(({ name, responses }) => [name, responses.length])).toEqual([
    ['A', 1],
    ['B', 1],
  ]);
});

it('references that multiply', () => {
  const schema = {
    type: 'object',
    properties: Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`p${at}`, {}])),
  };
  const responses = { big: { description: 'x', content: { 'application/json': { schema } } } };
  const paths = Object.fromEntries(
    Array.from({ length: 5000 }, (_, at) => [
      `/p${at}`,
      { get: { responses: { 200: { $ref: '#/components/responses/big' } } } },
    ]),
  );
  expect(errorsOf(JSON.stringify({ ...head, paths, components: { responses } }))).toEqual(['openapi/too-large']);
});

it('a path item that all paths share, and that has many parameters', () => {
  const parameters = Array.from({ length: 3000 }, (_, at) => ({ name: `p${at}`, in: 'query' }));
  const item = { parameters, get: {}, put: {}, post: {} };
  const paths = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`/p${at}`, { $ref: '#/x-item' }]));
  expect(errorsOf(JSON.stringify({ ...head, 'x-item': item, paths }))).toEqual(['openapi/too-large']);
});

it('a chain of references, as long as it likes', () => {
  const schemas = Object.fromEntries(
    Array.from({ length: 1000 }, (_, at) => [`s${at}`, { $ref: `#/components/schemas/s${at + 1}` }]),
  );
  const parameters = [{ name: 'a', in: 'query', schema: { $ref: '#/components/schemas/s0' } }];
  const text = JSON.stringify({
    ...head,
    paths: { '/a': { get: { parameters, responses: {} } } },
    components: { schemas: { ...schemas, s1000: {} } },
  });
  expect(errorsOf(text)).toEqual(['openapi/circular-reference']);
});

it('names that each object has already', () => {
  const text = `{"openapi":"3.0.3","info":{"title":"T","version":"1","__proto__":{"x":1}},"paths":{"/a":{"post":{
    "operationId":"__proto__","requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/__proto__"},
    "examples":{"constructor":{"value":{"__proto__":1}}}}}},"responses":{"200":{"description":"x"}}}}},
    "components":{"schemas":{"__proto__":{"type":"object"}}}}`;
  const { api, faults } = importOpenApi({ file: 'api', text });
  expect(faults.filter(isError)).toEqual([]);
  expect(api?.operations[0]).toMatchObject({ id: 'proto', representations: [{ typeName: '__proto__' }] });
  expect(JSON.stringify(api?.schemas[0]?.document)).toBe('{"schemas":{"__proto__":{"type":"object"}}}');
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
});

it('many mistakes are told up to a number', () => {
  const paths = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`p${at}`, {}]));
  expect(errorsOf(JSON.stringify({ ...head, paths }))).toHaveLength(50);
});

it('many departures from the specification are told in few words', () => {
  const schemas = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`s${at}`, { type: at }]));
  const { api, faults } = importOpenApi({
    file: 'api',
    text: JSON.stringify({ ...head, paths: {}, components: { schemas } }),
  });
  expect(api).not.toBeNull();
  expect(faults.map(({ code, severity }) => `${severity} ${code}`)).toEqual(
    Array(3).fill('warning openapi/not-to-the-letter'),
  );
});

/** Any JSON where a description has its parts. */
const anything = fc.jsonValue({ maxDepth: 3 });
const misshapen = fc.record(
  {
    openapi: fc.constantFrom('3.0.0', '3.1.0', '3.2.0'),
    info: fc.oneof(fc.constant({ title: 'T', version: '1' }), anything),
    servers: fc.oneof(fc.array(fc.record({ url: anything, variables: anything }, { requiredKeys: [] })), anything),
    paths: fc.dictionary(
      fc.constantFrom('/a', '/{b}', '/c/*', 'x-d', '/e?f={f}'),
      fc.oneof(
        anything,
        fc.dictionary(
          fc.constantFrom('get', 'post', 'query', 'parameters', '$ref', 'trace', 'servers'),
          fc.oneof(
            anything,
            fc.record(
              {
                operationId: anything,
                parameters: fc.oneof(
                  anything,
                  fc.array(
                    fc.record(
                      {
                        name: anything,
                        in: fc.oneof(fc.constantFrom('query', 'path', 'header'), anything),
                        schema: anything,
                        content: anything,
                      },
                      { requiredKeys: [] },
                    ),
                  ),
                ),
                requestBody: fc.oneof(
                  anything,
                  fc.record({ content: fc.dictionary(fc.string(), anything) }),
                  fc.constant({ $ref: '#/paths/~1a' }),
                ),
                responses: fc.oneof(anything, fc.dictionary(fc.constantFrom('200', '4XX', 'default', 'x'), anything)),
              },
              { requiredKeys: [] },
            ),
          ),
        ),
      ),
    ),
    components: fc.oneof(anything, fc.record({ schemas: anything })),
  },
  { requiredKeys: ['openapi'] },
);

test.prop([misshapen])(
  'whatever stands where something is expected, it is told or taken, and all has a place',
  (description) => {
    const { faults } = importOpenApi({ file: 'api.json', text: JSON.stringify(description, null, 1) });
    for (const { place, code } of faults) {
      expect(code).toMatch(/^openapi\/[a-z-]+$/);
      expect(place?.line).toBeGreaterThan(0);
      expect(place?.column).toBeGreaterThan(0);
    }
  },
);

test.prop([fc.string({ unit: 'grapheme', maxLength: 300 })])('any text after a good start', (rest) => {
  expect(() => importOpenApi({ file: 'api', text: `openapi: 3.0.0\n${rest}` })).not.toThrow();
  expect(() => importOpenApi({ file: 'api', text: `{"openapi":"3.0.0",${rest}` })).not.toThrow();
});
