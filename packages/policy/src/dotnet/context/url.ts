import type { Query, Url } from '../../http/url.ts';
import { printQuery, printUrl } from '../../http/url.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseUri, readUri, uriKinds } from '../net/uri-value.ts';
import type { Runtime } from '../runtime.ts';
import { burn, newText } from '../runtime.ts';
import type { NetValue } from '../value.ts';

/** A URL as policies see it. */
export const url: TypeDefinition = defineType({
  name: 'IUrl',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-iurl',
  members: {
    'string Scheme { get; }': (_: Runtime, { scheme }: Url) => scheme,
    'string Host { get; }': (_: Runtime, { host }: Url) => host,
    'int Port { get; }': (_: Runtime, { port }: Url) => port,
    'string Path { get; }': (_: Runtime, { path }: Url) => path,
    'IReadOnlyDictionary<string, string[]> Query { get; }': (_: Runtime, { query }: { readonly query: Query }) => ({
      net: 'QueryParameters',
      query,
    }),
    'string QueryString { get; }': (_: Runtime, { query }: Url) => printQuery(query),
    'string ToString()': (rt: Runtime, whole: Url) => newText(rt, printUrl(whole)),
    'Uri ToUri()': (rt: Runtime, whole: Url) => toUri(rt, printUrl(whole)),
  },
  hooks: { text: (_: Runtime, whole: Url) => printUrl(whole) },
});

function toUri(rt: Runtime, text: string): NetValue {
  burn(rt, 64 + text.length);
  const read = readUri(text, uriKinds.absolute);
  return typeof read === 'string' ? raiseUri(read) : read;
}
