import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testRuntime } from '../testing/evaluate.ts';
import { runApi } from '../testing/run-request.ts';
import { schemaCheck } from './part/json-schema.ts';
import { sampleOf } from './part/sample.ts';

const pet = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    age: { type: 'integer', minimum: 1 },
    tags: { type: 'array', items: { type: 'boolean' } },
    parent: { $ref: '#/components/schemas/Pet' },
    kind: { enum: ['cat'] },
  },
};

const operation = {
  id: 'o',
  components: { schemas: { Pet: pet } },
  responses: {
    200: {
      content: {
        'application/json': { example: { a: 1 }, examples: { one: { value: 'first' }, two: { value: { b: 2 } } } },
        'text/plain': { schema: { type: 'string', example: 'plain' } },
      },
    },
    201: {
      content: {
        'application/json': { schema: { type: 'object', properties: { at: { format: 'date', type: 'string' } } } },
      },
    },
    204: {},
  },
};

describe('mock-response', () => {
  it.each([
    ['', 200, 'application/json', '{"a":1}'],
    ['content-type="application/json"', 200, 'application/json', '{"a":1}'],
    ['index="2"', 200, 'application/json', '{"b":2}'],
    ['content-type="text/plain"', 200, 'text/plain', 'plain'],
    ['content-type="text/xml"', 200, 'text/xml', ''],
    ['status-code="201"', 201, 'application/json', '{"at":"2000-01-23"}'],
    ['status-code="204"', 204, undefined, ''],
    ['status-code="500" content-type="application/json"', 500, 'application/json', ''],
  ])('%s answers %i with %s and %s', (attributes, status, type, body) => {
    const result = runApi(`<mock-response ${attributes}/>`, { operation });
    expect(result.response.status).toBe(status);
    expect(result.response.headers['Content-Type']).toBe(type);
    expect(result.response.body).toBe(body);
    expect(result.lastError).toBeNull();
    expect(result.backendRequests).toEqual([]);
  });

  it('without a description has no content', () => {
    expect(runApi('<mock-response/>').response).toEqual({ status: 200, reason: 'OK', headers: {}, body: '' });
  });

  it('makes a sample of a schema that holds itself', () => {
    const described = {
      id: 'o',
      components: operation.components,
      responses: { 200: { content: { 'a/b': { schema: { $ref: '#/components/schemas/Pet' } } } } },
    };
    const { body } = runApi('<mock-response/>', { operation: described }).response;
    expect(JSON.parse(body)).toMatchObject({
      name: 'string',
      age: 1,
      tags: [true],
      kind: 'cat',
      parent: { name: 'string' },
    });
  });

  const { schema } = fc.letrec<{ readonly schema: object }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(
        { type: 'string' },
        { type: 'integer' },
        { type: 'boolean' },
        { type: 'number', minimum: 3 },
        { enum: ['x'] },
        { type: 'string', format: 'date-time' },
      ),
      fc.record({ type: fc.constant('array'), items: tie('schema') }),
      fc.record({ type: fc.constant('object'), properties: fc.dictionary(fc.constantFrom('a', 'b'), tie('schema')) }),
      fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    ),
  }));

  test.prop([schema])('a sample is as its schema says', (document) => {
    const check = schemaCheck(testRuntime(), {
      document,
      pointer: '#',
      others: new Map(),
      additional: null,
      foldsNames: false,
    });
    expect(check(testRuntime(), sampleOf(document, document))).toBeNull();
  });
});
