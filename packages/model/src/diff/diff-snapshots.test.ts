import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultKeyNames } from '../resource/api.ts';
import { plainOperation } from '../resource/operation.ts';
import { plainParameter } from '../resource/parameter.ts';
import type { Json } from '../resource/rest.ts';
import type { Snapshot } from '../snapshot.ts';
import { emptySnapshot } from '../snapshot.ts';
import { arbitrarySnapshot } from '../testing/index.ts';
import type { PropertyChange, SnapshotDifference } from './difference.ts';
import { isSame } from './difference.ts';
import { diffSnapshots } from './diff-snapshots.ts';

type Members = { [name: string]: unknown };

/** Bodies as they were written are no nouns. */
const isNounOf = new WeakMap<Members, boolean>();

/** What each resource says, by its path: the simplest way to write a configuration down, and no code of the comparison. */
function flat(snapshot: Snapshot): Map<string, Members> {
  const all = new Map<string, Members>();
  function put(path: string, noun: Members): void {
    const { id, policy, operations, schemas, document, ...says } = noun;
    expect(typeof id === 'string' || path === 'service').toBe(true);
    all.set(path.toLowerCase(), structuredClone(says));
    const isFragment = path.startsWith('fragments/');
    if (isFragment) Object.assign(all.get(path.toLowerCase()) ?? {}, texts(document as Members));
    else if (document !== undefined) Object.assign(all.get(path.toLowerCase()) ?? {}, { document });
    if (policy !== null && policy !== undefined)
      all.set(`${path}/policy`.toLowerCase(), texts(policy as Members, (policy as Members)['rest']));
    for (const one of (operations ?? []) as Members[]) put(`${path}/operations/${String(one['id'])}`, one);
    for (const one of (schemas ?? []) as Members[]) put(`${path}/schemas/${String(one['id'])}`, one);
  }
  const { version: _, service, policy, kept, ...lists } = snapshot;
  if (service !== null) put('service', { ...service, primary: service.regions[0].location });
  if (policy !== null) all.set('policy', texts(policy, policy.rest));
  for (const [type, list] of Object.entries(lists))
    for (const one of list) put(`${type}/${one.id}`, one as unknown as Members);
  for (const { type, name, body } of kept) {
    const says = structuredClone(body) as Members;
    isNounOf.set(says, false);
    all.set(keptPath(type, name), says);
  }
  return all;
}

function texts({ format, text }: Members, rest?: unknown): Members {
  return { format, text, ...(rest === undefined ? {} : { rest }) };
}

function keptPath(type: string, name: string): string {
  const [provider, first, ...kinds] = type.split('/');
  const names = name.split('/');
  const isOfService = provider === 'Microsoft.ApiManagement';
  const path = (isOfService ? kinds : [first, ...kinds]).map(
    (kind, at) => `${kind}/${names[isOfService ? at + 1 : at]}`,
  );
  return [...(isOfService ? [] : [provider]), ...path].join('/').toLowerCase();
}

/** By which member the items of a list are known, in the words of `docs/diff.md`. */
const keys: { readonly [list: string]: string } = {
  regions: 'location',
  autoscale: 'location',
  members: 'backendId',
  responses: 'status',
  representations: 'contentType',
  examples: 'name',
  headers: 'name',
  formParameters: 'name',
  queryParameters: 'name',
  templateParameters: 'name',
};
const sets = new Set(['apiIds', 'groupIds', 'userIds', 'protocols', 'hostNames', 'zones', 'errorReasons']);
const written = new Set(['rest', 'document', 'defaultValue', 'value', 'values']);

/** Carries a difference out on what the one side says. What was added comes from the other side. */
function applied(from: Snapshot, { added, removed, changed }: SnapshotDifference, to: Snapshot): Map<string, Members> {
  const [all, other] = [flat(from), flat(to)];
  for (const { path } of removed) expect(all.delete(path.toLowerCase())).toBe(true);
  for (const { path } of added) {
    expect(all.has(path.toLowerCase())).toBe(false);
    all.set(path.toLowerCase(), other.get(path.toLowerCase()) ?? {});
  }
  for (const { path, properties } of changed) {
    const [resource, target] = [all.get(path.toLowerCase()) ?? {}, other.get(path.toLowerCase())];
    // Of what a list has several times the last one goes first, so that the others keep their numbers.
    const isGone = ({ after, secret }: PropertyChange): boolean => after === undefined && secret === undefined;
    for (const change of properties.filter(isGone).toReversed()) changeOne(resource, change, target);
    for (const change of properties) if (!isGone(change)) changeOne(resource, change, target);
  }
  return all;
}

