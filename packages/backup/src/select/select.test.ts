import { test } from '@fast-check/vitest';
import { type Fault, type Result, type Snapshot, emptySnapshot, isBuiltIn, plainOperation } from '@keelgate/model';
import { arbitrarySnapshot } from '@keelgate/model/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backedUp } from '../excluded.ts';
import type { RestoreOptions } from '../restore-options.ts';
import { smallSnapshot } from '../testing/snapshots.ts';
import { kinds } from './choose.ts';
import { renamableKinds } from './rename.ts';
import { select } from './select.ts';
import { parseKinds, parseParameter, parseRenaming } from './words.ts';

type Options = Pick<RestoreOptions, 'only' | 'rename' | 'parameters'>;

function selected(backup: Snapshot, target: Snapshot, options: Options): Result<Snapshot, Fault> {
  return select(backup, target, { nowMs: 0, ...options });
}

function valueOf<Value>(result: Result<Value, Fault>): Value {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

const snapshots = arbitrarySnapshot().map((snapshot) => backedUp(snapshot, true));

test.prop([snapshots, snapshots])('to choose every kind is to choose nothing', (backup, target) => {
  expect(valueOf(selected(backup, target, { only: kinds }))).toEqual(backup);
  expect(valueOf(selected(backup, target, {}))).toBe(backup);
});

test.prop([snapshots, snapshots, fc.subarray([...kinds])])(
  'what is chosen is as in the backup, and what is not is as in the target; or nothing is done, in one sentence',
  (backup, target, only) => {
    const before = structuredClone(target);
    const result = selected(backup, target, { only });
    expect(target).toEqual(before);
    if (!result.ok) {
      expect(result.failure.message).toMatch(/^Cannot restore: [^\n]* refers to [^\n]*, which /);
      return;
    }
    for (const kind of kinds) expect(result.value[kind]).toEqual(only.includes(kind) ? backup[kind] : target[kind]);
  },
);

test.prop([snapshots])(
  'to choose from a backup of the target itself changes nothing, whatever is chosen',
  (snapshot) => {
    for (const kind of kinds) expect(valueOf(selected(snapshot, snapshot, { only: [kind] }))).toEqual(snapshot);
  },
);

/** A name of its own for each that is there. */
function bijection(snapshot: Snapshot): NonNullable<Options['rename']> {
  return renamableKinds.flatMap((kind) =>
    snapshot[kind]
      .map(({ id }) => id.replace(/;rev=[^;]*$/i, ''))
      .filter((id) => !id.includes('*') && !isBuiltIn({ kind, id }))
      .map((id, index) => ({ kind, from: id, to: `new-${kind}-${index}` })),
  );
}

test.prop([snapshots])('renamed by a bijection, and back, is what it was, references and policies too', (snapshot) => {
  const there = bijection(snapshot);
  const back = there.map(({ kind, from, to }) => ({ kind: kind!, from: to, to: from }));
  const renamed = valueOf(selected(snapshot, emptySnapshot, { rename: there }));
  for (const kind of renamableKinds)
    for (const { id } of renamed[kind]) if (!id.includes('*') && !isBuiltIn({ kind, id })) expect(id).toMatch(/^new-/);
  expect(valueOf(selected(renamed, emptySnapshot, { rename: back }))).toEqual(snapshot);
});

test.prop([snapshots])('a renaming takes every reference with it: none is left to the old name', (snapshot) => {
  const renamed = valueOf(selected(snapshot, emptySnapshot, { rename: bijection(snapshot) }));
  // To choose it all onto nothing would be refused, were there a reference to nothing that was one to something.
  const apis = new Set(renamed.apis.map(({ id }) => id));
  for (const { apiIds } of [...renamed.products, ...renamed.gateways])
    for (const id of apiIds) expect(apis).toContain(id);
  const versionSets = new Set(renamed.versionSets.map(({ id }) => id));
  for (const { versionSetId } of renamed.apis) if (versionSetId !== null) expect(versionSets).toContain(versionSetId);
  const backends = new Set(renamed.backends.map(({ id }) => id));
  for (const { target } of renamed.backends)
    if (target.kind === 'pool') for (const { backendId } of target.members) expect(backends).toContain(backendId);
});

test.prop([snapshots])('a parameter sets one value and nothing else, and back is what it was', (snapshot) => {
  const named = snapshot.namedValues.find(({ value, rest }) => value !== null && rest === undefined);
  if (named === undefined) return;
  const set = valueOf(selected(snapshot, emptySnapshot, { parameters: new Map([[`namedValues/${named.id}`, 'new']]) }));
  expect(set.namedValues.find(({ id }) => id === named.id)?.value).toBe('new');
  const back = selected(set, emptySnapshot, { parameters: new Map([[`namedValues/${named.id}`, named.value ?? '']]) });
  expect(valueOf(back)).toEqual(snapshot);
});

const shop: Snapshot = {
  ...emptySnapshot,
  policy: {
    format: 'rawxml',
    text: `<policies><inbound><include-fragment fragment-id = 'dev-auth'/><set-header name="K"><value>{{ dev-key }}</value></set-header></inbound></policies>`,
    place: null,
  },
  apis: [
    {
      ...smallSnapshot.apis[0]!,
      id: 'dev-orders',
      serviceUrl: 'https://dev.internal',
      policy: {
        format: 'rawxml',
        text: `<policies><inbound><set-backend-service backend-id="dev-stock"/><set-backend-service backend-id="@(context.Api.Id)"/></inbound></policies>`,
        place: null,
      },
      operations: [plainOperation({ id: 'dev-list', method: 'GET', urlTemplate: '/' })],
    },
    { ...smallSnapshot.apis[0]!, id: 'dev-orders;rev=2', revision: '2', current: false },
  ],
  products: [
    {
      id: 'dev-gold',
      name: 'Gold',
      subscriptionRequired: true,
      approvalRequired: false,
      published: true,
      subscriptionsLimit: null,
      apiIds: ['dev-orders'],
      groupIds: ['developers'],
      policy: null,
    },
  ],
  namedValues: [{ id: 'dev-key', name: 'dev-key', value: 'old', secret: false }],
  backends: [
    { id: 'dev-stock', target: { kind: 'single', url: 'https://dev.stock', protocol: 'http' }, breaker: null },
  ],
  fragments: [{ id: 'dev-auth', document: { format: 'rawxml', text: '<fragment/>', place: null } }],
  kept: [{ type: 'Microsoft.ApiManagement/service/apis/diagnostics', name: 'contoso/dev-orders/insights', body: {} }],
};

it('from dev to prod: names, what refers to them, and what the target says otherwise', () => {
  const result = valueOf(
    selected(shop, emptySnapshot, {
      rename: [valueOf(parseRenaming('dev-*=prod-*'))],
      parameters: new Map([
        valueOf(parseParameter('namedValues/prod-key=new=1')),
        valueOf(parseParameter('backends/PROD-stock=https://stock')),
        valueOf(parseParameter('apis/prod-orders=https://orders')),
      ]),
    }),
  );
  expect(result.policy?.text).toBe(
    `<policies><inbound><include-fragment fragment-id = 'prod-auth'/><set-header name="K"><value>{{ prod-key }}</value></set-header></inbound></policies>`,
  );
  expect(result.apis[0]?.policy?.text).toBe(
    `<policies><inbound><set-backend-service backend-id="prod-stock"/><set-backend-service backend-id="@(context.Api.Id)"/></inbound></policies>`,
  );
  expect(result.apis.map(({ id, serviceUrl }) => [id, serviceUrl])).toEqual([
    ['prod-orders', 'https://orders'],
    ['prod-orders;rev=2', 'https://orders'],
  ]);
  // An operation is part of its API.
  expect(result.apis[0]?.operations[0]?.id).toBe('dev-list');
  expect(result.products[0]).toMatchObject({ id: 'prod-gold', apiIds: ['prod-orders'], groupIds: ['developers'] });
  expect(result.namedValues).toEqual([{ id: 'prod-key', name: 'prod-key', value: 'new=1', secret: false }]);
  expect(result.backends[0]?.target).toMatchObject({ url: 'https://stock' });
  expect(result.kept[0]?.name).toBe('contoso/prod-orders/insights');
});

function saying(backup: Snapshot, target: Snapshot, options: Options): string {
  const result = selected(backup, target, options);
  return result.ok ? 'ok' : `${result.failure.code}: ${result.failure.message}`;
}

it('says what is missing in one sentence', () => {
  expect([
    saying(shop, emptySnapshot, { only: ['products'] }),
    saying(shop, emptySnapshot, { only: ['apis'] }),
    saying(shop, emptySnapshot, { only: ['apis', 'backends'] }),
    saying(shop, emptySnapshot, { only: ['policy', 'fragments'] }),
    saying(emptySnapshot, shop, { only: ['apis'] }),
    saying(emptySnapshot, shop, { only: ['products'] }),
    saying(shop, emptySnapshot, { rename: [{ kind: 'apis', from: 'dev-orders*', to: 'x' }] }),
    saying(shop, emptySnapshot, { parameters: new Map([['namedValues/none', '1']]) }),
    saying(shop, emptySnapshot, { parameters: new Map([['products/dev-gold', '1']]) }),
  ]).toEqual([
    'backup/selection: Cannot restore: the product dev-gold refers to the API dev-orders, which is neither chosen nor there',
    'backup/selection: Cannot restore: the API dev-orders refers to the backend dev-stock, which is neither chosen nor there',
    'ok',
    'backup/selection: Cannot restore: the global policy refers to the named value dev-key, which is neither chosen nor there',
    'backup/selection: Cannot restore: the product dev-gold of the target refers to the API dev-orders, which the backup would take away',
    'ok',
    'ok',
    'backup/parameter: Cannot restore: there is no named value none',
    'backup/parameter: Cannot restore: products/dev-gold is no parameter: there are namedValues/<id>, backends/<id>, apis/<id>',
  ]);
  const two = { ...shop, apis: [shop.apis[0]!, { ...shop.apis[0]!, id: 'dev-other' }] };
  expect(saying(two, emptySnapshot, { rename: [{ kind: 'apis', from: 'dev-*', to: 'x' }] })).toBe(
    'backup/renamed-twice: Cannot restore: under its new name the API x is there twice',
  );
});

it('words are read, or said to be none', () => {
  expect(parseKinds('apis, products')).toEqual({ ok: true, value: ['apis', 'products'] });
  expect(parseRenaming('apis/old=new')).toEqual({ ok: true, value: { kind: 'apis', from: 'old', to: 'new' } });
  for (const wrong of ['apis', 'a=', '=b', 'a=b*', 'a**=b', 'loggers/a=b', 'a=b=c'])
    expect(parseRenaming(wrong).ok).toBe(false);
  expect(parseKinds('api')).toMatchObject({ ok: false, failure: { code: 'backup/selection' } });
  expect(parseParameter('key').ok).toBe(false);
});
