import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Group } from '../resource/group.ts';
import type { NamedValue } from '../resource/named-value.ts';
import type { Product } from '../resource/product.ts';
import type { Result } from '../result.ts';
import type { Service } from '../service.ts';
import type { Snapshot } from '../snapshot.ts';
import { emptySnapshot } from '../snapshot.ts';
import { arbitraryHistory, arbitraryWrite } from '../testing/arbitrary-change.ts';
import { arbitrarySnapshot } from '../testing/arbitrary-snapshot.ts';
import { applyChange, replayChanges } from './apply-change.ts';
import type { ConfigChange, ConfigWrite } from './change.ts';
import { isBuiltIn, referencesOf } from './references.ts';
import type { KindAndResource } from './resource-kind.ts';
import { idOf, resourceKinds } from './resource-kind.ts';

function valueOf<Value>(result: Result<Value, { readonly message: string }>): Value {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

/** Ids and references counted anew from the whole snapshot, as a reader of it would. */
function faultsIn(snapshot: Snapshot): readonly string[] {
  const there = new Set<string>();
  const faults: string[] = [];
  const all = resourceKinds.flatMap((kind) =>
    snapshot[kind].map((resource) => ({ kind, resource }) as KindAndResource),
  );
  for (const of of all) {
    const name = `${of.kind}/${idOf(of).toLowerCase()}`;
    if (there.has(name)) faults.push(`twice ${name}`);
    there.add(name);
  }
  for (const of of all)
    for (const target of referencesOf(of))
      if (!there.has(`${target.kind}/${target.id.toLowerCase()}`) && !isBuiltIn(target))
        faults.push(`${of.kind}/${idOf(of)} → ${target.kind}/${target.id}`);
  return faults;
}

test.prop([arbitraryHistory(), fc.nat()])(
  'replay in any cut comes to the same: a snapshot of the first changes, and the rest',
  ({ first, changes }, at) => {
    const cut = at % (changes.length + 1);
    const whole = valueOf(replayChanges(first, changes));
    const head = valueOf(replayChanges(first, changes.slice(0, cut)));
    expect(valueOf(replayChanges(head, changes.slice(cut)))).toEqual(whole);
    expect(head.version).toBe(first.version + cut);
    expect(changes.reduce((snapshot, change) => valueOf(applyChange(snapshot, change)), first)).toEqual(whole);
  },
);

test.prop([arbitraryHistory()])('a refused change changes nothing, and what follows goes on from there', (history) => {
  const { first, changes, refused } = history;
  for (const { after, write } of refused) {
    const before = valueOf(replayChanges(first, changes.slice(0, after)));
    const copy = structuredClone(before);
    const result = applyChange(before, { ...write, number: before.version + 1 });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.failure.message).toMatch(/^[^\n]+[^.\n]$/);
    expect(before).toEqual(copy);
    expect(replayChanges(first, [...changes.slice(0, after), { ...write, number: after + 1 }])).toEqual(result);
  }
});

test.prop([arbitraryHistory()])(
  'whatever is accepted, ids stay unique and no reference to nothing is added',
  (history) => {
    expect(faultsIn(history.first)).toEqual([]);
    expect(faultsIn(valueOf(replayChanges(history.first, history.changes)))).toEqual([]);
  },
);

test.prop([arbitrarySnapshot(), arbitrarySnapshot()])(
  'a new resource put and deleted again leaves what was there',
  (first, other) => {
    for (const kind of resourceKinds)
      for (const resource of other[kind]) {
        const of = { kind, resource } as KindAndResource;
        const id = idOf(of);
        const isThere = first[kind].some(
          (one) => idOf({ kind, resource: one } as KindAndResource).toLowerCase() === id.toLowerCase(),
        );
        const put = applyChange(first, { write: 'put', ...of, number: 1 });
        if (isThere || !put.ok) continue;
        const gone = valueOf(applyChange(put.value, { write: 'delete', kind, id, number: 2 }));
        expect(gone).toEqual({ ...first, version: 2 });
      }
  },
);

test.prop([arbitrarySnapshot()])('what is there, put once more, changes nothing but the version', (first) => {
  const writes: ConfigWrite[] = resourceKinds.flatMap((kind) =>
    first[kind].map((resource): ConfigWrite => ({ write: 'put', kind, resource }) as ConfigWrite),
  );
  const changes = writes.map((write, index): ConfigChange => ({ ...write, number: index + 1 }));
  expect(valueOf(replayChanges(first, changes))).toEqual({ ...first, version: changes.length });
});