const step = /^(?:\.?([\p{L}_$][\p{L}\p{N}_$-]*)|\[("(?:[^"\\]|\\.)*"|[^\]]*)\])/u;

function changeOne(resource: Members, { path, secret, ...change }: PropertyChange, other: Members = {}): void {
  let [at, beside]: unknown[] = [resource, other];
  let list = '';
  let isNoun = isNounOf.get(resource) ?? true;
  for (let left = path; left !== '';) {
    const [whole, plain, bracket = ''] = step.exec(left) ?? [''];
    expect(whole).not.toBe('');
    left = left.slice(whole.length);
    const name = plain ?? (bracket.startsWith('"') ? (JSON.parse(bracket) as string) : bracket);
    if (Array.isArray(at) && name === 'order') return;
    const kind = isNoun ? list : '';
    const index = Array.isArray(at) ? placeIn(at, name, kind) : name;
    const then = Array.isArray(beside) ? beside[placeIn(beside, name, kind)] : own(beside, name);
    if (!Array.isArray(at)) {
      list = name;
      isNoun &&= !written.has(name);
    }
    if (left !== '') {
      [at, beside] = [(at as Members)[index], then];
    } else if (secret === true) {
      set(at, index, then);
    } else {
      const now = own(at, index);
      if (now !== undefined || change.before !== undefined) expect(now).toEqual(change.before);
      set(at, index, change.after);
    }
  }
}

function own(holder: unknown, name: string | number): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
    ? (holder as Members)[name]
    : undefined;
}

function set(holder: unknown, name: string | number, value: unknown): void {
  if (value === undefined && !Array.isArray(holder)) delete (holder as Members)[name];
  else Object.defineProperty(holder, name, { value, configurable: true, enumerable: true, writable: true });
}

/** Where a list has an item: by key and, of several, by number; by index where it has none. The end where it has it not. */
function placeIn(items: readonly unknown[], name: string, list: string): number {
  const key = keys[list];
  if (key === undefined && !sets.has(list)) return Number(name);
  const counts = new Map<string, number>();
  for (const [at, item] of items.entries()) {
    if (item === undefined) continue;
    const known = String(key === undefined ? item : (item as Members)[key]);
    const count = (counts.get(known) ?? 0) + 1;
    counts.set(known, count);
    if ((count === 1 ? known : `${known}#${count}`).toLowerCase() === name.toLowerCase()) return at;
  }
  return items.length;
}

/** Without order in lists, holes, and case in ids: two that say the same are equal. */
function settled(value: unknown): Json {
  if (Array.isArray(value))
    return value
      .filter((item) => item !== undefined)
      .map(settled)
      .toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
  if (value instanceof Map) return settled(Object.fromEntries(value));
  if (typeof value !== 'object' || value === null) return value as Json;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, item]) => [name, settled(item)]),
  );
}

/** Two configurations that have things in common: the second one's take ids of the first one's. */
function arbitraryPair(): fc.Arbitrary<readonly [Snapshot, Snapshot]> {
  return fc.tuple(arbitrarySnapshot(), arbitrarySnapshot()).map(([one, other]) => {
    const lists = Object.entries(other).map(([name, list]) => [name, renamed(list, one[name as keyof Snapshot])]);
    return [one, Object.fromEntries(lists) as Snapshot] as const;
  });
}

function renamed(list: unknown, as: unknown): unknown {
  if (!Array.isArray(list) || !Array.isArray(as)) return list;
  const taken = new Set<string>();
  return (list as readonly Members[]).flatMap((item, at) => {
    const model = (as as readonly Members[])[at];
    if (item['id'] === undefined) return [item];
    const id = (model?.['id'] ?? item['id']) as string;
    if (taken.has(id.toLowerCase())) return [];
    taken.add(id.toLowerCase());
    const { operations } = item;
    return [
      { ...item, id, ...(operations === undefined ? {} : { operations: renamed(operations, model?.['operations']) }) },
    ];
  });
}

