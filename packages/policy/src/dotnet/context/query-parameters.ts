import type { Query } from '../../http/url.ts';
import { queryValues } from '../../http/url.ts';
import type { TypeDefinition } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { defineView, textKey, texts } from './define-view.ts';

type OfQuery = { readonly query: Query };

export const queryParameters: TypeDefinition = defineView({
  name: 'QueryParameters',
  element: 'string[]',
  view: {
    get: (_: Runtime, { query }: OfQuery, key: NetValue) => {
      const values = queryValues(query, textKey(key));
      return values.length === 0 ? undefined : texts(values);
    },
    entries: (_: Runtime, { query }: OfQuery) =>
      namesOf(query).map((name) => [name, texts(queryValues(query, name))] as const),
    count: (_: Runtime, { query }: OfQuery) => namesOf(query).length,
  },
});

/** Distinct names, in the order in which they come. */
function namesOf(query: Query): readonly string[] {
  const names = new Map<string, string>();
  for (const [name] of query) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  return [...names.values()];
}
