import type { Headers } from '../../http/headers.ts';
import type { Query } from '../../http/url.ts';
import { queryValues } from '../../http/url.ts';
import type { Variables } from '../../program/facts.ts';
import { dictionaryHooks, viewAsDictionary } from '../collections/dictionary-view.ts';
import { certificateFromPem } from '../crypto/certificate-from-pem.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { netArray } from '../value.ts';

/** What `context` hands out as read-only dictionaries: each is a view of something that the exchange holds. */

const source = 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables';

function define(name: string, element: string): TypeDefinition {
  return defineType({
    name,
    kind: 'class',
    source,
    interfaces: [`IReadOnlyDictionary<string, ${element}>`],
    hooks: dictionaryHooks,
  });
}

export const variablesView: TypeDefinition = define('Variables', 'object');
export const headersView: TypeDefinition = define('Headers', 'string[]');
export const queryView: TypeDefinition = define('QueryParameters', 'string[]');
export const parametersView: TypeDefinition = define('MatchedParameters', 'string');
export const certificatesView: TypeDefinition = define('Certificates', 'X509Certificate2');

/** Names are texts; whatever else is asked for is not there. */
function textKey(key: NetValue): string {
  return typeof key === 'string' ? key : '';
}

function texts(values: readonly string[]): NetValue {
  return netArray('System.String', [...values]);
}

type OfVariables = { readonly variables: Variables };
viewAsDictionary('Variables', {
  get: (_: Runtime, { variables }: OfVariables, key: NetValue) => variables.get(textKey(key)),
  entries: (_: Runtime, { variables }: OfVariables) => variables.entries(),
  count: (_: Runtime, { variables }: OfVariables) => variables.size,
});

type OfHeaders = { readonly headers: Headers };
viewAsDictionary('Headers', {
  get: (_: Runtime, { headers }: OfHeaders, key: NetValue) => {
    const field = headers.get(textKey(key).toLowerCase());
    return field === undefined ? undefined : texts(field.values);
  },
  entries: (_: Runtime, { headers }: OfHeaders) =>
    [...headers.values()].map(({ name, values }) => [name, texts(values)] as const),
  count: (_: Runtime, { headers }: OfHeaders) => headers.size,
});

type OfQuery = { readonly query: Query };
viewAsDictionary('QueryParameters', {
  get: (_: Runtime, { query }: OfQuery, key: NetValue) => {
    const values = queryValues(query, textKey(key));
    return values.length === 0 ? undefined : texts(values);
  },
  entries: (_: Runtime, { query }: OfQuery) =>
    namesOf(query).map((name) => [name, texts(queryValues(query, name))] as const),
  count: (_: Runtime, { query }: OfQuery) => namesOf(query).length,
});

/** Distinct names, in the order in which they come. */
function namesOf(query: Query): readonly string[] {
  const names = new Map<string, string>();
  for (const [name] of query) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  return [...names.values()];
}

type OfParameters = { readonly parameters: ReadonlyMap<string, string> };
viewAsDictionary('MatchedParameters', {
  get: (_: Runtime, { parameters }: OfParameters, key: NetValue) => parameters.get(textKey(key)),
  entries: (_: Runtime, { parameters }: OfParameters) => parameters.entries(),
  count: (_: Runtime, { parameters }: OfParameters) => parameters.size,
});

type OfCertificates = { readonly certificates: ReadonlyMap<string, string> };
viewAsDictionary('Certificates', {
  get: (_: Runtime, { certificates }: OfCertificates, key: NetValue) => {
    const pem = certificates.get(textKey(key));
    return pem === undefined ? undefined : certificateFromPem(pem);
  },
  entries: (_: Runtime, { certificates }: OfCertificates) =>
    [...certificates].map(([id, pem]) => [id, certificateFromPem(pem)] as const),
  count: (_: Runtime, { certificates }: OfCertificates) => certificates.size,
});