function mirrored({ added, removed, changed }: SnapshotDifference): SnapshotDifference {
  return {
    added: removed,
    removed: added,
    changed: changed.map(({ properties, ...one }) => ({
      ...one,
      properties: properties.map(({ before, after, ...rest }) => ({
        ...rest,
        ...(after === undefined ? {} : { before: after }),
        ...(before === undefined ? {} : { after: before }),
      })),
    })),
  };
}

/** Entries in one order; the one side may say `Orders` where the other says `orders`. */
function unordered({ added, removed, changed }: SnapshotDifference): Json {
  const lower = <One extends { readonly path: string }>(one: One): One => ({ ...one, path: one.path.toLowerCase() });
  return settled({ added: added.map(lower), removed: removed.map(lower), changed: changed.map(lower) });
}

/** The same configuration as somebody else would have written it. */
function rewritten(snapshot: Snapshot): Snapshot {
  const clone = structuredClone(snapshot) as Snapshot;
  const turned = Object.fromEntries(
    Object.entries(clone).map(([name, value]) => [name, Array.isArray(value) ? value.toReversed() : value]),
  ) as unknown as Snapshot;
  const place = { file: 'elsewhere.xml', line: 7, column: 3 };
  return {
    ...turned,
    version: snapshot.version + 1,
    policy: turned.policy === null ? null : { ...turned.policy, place },
    products: turned.products.map((product) => ({
      ...product,
      id: product.id.toUpperCase().toLowerCase() === product.id.toLowerCase() ? product.id.toUpperCase() : product.id,
      apiIds: product.apiIds.toReversed(),
      policy: product.policy === null ? null : { ...product.policy, place },
    })),
  };
}

