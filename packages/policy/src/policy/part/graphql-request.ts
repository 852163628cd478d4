import type { DocumentNode, GraphQLSchema } from 'graphql';
import {
  buildSchema,
  GraphQLError,
  KnownFragmentNamesRule,
  LoneAnonymousOperationRule,
  NoFragmentCyclesRule,
  NoUndefinedVariablesRule,
  parse,
  specifiedRules,
  UniqueArgumentNamesRule,
  UniqueFragmentNamesRule,
  UniqueInputFieldNamesRule,
  UniqueOperationNamesRule,
  UniqueVariableNamesRule,
  validate,
} from 'graphql';
import { bodyLength, bodyText, textBody } from '../../http/body.ts';
import { headerText } from '../../http/headers.ts';
import type { Request } from '../../http/message.ts';
import { queryValues } from '../../http/url.ts';
import { mediaType } from '../../description.ts';

/** An error of a GraphQL response. */
export type GraphqlMistake = {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly path?: readonly string[];
};

/** The query of a request, how big what carries it is, and how another query takes its place. */
export type GraphqlQuery = {
  readonly text: string;
  readonly bytes: number;
  readonly replace: (text: string) => void;
};

/** Finds the query: in the URL of a GET, else in the body, which is JSON or the query itself. */
export function graphqlQuery(request: Request): GraphqlQuery | GraphqlMistake {
  if (request.method === 'GET') return ofUrl(request);
  const bytes = bodyLength(request.body);
  const text = bodyText(request.body);
  function put(body: string): void {
    request.body = textBody(body);
  }
  if (mediaType(headerText(request.headers, 'Content-Type')) === 'application/graphql')
    return { text, bytes, replace: put };
  const parts = jsonObject(text);
  if (parts === null || typeof parts['query'] !== 'string') return noQuery;
  return { text: parts['query'], bytes, replace: (query) => put(JSON.stringify({ ...parts, query })) };
}

const noQuery: GraphqlMistake = { message: 'The request has no GraphQL query.' };

function ofUrl(request: Request): GraphqlQuery | GraphqlMistake {
  const [text] = queryValues(request.query, 'query');
  if (text === undefined || text === '') return noQuery;
  return {
    text,
    bytes: new TextEncoder().encode(text).length,
    replace: (query) => {
      request.query = request.query.map(([name, value]) => [name, name.toLowerCase() === 'query' ? query : value]);
    },
  };
}

function jsonObject(text: string): { readonly [name: string]: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as { readonly [name: string]: unknown }) : null;
  } catch {
    return null;
  }
}

/** Rules that a query can be held to without a schema. */
const ownRules = [
  UniqueOperationNamesRule,
  LoneAnonymousOperationRule,
  UniqueFragmentNamesRule,
  KnownFragmentNamesRule,
  NoFragmentCyclesRule,
  UniqueVariableNamesRule,
  NoUndefinedVariablesRule,
  UniqueArgumentNamesRule,
  UniqueInputFieldNamesRule,
] as const;

const noSchema = buildSchema('type Query { any: Int }');

/** Reads a query and holds it against the schema; without one, to what holds for every schema. */
export function readGraphql(text: string, schema: GraphQLSchema | null): DocumentNode | readonly GraphqlMistake[] {
  try {
    const document = parse(text);
    const rules = schema === null ? ownRules : specifiedRules;
    // Suggestions would tell callers of a schema that introspection may be closed for.
    const errors = validate(schema ?? noSchema, document, rules, { hideSuggestions: true });
    return errors.length === 0 ? document : errors.map(mistake);
  } catch (thrown) {
    if (thrown instanceof GraphQLError) return [mistake(thrown)];
    // What stands too deep for the parser's own calls.
    if (thrown instanceof RangeError) return [{ message: 'The query is nested too deeply.' }];
    throw thrown;
  }
}

function mistake({ message, locations }: GraphQLError): GraphqlMistake {
  return locations === undefined || locations.length === 0
    ? { message }
    : { message, locations: locations.map(({ line, column }) => ({ line, column })) };
}
