import type { ApiSchema, Operation, Parameter, Representation } from '@keelgate/model';
import type { BodyDescription, ContentDescription, OperationDescription, ParameterDescription } from './description.ts';

/** What an operation's resource says of it, with the schemas of its API, in the words of OpenAPI; `null` where it says nothing. */
export function describedOperation(operation: Operation, schemas: readonly ApiSchema[]): OperationDescription | null {
  if (!isDescribed(operation)) return null;
  const reference = referencesInto(schemas);
  return {
    parameters: [
      ...operation.templateParameters.map((one) => parameter(one, 'path', reference)),
      ...operation.queryParameters.map((one) => parameter(one, 'query', reference)),
      ...operation.headers.map((one) => parameter(one, 'header', reference)),
    ],
    ...(operation.representations.length === 0
      ? {}
      : { requestBody: { content: contentOf(operation.representations, reference) } }),
    responses: Object.fromEntries(
      operation.responses.map(({ status, headers, representations }) => [
        status === 0 ? 'default' : String(status),
        {
          headers: Object.fromEntries(
            headers.map((header) => [header.name, { required: header.required, ...schemaOf(header, reference) }]),
          ),
          content: contentOf(representations, reference),
        },
      ]),
    ),
    ...documentsOf(schemas),
  };
}

function isDescribed({ templateParameters, queryParameters, headers, representations, responses }: Operation): boolean {
  return [templateParameters, queryParameters, headers, representations, responses].some((list) => list.length > 0);
}

type Typed = { readonly schemaId: string | null; readonly typeName: string | null };
type Reference = (typed: Typed) => string | null;

function parameter(of: Parameter, where: ParameterDescription['in'], reference: Reference): ParameterDescription {
  return { name: of.name, in: where, required: of.required, ...schemaOf(of, reference) };
}

/** A parameter without a type in the API's schemas is described by the word for its type and its values. */
function schemaOf(of: Parameter, reference: Reference): { readonly schema?: unknown } {
  const ref = reference(of);
  if (ref !== null) return { schema: { $ref: ref } };
  const values = of.values.length === 0 ? {} : { enum: of.values };
  const known = ['string', 'integer', 'number', 'boolean', 'array', 'object'].includes(of.type);
  return known ? { schema: { type: of.type, ...values } } : {};
}

function contentOf(
  representations: readonly Representation[],
  reference: Reference,
): NonNullable<BodyDescription['content']> {
  return Object.fromEntries(
    representations.map((one): [string, ContentDescription] => {
      const ref = reference(one);
      const examples = Object.fromEntries(one.examples.map(({ name, value }) => [name, { value }]));
      return [
        one.contentType,
        { ...(ref === null ? {} : { schema: { $ref: ref } }), ...(one.examples.length === 0 ? {} : { examples }) },
      ];
    }),
  );
}

/** OpenAPI 2.0 has its types under `definitions`, 3 under `components/schemas`. */
function referencesInto(schemas: readonly ApiSchema[]): Reference {
  return ({ schemaId, typeName }) => {
    const schema = schemas.find(({ id }) => id === schemaId);
    if (schema === undefined || typeName === null) return null;
    const name = typeName.replaceAll('~', '~0').replaceAll('/', '~1');
    return isSwagger(schema) ? `#/definitions/${name}` : `#/components/schemas/${name}`;
  };
}

/** An import makes one schema document; where there are more of a kind, types are looked for in the first that has one. */
function documentsOf(schemas: readonly ApiSchema[]): Pick<OperationDescription, 'components' | 'definitions'> {
  const definitions = schemas.filter(isSwagger).map(({ document }) => document);
  const components = schemas.filter((schema) => !isSwagger(schema)).map(({ document }) => document);
  return {
    ...(definitions.length === 0 ? {} : { definitions: Object.assign({}, ...definitions.toReversed()) as unknown }),
    ...(components.length === 0 ? {} : { components: Object.assign({}, ...components.toReversed()) as unknown }),
  };
}

function isSwagger({ contentType }: ApiSchema): boolean {
  return contentType.toLowerCase().includes('swagger');
}
