import fc from 'fast-check';
import type { Cache } from '../resource/cache.ts';
import type { Fragment } from '../resource/fragment.ts';
import type { Gateway } from '../resource/gateway.ts';
import type { NamedValue } from '../resource/named-value.ts';
import type { VersionSet } from '../resource/version-set.ts';
import type { Snapshot } from '../snapshot.ts';
import { arbitraryApi } from './arbitrary-api.ts';
import { arbitraryBackends } from './arbitrary-backend.ts';
import { arbitraryKept } from './arbitrary-kept.ts';
import { arbitraryFilled, arbitraryIds, arbitraryText } from './arbitrary-name.ts';
import {
  arbitraryGroup,
  arbitraryProduct,
  arbitrarySecret,
  arbitrarySubscription,
  arbitraryUser,
} from './arbitrary-people.ts';
import { arbitraryPlacedService } from './arbitrary-placed-service.ts';
import type { Mentioned } from './arbitrary-policy.ts';
import { arbitraryPolicy, arbitraryPolicyOr } from './arbitrary-policy.ts';
import { withRest } from './arbitrary-rest.ts';

/** A whole configuration in which everything that is referred to is there. It is partial now and then: without a service. */
export function arbitrarySnapshot(): fc.Arbitrary<Snapshot> {
  return fc.tuple(fc.option(arbitraryPlacedService(), { nil: null }), arbitraryNames()).chain(([placed, ids]) => {
    const mentioned = { namedValues: ids.namedValues, fragments: ids.fragments, backends: ids.backends };
    const { apiIds, userIds, productIds } = ids;
    return fc
      .record({
        version: fc.constant(0),
        service: fc.constant(placed?.service ?? null),
        policy: arbitraryPolicyOr(mentioned),
        apis: fc.tuple(...apiIds.map((id) => arbitraryApi(id, ids.versionSets, mentioned))),
        versionSets: fc.tuple(...ids.versionSets.map(arbitraryVersionSet)),
        products: fc.tuple(
          ...productIds.map((id) => arbitraryProduct(id, { apiIds, groupIds: ids.groups }, mentioned)),
        ),
        subscriptions: fc.tuple(
          ...ids.subscriptions.map((id) => arbitrarySubscription(id, { apiIds, productIds, userIds })),
        ),
        namedValues: fc.tuple(...ids.namedValues.map(arbitraryNamedValue)),
        backends: arbitraryBackends(ids.backends, ids.pools),
        caches: fc.tuple(...ids.caches.map(arbitraryCache)),
        fragments: fc.tuple(...ids.fragments.map((id) => arbitraryFragment(id, mentioned))),
        users: fc.tuple(...userIds.map(arbitraryUser)),
        groups: fc.tuple(...ids.groups.map((id) => arbitraryGroup(id, userIds))),
        gateways: fc.tuple(...ids.gateways.map((id) => arbitraryGateway(id, apiIds))),
        kept: arbitraryKept(placed?.service.name ?? 'partial', apiIds),
      })
      .map((snapshot) => ({ ...snapshot, kept: [...(placed?.beside ?? []), ...snapshot.kept] }));
  });
}

type Names = { readonly [Kind in (typeof kinds)[number]]: readonly string[] };

const kinds = [
  'versionSets',
  'productIds',
  'subscriptions',
  'namedValues',
  'caches',
  'fragments',
  'userIds',
  'groups',
  'gateways',
] as const;

/** Revisions of an API have its id and a number. */
function arbitraryApiIds(): fc.Arbitrary<readonly string[]> {
  return fc
    .tuple(arbitraryIds({ max: 2 }), fc.boolean())
    .map(([ids, revised]) => (revised ? ids.flatMap((id) => [id, `${id};rev=2`]) : ids));
}

function arbitraryNames(): fc.Arbitrary<
  Names & {
    readonly apiIds: readonly string[];
    readonly backends: readonly string[];
    readonly pools: readonly string[];
  }
> {
  const lists = fc.record(
    Object.fromEntries(kinds.map((kind) => [kind, arbitraryIds({ max: 2 })])) as {
      readonly [Kind in (typeof kinds)[number]]: fc.Arbitrary<string[]>;
    },
  );
  return fc.tuple(lists, arbitraryApiIds(), arbitraryIds({ max: 4 })).map(([names, apiIds, backends]) => ({
    ...names,
    apiIds,
    backends: backends.slice(0, 2),
    pools: backends.slice(2),
  }));
}

function arbitraryVersionSet(id: string): fc.Arbitrary<VersionSet> {
  const scheme = fc.oneof(
    fc.constant({ kind: 'segment' as const }),
    arbitraryFilled().map((parameter) => ({ kind: 'query' as const, parameter })),
    arbitraryFilled().map((header) => ({ kind: 'header' as const, header })),
  );
  return withRest(fc.record({ id: fc.constant(id), name: arbitraryText(), scheme }));
}

function arbitraryNamedValue(id: string): fc.Arbitrary<NamedValue> {
  return withRest(
    fc.oneof(
      fc.record({
        id: fc.constant(id),
        name: fc.constant(id),
        value: fc.option(arbitraryText(), { nil: null }),
        secret: fc.constant(false),
      }),
      fc.record({
        id: fc.constant(id),
        name: fc.constant(id),
        value: fc.option(arbitrarySecret(), { nil: null }),
        secret: fc.constant(true),
      }),
    ),
  );
}

function arbitraryCache(id: string): fc.Arbitrary<Cache> {
  return withRest(fc.record({ id: fc.constant(id), useFromLocation: fc.constantFrom('default', 'westeurope') }));
}

function arbitraryFragment(id: string, mentioned: Mentioned): fc.Arbitrary<Fragment> {
  const others = { ...mentioned, fragments: [] };
  return withRest(fc.record({ id: fc.constant(id), document: arbitraryPolicy(others) }));
}

function arbitraryGateway(id: string, apiIds: readonly string[]): fc.Arbitrary<Gateway> {
  return withRest(fc.record({ id: fc.constant(id), locationName: arbitraryText(), apiIds: fc.subarray([...apiIds]) }));
}
