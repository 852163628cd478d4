import fc from 'fast-check';
import type { ApiSchema } from '../resource/api-schema.ts';
import type { Api } from '../resource/api.ts';
import { defaultKeyNames } from '../resource/api.ts';
import { arbitraryFilled, arbitraryIds, arbitraryText } from './arbitrary-name.ts';
import { arbitraryOperation } from './arbitrary-operation.ts';
import type { Mentioned } from './arbitrary-policy.ts';
import { arbitraryPolicyOr } from './arbitrary-policy.ts';
import { arbitraryJson, withRest } from './arbitrary-rest.ts';

const types = ['http', 'soap', 'graphql', 'websocket', 'odata', 'grpc'] as const;
const keyNames = [defaultKeyNames, { header: 'X-Key', query: 'key' }, { ...defaultKeyNames, query: 'k' }] as const;

/** An API in one version and revision, with operations and schemas. */
export function arbitraryApi(id: string, versionSetIds: readonly string[], mentioned: Mentioned): fc.Arbitrary<Api> {
  return fc.tuple(arbitraryIds({ max: 2 }), arbitraryIds({ max: 3 })).chain(([schemaIds, operationIds]) =>
    withRest(
      fc.record({
        id: fc.constant(id),
        name: arbitraryText(),
        path: fc.constantFrom('', 'orders', 'a/b', 'größe', '[x]'),
        protocols: fc.subarray(['https', 'http', 'wss', 'ws']),
        type: fc.constantFrom(...types),
        serviceUrl: fc.option(arbitraryFilled(), { nil: null }),
        subscriptionRequired: fc.boolean(),
        keyNames: fc.constantFrom<Api['keyNames']>(...keyNames),
        versionSetId: versionSetIds.length === 0 ? fc.constant(null) : fc.constantFrom(null, ...versionSetIds),
        version: fc.option(arbitraryFilled(), { nil: null }),
        revision: fc.constantFrom('1', '2', '10'),
        current: fc.boolean(),
        online: fc.boolean(),
        operations: fc.tuple(...operationIds.map((one) => arbitraryOperation(one, schemaIds, mentioned))),
        schemas: fc.tuple(...schemaIds.map(arbitrarySchema)),
        policy: arbitraryPolicyOr(mentioned),
      }),
    ),
  );
}

function arbitrarySchema(id: string): fc.Arbitrary<ApiSchema> {
  const document = fc.oneof(
    fc.record({
      contentType: fc.constantFrom(
        'application/vnd.oai.openapi.components+json',
        'application/vnd.ms-azure-apim.swagger.definitions+json',
      ),
      document: fc.dictionary(fc.constantFrom('Order', 'schemas', 'Ünï'), arbitraryJson(), { maxKeys: 2 }),
    }),
    fc.record({
      contentType: fc.constantFrom(
        'application/vnd.ms-azure-apim.graphql.schema',
        'application/vnd.ms-azure-apim.xsd+xml',
      ),
      document: arbitraryText(),
    }),
  );
  return withRest(document.map((one) => ({ id, ...one })));
}
