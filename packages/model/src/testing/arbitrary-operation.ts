import fc from 'fast-check';
import type { Operation } from '../resource/operation.ts';
import type { Parameter } from '../resource/parameter.ts';
import type { Example, OperationResponse, Representation } from '../resource/representation.ts';
import { arbitraryFilled, arbitraryText } from './arbitrary-name.ts';
import type { Mentioned } from './arbitrary-policy.ts';
import { arbitraryPolicyOr } from './arbitrary-policy.ts';
import { arbitraryJson, withRest } from './arbitrary-rest.ts';

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', '*'] as const;
const templates = ['/', '/*', '/orders/{id}', '/orders/{id}/items/{item-id}', '/{*rest}', '/a?b={c}'] as const;

/** An operation of an API that has these schemas. */
export function arbitraryOperation(
  id: string,
  schemaIds: readonly string[],
  mentioned: Mentioned,
): fc.Arbitrary<Operation> {
  const parameters = fc.array(arbitraryParameter(schemaIds), { maxLength: 2 });
  const representations = fc.array(arbitraryRepresentation(schemaIds), { maxLength: 2 });
  return withRest(
    fc.record({
      id: fc.constant(id),
      name: arbitraryText(),
      method: fc.constantFrom(...methods),
      urlTemplate: fc.constantFrom(...templates),
      description: arbitraryTextOr(),
      templateParameters: parameters,
      queryParameters: parameters,
      headers: parameters,
      representations,
      responses: fc.array(arbitraryResponse(schemaIds), { maxLength: 2 }),
      policy: arbitraryPolicyOr(mentioned),
    }),
  );
}

function arbitraryTextOr(): fc.Arbitrary<string | null> {
  return fc.option(arbitraryText(), { nil: null });
}

type Described = { readonly schemaId: string | null; readonly typeName: string | null };

function arbitraryDescribed(schemaIds: readonly string[]): fc.Arbitrary<Described> {
  const none: Described = { schemaId: null, typeName: null };
  if (schemaIds.length === 0) return fc.constant(none);
  return fc.oneof(
    fc.constant(none),
    fc.record({ schemaId: fc.constantFrom(...schemaIds), typeName: fc.option(arbitraryFilled(), { nil: null }) }),
  );
}

function arbitraryParameter(schemaIds: readonly string[]): fc.Arbitrary<Parameter> {
  return fc
    .tuple(
      fc.record({
        name: arbitraryFilled(),
        type: fc.constantFrom('string', 'integer', 'array'),
        required: fc.boolean(),
        description: arbitraryTextOr(),
        defaultValue: arbitraryJson(),
        values: fc.array(arbitraryJson(), { maxLength: 2 }),
      }),
      arbitraryDescribed(schemaIds),
    )
    .map(([parameter, described]) => ({ ...parameter, ...described }));
}

function arbitraryRepresentation(schemaIds: readonly string[]): fc.Arbitrary<Representation> {
  return fc
    .tuple(
      fc.record({
        contentType: fc.constantFrom('application/json', 'text/xml', 'multipart/form-data'),
        formParameters: fc.array(arbitraryParameter(schemaIds), { maxLength: 1 }),
        examples: fc.uniqueArray(arbitraryExample(), { maxLength: 2, selector: ({ name }) => name.toLowerCase() }),
      }),
      arbitraryDescribed(schemaIds),
    )
    .map(([representation, described]) => ({ ...representation, ...described }));
}

function arbitraryExample(): fc.Arbitrary<Example> {
  return fc.record({
    name: fc.constantFrom('default', 'a b', '__proto__', "it's", 'größe', 'one', 'two'),
    summary: arbitraryTextOr(),
    value: arbitraryJson(),
  });
}

function arbitraryResponse(schemaIds: readonly string[]): fc.Arbitrary<OperationResponse> {
  return fc.record({
    status: fc.constantFrom(0, 200, 201, 404, 500),
    description: arbitraryTextOr(),
    headers: fc.array(arbitraryParameter(schemaIds), { maxLength: 1 }),
    representations: fc.array(arbitraryRepresentation(schemaIds), { maxLength: 1 }),
  });
}