describe('laws over arbitrary configurations', () => {
  test.prop([arbitrarySnapshot()])('none differs from itself, however it was written', (snapshot) => {
    expect(isSame(diffSnapshots(snapshot, snapshot))).toBe(true);
    expect(diffSnapshots(snapshot, rewritten(snapshot))).toEqual({ added: [], removed: [], changed: [] });
  });

  test.prop([arbitraryPair()])('the other way round it is the mirror image', ([one, other]) => {
    expect(unordered(mirrored(diffSnapshots(one, other)))).toEqual(unordered(diffSnapshots(other, one)));
  });

  test.prop([arbitraryPair()])('carried out on the one it gives the other', ([one, other]) => {
    expect(settled(applied(one, diffSnapshots(one, other), other))).toEqual(settled(flat(other)));
  });

  test.prop([arbitraryPair()])('shows no secret', ([one, other]) => {
    const shown = JSON.stringify(diffSnapshots(one, other));
    for (const { namedValues, subscriptions } of [one, other]) {
      const secrets = [
        ...namedValues.flatMap(({ secret, value }) => (secret ? [value] : [])),
        ...subscriptions.flatMap(({ primaryKey, secondaryKey }) => [primaryKey, secondaryKey]),
      ];
      for (const secret of secrets) if (secret !== null) expect(shown).not.toContain(/\d{9,}/.exec(secret)?.[0] ?? '!');
    }
  });

  test.prop([arbitrarySnapshot(), fc.nat(), fc.nat()])('one planted change is one entry', (snapshot, which, leaf) => {
    const changed = structuredClone(snapshot) as Snapshot;
    const planted = plant(changed, which, leaf);
    if (planted === null) return;
    const difference = diffSnapshots(snapshot, changed);
    expect([difference.added, difference.removed, difference.changed.length]).toEqual([[], [], 1]);
    expect(difference.changed[0]).toMatchObject({ path: planted.path });
    expect(difference.changed[0]?.properties.map(({ path }) => path)).toEqual([planted.member]);
  });

  test.prop([arbitrarySnapshot(), fc.nat()])(
    'one resource taken away is named, and what it held',
    (snapshot, which) => {
      const at = snapshot.apis.length === 0 ? null : which % snapshot.apis.length;
      fc.pre(at !== null);
      const less = { ...snapshot, apis: snapshot.apis.filter((_, index) => index !== at) };
      const api = snapshot.apis[at ?? 0]!;
      const { added, removed, changed } = diffSnapshots(snapshot, less);
      expect([added, changed]).toEqual([[], []]);
      const paths = [
        `apis/${api.id}`,
        ...(api.policy === null ? [] : [`apis/${api.id}/policy`]),
        ...api.schemas.map(({ id }) => `apis/${api.id}/schemas/${id}`),
        ...api.operations.flatMap(({ id, policy }) => [
          `apis/${api.id}/operations/${id}`,
          ...(policy === null ? [] : [`apis/${api.id}/operations/${id}/policy`]),
        ]),
      ];
      expect(removed.map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
    },
  );
});

/** Changes one text, number or truth of a resource; says which, as the difference should. */
function plant(
  snapshot: Snapshot,
  which: number,
  leaf: number,
): { readonly path: string; readonly member: string } | null {
  const resources: (readonly [string, Members])[] = [
    ...snapshot.apis.map((api) => [`apis/${api.id}`, api] as const),
    ...snapshot.apis.flatMap(({ id, operations }) =>
      operations.map((operation) => [`apis/${id}/operations/${operation.id}`, operation] as const),
    ),
    ...snapshot.products.map((product) => [`products/${product.id}`, product] as const),
    ...snapshot.users.map((user) => [`users/${user.id}`, user] as const),
    ...snapshot.backends.map((backend) => [`backends/${backend.id}`, backend] as const),
  ];
  const found = resources[which % Math.max(1, resources.length)];
  if (found === undefined) return null;
  const [path, resource] = found;
  const leaves = Object.entries(resource).filter(
    ([name, value]) => ['string', 'number', 'boolean'].includes(typeof value) && !/^id$|Id$/.test(name),
  );
  const [member, value] = leaves[leaf % Math.max(1, leaves.length)] ?? ['', null];
  if (member === '') return null;
  resource[member] = typeof value === 'boolean' ? !value : `${String(value)}+`;
  return { path, member };
}

const region = {
  location: 'West Europe',
  units: 2,
  zones: ['1', '2'],
  publicIpId: null,
  subnet: null,
  gatewayDisabled: false,
};
const second = { ...region, location: 'North Europe', zones: 'automatic' as const };
const shop: Snapshot = {
  ...emptySnapshot,
  service: { name: 'shop', tier: 'Premium', regions: [region, second], network: 'none', hostNames: [], autoscale: [] },
};

function withRegions(...regions: readonly [typeof region, ...(typeof region | typeof second)[]]): Snapshot {
  return { ...shop, service: { ...shop.service!, regions } };
}

const plainApi: Snapshot['apis'][number] = {
  id: 'a',
  name: 'a',
  path: 'a',
  protocols: ['https'],
  type: 'http',
  serviceUrl: null,
  subscriptionRequired: true,
  keyNames: defaultKeyNames,
  versionSetId: null,
  version: null,
  revision: '1',
  current: true,
  online: true,
  operations: [],
  schemas: [],
  policy: null,
};

describe('what is said', () => {
  it('of a region its units; zones are a set', () => {
    const other = withRegions({ ...region, units: 4, zones: ['2', '3', '1'] }, second);
    expect(diffSnapshots(shop, other)).toEqual({
      added: [],
      removed: [],
      changed: [
        {
          type: 'service',
          path: 'service',
          properties: [
            { path: 'regions[West Europe].units', before: 2, after: 4 },
            { path: 'regions[West Europe].zones[3]', after: '3' },
          ],
        },
      ],
    });
  });

  it('of regions that change places that another is the primary', () => {
    const swapped = withRegions(second as unknown as typeof region, region);
    expect(diffSnapshots(shop, swapped).changed[0]?.properties).toEqual([
      { path: 'primary', before: 'West Europe', after: 'North Europe' },
    ]);
  });

  it('of a secret that it has changed, be it a value, a key, by its place or by its text', () => {
    const named = (value: string, secret = true): Snapshot['namedValues'][number] => ({
      id: 'k',
      name: 'k',
      value,
      secret,
    });
    const subscription = { id: 's', name: 's', scope: { kind: 'all-apis' }, state: 'active', ownerId: null } as const;
    const kept = (key: string, text: string): Snapshot['kept'][number] => ({
      type: 'Microsoft.ApiManagement/service/loggers',
      name: 'shop/log',
      body: { properties: { key, text, all: [] } },
    });
    const one: Snapshot = {
      ...emptySnapshot,
      namedValues: [named('hunter2')],
      subscriptions: [{ ...subscription, primaryKey: 'key-1', secondaryKey: null }],
      kept: [kept('place-1', 'token')],
    };
    const other: Snapshot = {
      ...emptySnapshot,
      namedValues: [named('hunter3', false)],
      subscriptions: [{ ...subscription, primaryKey: 'key-2', secondaryKey: 'key-1' }],
      kept: [{ ...kept('place-2', 'before hunter2 after'), name: 'shop-prod/log' }],
    };
    const difference = diffSnapshots(one, other, {
      secure: new Set(['token']),
      holdsSecret: (type, path) => type.endsWith('/loggers') && path.join('.') === 'properties.key',
    });
    expect(difference.changed).toEqual([
      {
        type: 'subscriptions',
        path: 'subscriptions/s',
        properties: [
          { path: 'primaryKey', secret: true },
          { path: 'secondaryKey', secret: true },
        ],
      },
      {
        type: 'namedValues',
        path: 'namedValues/k',
        properties: [
          { path: 'value', secret: true },
          { path: 'secret', before: true, after: false },
        ],
      },
      {
        type: 'loggers',
        path: 'loggers/log',
        properties: [
          { path: 'properties.key', secret: true },
          { path: 'properties.text', secret: true },
        ],
      },
    ]);
    expect(JSON.stringify(difference)).not.toMatch(/hunter|key-\d|place-|token/);
  });

  it('of lists with an order what stands before what', () => {
    const one = (...types: readonly string[]): Snapshot => ({
      ...emptySnapshot,
      kept: [{ type: 'Microsoft.Web/sites', name: 'w', body: { list: types } }],
    });
    expect(diffSnapshots(one('a', 'b'), one('b')).changed[0]?.properties).toEqual([
      { path: 'list[0]', before: 'a', after: 'b' },
      { path: 'list[1]', before: 'b' },
    ]);
  });

  it('of parameters of an operation in another order their names, and nothing of answers in another order', () => {
    const one = (names: readonly string[], statuses: readonly number[]): Snapshot => ({
      ...emptySnapshot,
      apis: [
        {
          ...plainApi,
          operations: [
            {
              ...plainOperation({ id: 'o', method: 'GET', urlTemplate: '/' }),
              headers: names.map(plainParameter),
              responses: statuses.map((status) => ({ status, description: null, headers: [], representations: [] })),
            },
          ],
        },
      ],
    });
    expect(diffSnapshots(one(['a', 'b', 'c'], [200, 404]), one(['c', 'a', 'd'], [404, 200])).changed).toEqual([
      {
        type: 'apis/operations',
        path: 'apis/a/operations/o',
        properties: [
          { path: 'headers[b]', before: plainParameter('b') },
          { path: 'headers[d]', after: plainParameter('d') },
          { path: 'headers.order', before: ['a', 'c'], after: ['c', 'a'] },
        ],
      },
    ]);
  });

  it('nothing of ids in another case of letters, wherever they stand', () => {
    const one = (change: (id: string) => string): Snapshot => ({
      ...emptySnapshot,
      apis: [{ ...plainApi, id: change('Orders'), versionSetId: change('Set') }],
      versionSets: [{ id: change('Set'), name: 's', scheme: { kind: 'segment' } }],
      products: [
        {
          id: change('Starter'),
          name: 's',
          subscriptionRequired: true,
          approvalRequired: false,
          published: true,
          subscriptionsLimit: null,
          apiIds: [change('Orders')],
          groupIds: [],
          policy: null,
        },
      ],
      gateways: [{ id: change('Edge'), locationName: 'l', apiIds: [change('Orders'), change('Other')] }],
      kept: [{ type: change('Microsoft.ApiManagement/service/Loggers'), name: change('shop/Log'), body: {} }],
    });
    const lower = one((id) => id.toLowerCase());
    const upper = one((id) => id.toUpperCase());
    expect(diffSnapshots(lower, upper)).toEqual({ added: [], removed: [], changed: [] });
  });

  it('of a service that only one of them has that it is there or not', () => {
    expect(diffSnapshots(emptySnapshot, shop)).toEqual({
      added: [{ type: 'service', path: 'service' }],
      removed: [],
      changed: [],
    });
  });

  it('of policies what whoever knows them says, and of their texts without', () => {
    const one = (text: string): Snapshot => ({ ...emptySnapshot, policy: { format: 'rawxml', text, place: null } });
    expect(diffSnapshots(one('<a/>'), one('<b/>')).changed).toEqual([
      { type: 'policies', path: 'policy', properties: [{ path: 'text', before: '<a/>', after: '<b/>' }] },
    ]);
    expect(diffSnapshots(one('<a/>'), one('<b/>'), { comparePolicies: () => [] }).changed).toEqual([]);
  });

  it('of a policy with a secret somewhere in it where it has changed, and not what', () => {
    const one = (text: string): Snapshot => ({ ...emptySnapshot, policy: { format: 'rawxml', text, place: null } });
    const secure = new Set(['<a x="s3cret" />']);
    const comparePolicies = (): readonly PropertyChange[] => [
      { path: 'a/@x', before: 's3cret', after: 'other' },
      { path: 'b', moved: true, behind: 'a' },
    ];
    for (const sides of [
      [one('<a x="s3cret" />'), one('<b />')],
      [one('<b />'), one('<a x="s3cret" />')],
    ] as const)
      expect(diffSnapshots(...sides, { secure, comparePolicies }).changed[0]?.properties).toEqual([
        { path: 'a/@x', secret: true },
        { path: 'b', moved: true, behind: 'a' },
      ]);
  });

  const backend = (credentials: Json): Snapshot => ({
    ...emptySnapshot,
    backends: [
      {
        id: 'b',
        target: { kind: 'single', url: 'https://x', protocol: 'http' },
        breaker: null,
        rest: { properties: { credentials } },
      },
    ],
  });
  const holdsSecret = (type: string, path: readonly string[]): boolean =>
    type.endsWith('/backends') && path.join('.').startsWith('properties.credentials.header.');

  it('of secrets of a noun that only their place tells, nothing where they are equal, and nothing of them in what is new', () => {
    const one = backend({ header: { 'X-Key': ['s3cret-one'] }, note: 'a' });
    const other = backend({ header: { 'X-Key': ['s3cret-two'] }, note: 'a' });
    expect(diffSnapshots(one, structuredClone(one), { holdsSecret }).changed).toEqual([]);
    expect(diffSnapshots(one, other, { holdsSecret }).changed[0]?.properties).toEqual([
      { path: 'rest.properties.credentials.header.X-Key', secret: true },
    ]);
    expect(diffSnapshots(backend(null), one, { holdsSecret }).changed[0]?.properties).toEqual([
      { path: 'rest.properties.credentials', before: null, after: { header: { 'X-Key': '(hidden)' }, note: 'a' } },
    ]);
  });

  it('of texts with secrets in them all but those, on whichever side they are', () => {
    const one = (note: string, ...values: readonly string[]): Snapshot => ({
      ...backend({ note }),
      namedValues: values.map((value, at) => ({ id: `k${at}`, name: `k${at}`, value, secret: true })),
    });
    const properties = (before: Snapshot, after: Snapshot): unknown =>
      diffSnapshots(before, after).changed[0]?.properties;
    const path = 'rest.properties.credentials.note';
    expect(properties(one('with s3cret-1', 's3cret-1'), one('and s3cret-1', 's3cret-1'))).toEqual([
      { path, before: 'with (hidden)', after: 'and (hidden)' },
    ]);
    expect(properties(one('a s3cret-1', 's3cret-1', 's3cret-2'), one('a s3cret-2', 's3cret-1', 's3cret-2'))).toEqual([
      { path, secret: true },
    ]);
    expect(properties(one('plain', 's3cret-1'), one('s3cret-1', 's3cret-1'))).toEqual([{ path, secret: true }]);
    expect(properties(one('s3cret-1', 's3cret-1'), one('plain', 's3cret-1'))).toEqual([{ path, secret: true }]);
  });

  it('of the key of a subscription nothing, wherever else it stands', () => {
    const one = (note: string): Snapshot => ({
      ...backend({ note }),
      subscriptions: [
        {
          id: 's',
          name: 's',
          scope: { kind: 'all-apis' },
          state: 'active',
          ownerId: null,
          primaryKey: 'key-of-team',
          secondaryKey: null,
        },
      ],
    });
    expect(diffSnapshots(one('a'), one('key-of-team')).changed[0]?.properties).toEqual([
      { path: 'rest.properties.credentials.note', secret: true },
    ]);
  });

  it('of what somebody else has written lists by place, whatever they are called', () => {
    const one = (...zones: readonly string[]): Snapshot => backend({ zones });
    expect(diffSnapshots(one('1', '2'), one('2', '1')).changed[0]?.properties).toEqual([
      { path: 'rest.properties.credentials.zones[0]', before: '1', after: '2' },
      { path: 'rest.properties.credentials.zones[1]', before: '2', after: '1' },
    ]);
  });
});
