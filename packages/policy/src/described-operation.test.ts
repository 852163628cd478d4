import type { ApiSchema, Operation } from '@keelgate/model';
import { emptySnapshot, plainOperation, plainParameter } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { describedOperation } from './described-operation.ts';
import { compilePolicies } from './policy-set.ts';
import { runProgram } from './program/run-program.ts';
import { createBenchWorld, request, snapshotOf } from './testing/bench-world.ts';
import { bodyText } from './http/body.ts';

const schema: ApiSchema = {
  id: 's',
  contentType: 'application/vnd.oai.openapi.components+json',
  document: { schemas: { 'a/b~c': { type: 'object', properties: { id: { type: 'integer' } } } } },
};

const operation: Operation = plainOperation({
  id: 'get',
  method: 'GET',
  urlTemplate: '/orders/{id}',
  templateParameters: [{ ...plainParameter('id'), required: true, type: 'integer' }],
  queryParameters: [{ ...plainParameter('sort'), values: ['up', 'down'] }],
  representations: [
    { contentType: 'application/json', schemaId: 's', typeName: 'a/b~c', formParameters: [], examples: [] },
  ],
  responses: [
    {
      status: 200,
      description: null,
      headers: [plainParameter('ETag')],
      representations: [
        {
          contentType: 'application/json',
          schemaId: 's',
          typeName: 'a/b~c',
          formParameters: [],
          examples: [{ name: 'one', summary: null, value: { id: 1 } }],
        },
      ],
    },
    { status: 0, description: null, headers: [], representations: [] },
  ],
});

describe('what a resource says of an operation', () => {
  it('is what OpenAPI would say of it', () => {
    expect(describedOperation(operation, [schema])).toEqual({
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
        { name: 'sort', in: 'query', required: false, schema: { type: 'string', enum: ['up', 'down'] } },
      ],
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/a~1b~0c' } } } },
      responses: {
        200: {
          headers: { ETag: { required: false, schema: { type: 'string' } } },
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/a~1b~0c' },
              examples: { one: { value: { id: 1 } } },
            },
          },
        },
        default: { headers: {}, content: {} },
      },
      components: schema.document,
    });
  });

  it('is what mock-response answers with', () => {
    const text = '<policies><inbound><mock-response/></inbound></policies>';
    const base = snapshotOf({ api: text });
    const snapshot = {
      ...emptySnapshot,
      ...base,
      apis: base.apis.map((api) => ({ ...api, operations: [operation], schemas: [schema] })),
    };
    const { set, faults } = compilePolicies(snapshot, { mode: 'run' });
    expect(faults).toEqual([]);
    const program = set?.programFor({ apiId: 'a', operationId: 'get', productId: null });
    const { response } = runProgram(program!, request(), createBenchWorld());
    expect([response.status, response.body === null ? '' : bodyText(response.body)]).toEqual([200, '{"id":1}']);
  });
});