test.prop([arbitrarySnapshot(), arbitrarySnapshot()])(
  'a restore comes to what is restored, under its own number',
  (first, other) => {
    const restored = applyChange(first, { write: 'restore', snapshot: other, number: 1 });
    if (other.service === null && first.service !== null) expect(restored.ok).toBe(false);
    else expect(valueOf(restored)).toEqual({ ...other, version: 1 });
  },
);

test.prop([
  arbitrarySnapshot().chain((snapshot) => fc.tuple(fc.constant(snapshot), arbitraryWrite([snapshot]))),
  fc.integer().filter((number) => number !== 1),
])('a change with another number than the next is refused', ([snapshot, write], number) => {
  const result = applyChange(snapshot, { ...write, number });
  expect(result).toMatchObject({ ok: false, failure: { code: 'config/number' } });
});

const key: NamedValue = { id: 'key', name: 'key', value: '1', secret: false };
const staff: Group = { id: 'Staff', name: 'Staff', kind: 'custom', userIds: ['1'] };
const product: Product = {
  id: 'p',
  name: 'P',
  subscriptionRequired: true,
  approvalRequired: false,
  published: true,
  subscriptionsLimit: null,
  apiIds: [],
  groupIds: ['developers', 'STAFF'],
  policy: null,
};
const service: Service = {
  name: 's',
  tier: 'Developer',
  regions: [
    { location: 'West Europe', units: 1, zones: 'automatic', publicIpId: null, subnet: null, gatewayDisabled: false },
  ],
  network: 'none',
  hostNames: [],
  autoscale: [],
};

function sayings(...writes: readonly ConfigWrite[]): readonly string[] {
  let snapshot = emptySnapshot;
  return writes.map((write) => {
    const result = applyChange(snapshot, { ...write, number: snapshot.version + 1 });
    if (!result.ok) return `${result.failure.code}: ${result.failure.message}`;
    snapshot = result.value;
    return 'ok';
  });
}

it('says why in one sentence', () => {
  expect(
    sayings(
      { write: 'put', kind: 'products', resource: product },
      { write: 'put', kind: 'groups', resource: staff },
      { write: 'put', kind: 'products', resource: product },
      { write: 'delete', kind: 'groups', id: 'staff' },
      { write: 'delete', kind: 'namedValues', id: 'key' },
      { write: 'put', kind: 'namedValues', resource: key },
      { write: 'delete', kind: 'namedValues', id: 'KEY' },
      { write: 'delete', kind: 'policy' },
      { write: 'put', kind: 'service', resource: { ...service, regions: [{ ...service.regions[0], units: 2 }] } },
      { write: 'put', kind: 'service', resource: service },
      { write: 'restore', snapshot: emptySnapshot },
      { write: 'restore', snapshot: { ...emptySnapshot, service, namedValues: [key, { ...key, id: 'Key' }] } },
      { write: 'restore', snapshot: { ...emptySnapshot, service, products: [{ ...product, apiIds: ['orders'] }] } },
    ),
  ).toEqual([
    'config/reference: the product p refers to the group STAFF, which is not there',
    'ok',
    'ok',
    'config/in-use: the group staff cannot be deleted, for the product p refers to it',
    'config/not-there: the named value key cannot be deleted, for it is not there',
    'ok',
    'ok',
    'config/not-there: there is no global policy to delete',
    expect.stringMatching(/^service\/units-in-tier: /),
    'ok',
    'config/no-service: what is to be restored has no service, and there is one',
    'config/twice: what is to be restored has the named value Key twice',
    'config/reference: the product p refers to the API orders, which is not there',
  ]);
});

it('a reference to nothing that was there before is no reason to refuse what keeps it', () => {
  const partial: Snapshot = { ...emptySnapshot, products: [{ ...product, apiIds: ['elsewhere'] }], groups: [staff] };
  const renamed = { ...product, apiIds: ['elsewhere'], name: 'Q' };
  expect(applyChange(partial, { write: 'put', kind: 'products', resource: renamed, number: 1 }).ok).toBe(true);
  const more = { ...product, apiIds: ['elsewhere', 'nowhere'] };
  expect(applyChange(partial, { write: 'put', kind: 'products', resource: more, number: 1 }).ok).toBe(false);
});
