import type { Backend, PoolMember } from '@keelgate/model';
import type { Body } from './body.ts';
import { lastSegment } from './body.ts';
import { breakerOf, writeBreaker } from './breaker.ts';
import type { ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';
import { given } from './described.ts';

/** A backend, a single one or a pool, with its circuit breaker. */
export const backend: ResourceKind = defineResource<Backend>({
  type: '/backends',
  order: 1,
  read: (body, draft) => {
    const [id = ''] = body.names;
    draft.places.set(`backends/${id}`, body.resource.place);
    return { id, target: targetOf(body), breaker: breakerOf(body) };
  },
  write: ({ target, breaker }) => ({
    properties: {
      ...(target.kind === 'single'
        ? { url: target.url, protocol: target.protocol }
        : {
            type: 'Pool',
            pool: { services: target.members.map(writeMember), ...writeAffinity(target.sessionCookie) },
          }),
      ...(breaker === null ? {} : { circuitBreaker: { rules: [writeBreaker(breaker)] } }),
    },
  }),
  add: (item, { backends }) => backends.put(item),
  list: ({ backends }) =>
    backends.map((item) => ({
      names: [item.id],
      item,
      needs:
        item.target.kind === 'pool'
          ? item.target.members.map(({ backendId }) => ({ type: '/backends', names: [backendId] }))
          : [],
    })),
});

/** Azure's bounds of weights and priorities. */
const share = { min: 0, max: 100 };

function targetOf(body: Body): Backend['target'] {
  const usual = body.value('properties.pool') === undefined ? 'Single' : 'Pool';
  if (body.choice('properties.type', ['Single', 'Pool'], usual) === 'Pool') {
    const members = body.items('properties.pool.services').map((service) => ({
      backendId: lastSegment(service.text('id') ?? ''),
      weight: service.number('weight', share),
      priority: service.number('priority', share),
    }));
    if (body.list('properties.pool.services').length === 0)
      body.fault('properties.pool', { code: 'arm/missing', message: `the pool ${body.resource.name} has no services` });
    return { kind: 'pool', members, ...affinityOf(body) };
  }
  // A change of a backend need not repeat its URL.
  if (body.value('properties.url') === undefined) body.missing('properties.url', 'warning');
  const protocol = body.choice('properties.protocol', ['http', 'soap'], 'http');
  return { kind: 'single', url: body.text('properties.url') ?? '', protocol };
}

/** Session awareness, in previews of the API: a cookie keeps a client at its member. */
function affinityOf(body: Body): { readonly sessionCookie?: string } {
  const at = 'properties.pool.sessionAffinity.sessionId';
  if (body.value(at) === undefined) return {};
  body.choice(`${at}.source`, ['Cookie'], 'Cookie');
  const name = body.text(`${at}.name`);
  return name === null ? {} : { sessionCookie: name };
}

function writeAffinity(cookie: string | undefined): ReturnType<typeof given> {
  return cookie === undefined ? {} : { sessionAffinity: { sessionId: { source: 'Cookie', name: cookie } } };
}

function writeMember({ backendId, weight, priority }: PoolMember): ReturnType<typeof given> {
  return { id: `/backends/${backendId}`, ...given({ weight, priority }) };
}
