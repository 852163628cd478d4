import type { GraphQLSchema } from 'graphql';
import { buildSchema, print } from 'graphql';
import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { fromPlain } from '../dotnet/json/plain.ts';
import type { NetValue } from '../dotnet/value.ts';
import { textBody } from '../http/body.ts';
import { setHeader } from '../http/headers.ts';
import { createResponse } from '../http/message.ts';
import { internalError } from '../program/error-response.ts';
import type { Exchange } from '../program/exchange.ts';
import { PolicyFailure } from '../program/failure.ts';
import { optional, optionalLiteral, required } from '../shape/attribute.ts';
import { name, oneOf, whole } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { maybe, shape, some } from '../shape/shape.ts';
import { graphqlDepth } from './part/graphql-depth.ts';
import type { GraphqlMistake, GraphqlQuery } from './part/graphql-request.ts';
import { graphqlQuery, readGraphql } from './part/graphql-request.ts';
import { authorize as authorizeFields } from './part/graphql-rules.ts';
import { atLeastOne } from './part/range.ts';

const rule = shape({
  attributes: { path: required(name), action: optional(oneOf('allow', 'remove', 'reject', 'ignore'), 'allow') },
});
const authorize = shape({ children: { rule: some(rule) } });

const config = shape({
  attributes: {
    'error-variable-name': optionalLiteral(name),
    'errors-variable-name': optionalLiteral(name),
    'max-size': optional(whole({ min: 0, max: 102_400 })),
    'max-depth': optional(atLeastOne, 6),
    'max-total-depth': optional(atLeastOne),
  },
  children: { authorize: maybe(authorize) },
});

/** `<validate-graphql-request>`: holds a GraphQL request against its schema, its size and depth, and what is allowed. */
export const validateGraphqlRequest: Policy = definePolicy({
  name: 'validate-graphql-request',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-graphql-request-policy',
  sections: ['inbound'],
  shape: config,
  differences: [
    'The schema is the one of the id graphql among the schemas of the request file, in the schema language; without it syntax and fragments are checked, and rules know the types of root fields and fragments alone.',
    'Texts of errors are those of the reference implementation; a refused request gets 400 and an errors block.',
    'A field that a rule removes is told in the variables of errors; the response of the backend is left as it is.',
    'The field __typename is no introspection, and only a rule of its own path is asked about it.',
    'max-total-depth is read and not counted: Microsoft does not say what it counts.',
  ],
  compile: compileValidateGraphqlRequest,
});

type Rules = {
  readonly schema: () => GraphQLSchema | null;
  readonly sizeMax: number | null;
  readonly depthMax: number;
};

function compileValidateGraphqlRequest({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const { 'max-size': sizeMax, 'max-depth': depthMax } = attributes;
  const variable = attributes['error-variable-name'] ?? attributes['errors-variable-name'];
  const rows = (children.authorize?.children.rule ?? []).map((row) => row.attributes);
  const schema = schemaReader(work);
  function keep(exchange: Exchange, mistakes: readonly GraphqlMistake[]): void {
    if (mistakes.length === 0) return;
    for (const { message } of mistakes) exchange.notes?.push(message);
    for (const key of new Set(['GraphQLErrors', ...(variable === null ? [] : [variable])]))
      exchange.variables.set(key, asJson(mistakes));
  }
  function refuse(exchange: Exchange, mistakes: readonly GraphqlMistake[]): never {
    keep(exchange, mistakes);
    exchange.response = createResponse(400);
    setHeader(exchange.response.headers, 'Content-Type', ['application/json']);
    exchange.response.body = textBody(JSON.stringify({ errors: mistakes }));
    const message = mistakes.map((mistake) => mistake.message).join(' ');
    throw new PolicyFailure(work.error({ reason: 'Bad request', message, status: 400, keepsResponse: true }));
  }
  const reads = [sizeMax, depthMax, ...rows.flatMap(({ path, action }) => [path, action])].flatMap(
    (operand) => operand?.reads ?? [],
  );
  work.pure([...reads, 'Request.Body', 'Request.Url'], (exchange) => {
    const query = graphqlQuery(exchange.request);
    if (!('text' in query)) return refuse(exchange, [query]);
    const limits = { schema, sizeMax: sizeMax?.of(exchange) ?? null, depthMax: depthMax.of(exchange) };
    const read = withinLimits(query, limits);
    if (!('kind' in read)) return refuse(exchange, read);
    const rules = rows.map(({ path, action }) => ({ path: path.of(exchange), action: () => action.of(exchange) }));
    const { document, removed, rejected } = authorizeFields(read, schema(), rules);
    if (rejected.length > 0) return refuse(exchange, notAllowed(rejected));
    if (document === null) return refuse(exchange, notAllowed(removed));
    keep(exchange, notAllowed(removed));
    if (removed.length > 0) query.replace(print(document));
  });
}

function notAllowed(paths: readonly string[]): readonly GraphqlMistake[] {
  return paths.map((path) => ({ message: `Access to ${path} is not allowed.`, path: path.split('/').slice(1) }));
}

function asJson(mistakes: readonly GraphqlMistake[]): NetValue {
  return fromPlain(mistakes);
}

function withinLimits(query: GraphqlQuery, { schema, sizeMax, depthMax }: Rules): ReturnType<typeof readGraphql> {
  if (sizeMax !== null && query.bytes > sizeMax)
    return [{ message: `The request is ${query.bytes} bytes long and it exceeds the limit of ${sizeMax} bytes.` }];
  const document = readGraphql(query.text, schema());
  if (!('kind' in document)) return document;
  const depth = graphqlDepth(document);
  if (depth <= depthMax) return document;
  return [{ message: `The query is ${depth} fields deep and it exceeds the limit of ${depthMax}.` }];
}

/** Reads the schema once, when it is first needed. */
function schemaReader(work: CompileWork): () => GraphQLSchema | null {
  const text = work.context.schemas.get('graphql');
  let read: GraphQLSchema | null = null;
  return () => {
    if (typeof text !== 'string') return null;
    try {
      read ??= buildSchema(text);
      return read;
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : 'The schema cannot be read.';
      throw new PolicyFailure(work.error({ ...internalError, reason: 'SchemaInvalid', message }));
    }
  };
}
