import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import type { Operand, Read } from '../program/operand.ts';
import type { ElementReader } from '../read-element.ts';

const cachings = ['prefer-external', 'external', 'internal'] as const;

/**
 * `<cache-lookup>`: answers from the cache where it can. Only for GET, and for requests with an Authorization header only
 * where that is allowed. A hit goes on with the outbound section.
 */
export const cacheLookup: Policy = definePolicy({
  name: 'cache-lookup',
  sections: ['inbound'],
  attributes: [
    'vary-by-developer',
    'vary-by-developer-groups',
    'caching-type',
    'downstream-caching-type',
    'must-revalidate',
    'allow-private-response-caching',
  ],
  read: (reader) => {
    const byDeveloper = reader.flag('vary-by-developer', false);
    reader.flag('vary-by-developer-groups', false);
    reader.flag('must-revalidate', true);
    reader.choice('downstream-caching-type', ['none', 'private', 'public'], 'none');
    const caching = reader.choice('caching-type', cachings, 'prefer-external');
    const allowsPrivate = reader.flag('allow-private-response-caching', false);
    const vary = readVary(reader);
    return (work) => {
      if (work.context.method !== 'GET') return;
      const key = keyOf({ ...vary, byDeveloper });
      const skip = work.builder.label();
      if (!allowsPrivate) {
        const test = {
          reads: [],
          of: ({ request }) => request.header('Authorization').length === 0,
        } as Operand<boolean>;
        work.step((at) => ({ kind: 'branch', test, otherwise: at(skip) }));
      }
      work.context.lookup.current = { key, caching, allowsPrivate };
      work.step((at) => ({ kind: 'effect', effect: { kind: 'cache.get', caching, key, hit: at(work.outbound) } }));
      work.builder.put(skip);
    };
  },
});

type Vary = { readonly headers: readonly string[]; readonly queryParameters: readonly string[] };

function readVary(reader: ElementReader): Vary {
  const headers: string[] = [];
  const queryParameters: string[] = [];
  for (const child of reader.element.children) {
    const names = child.text?.kind === 'literal' ? child.text.value.split(';').map((name) => name.trim()) : [];
    if (child.name === 'vary-by-header') headers.push(...names);
    else if (child.name === 'vary-by-query-parameter') queryParameters.push(...names);
    else
      reader.fault(
        'unexpected-element',
        `<${child.name}> has no place in <cache-lookup>; expected <vary-by-header> or <vary-by-query-parameter>`,
        child,
      );
  }
  return { headers: headers.filter(Boolean), queryParameters: queryParameters.filter(Boolean) };
}

/** URL, of whose query only the listed parameters count where some are listed; headers; the developer. */
function keyOf({ headers, queryParameters, byDeveloper }: Vary & { readonly byDeveloper: boolean }): Operand<string> {
  const reads: readonly Read[] = byDeveloper ? ['parameters', 'subscription'] : ['parameters'];
  return {
    reads,
    of: ({ request }) => {
      const [path = '', query = ''] = request.url.split('?');
      const kept =
        queryParameters.length === 0
          ? query
          : queryParameters.map((name) => `${name}=${request.parameter(name) ?? ''}`).join('&');
      const varied = headers.map((name) => `${name.toLowerCase()}:${request.header(name).join(',')}`);
      return JSON.stringify([path, kept, varied, byDeveloper ? request.subscriptionId : null]);
    },
  };
}
