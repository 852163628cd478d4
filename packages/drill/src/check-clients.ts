import type { ClientGroup, ClientLoop, ClientRetry, RetryCause, TrafficLog } from '@keelgate/model';
import { findLocation, roundTripMs } from '@keelgate/model';
import { checkRate } from './check-rate.ts';
import type { ApiOperation, CheckContext } from './context.ts';
import { operationsOf, regionNumber } from './context.ts';
import type { Cursor, Fields } from './cursor.ts';
import { choice, complain, count, decimal, fields, flag, items, quantity, text, warn, written } from './cursor.ts';
import { locationName } from './overlay.ts';
import { hintFor } from './suggestion.ts';

const keys = [
  'name',
  'location',
  'latency',
  'rate',
  'arrivals',
  'operations',
  'subscriptions',
  'callers',
  'parameters',
  'headers',
  'timeout',
  'retry',
  'pinned',
  'loop',
  'log',
];

/** The groups of clients, against the APIs and products that there are. */
export function checkClients(at: Cursor | undefined, context: CheckContext): readonly ClientGroup[] {
  if (at === undefined) return [];
  const groups = items(at).flatMap((item, index) => {
    const said = fields(item, keys);
    return said === null ? [] : [clientGroup(item, said, { context, index })];
  });
  const names = groups.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) complain(at, 'duplicate', `two groups of clients have the name "${twice}"`);
  if (groups.length === 0) complain(at, 'wrong-shape', 'clients is empty, expected at least one group');
  return groups;
}

type Standing = { readonly context: CheckContext; readonly index: number };

function clientGroup(at: Cursor, said: Fields, { context, index }: Standing): ClientGroup {
  const name = said.get('name');
  const arrivals = said.get('arrivals');
  const timeout = said.get('timeout');
  const source = sourceOf(at, said, context);
  const { log } = source;
  const operations = log === null ? operationsFor(said.get('operations'), at, context) : loggedOperations(log, context);
  const subscriptions = subscriptionsOf(said.get('subscriptions'), context);
  if (said.get('subscriptions') === undefined && operations.some(({ api }) => needsKey(context, api.id))) {
    warn(
      at,
      'no-subscriptions',
      `${at.path} says nothing of subscriptions and calls operations that need a key: they will be turned away`,
    );
  }
  return {
    name: name === undefined ? `clients[${index}]` : text(name),
    latencyUs: latencyOf(at, said, context),
    arrivals: arrivals === undefined ? 'poisson' : choice(arrivals, ['poisson', 'uniform']),
    operations: operations.map(({ api, operation, weight }) => ({ apiId: api.id, operationId: operation.id, weight })),
    subscriptions,
    parameters: parametersOf(said.get('parameters'), operations),
    headers: headersOf(said.get('headers')),
    timeoutUs: timeout === undefined ? 30e6 : quantity(timeout, 'time', { min: 1 }),
    retry: retryOf(said.get('retry')),
    ...source,
    ...(isPinned(said.get('pinned')) ? { pinned: true } : {}),
  };
}

function isPinned(at: Cursor | undefined): boolean {
  return at !== undefined && flag(at);
}

/** Who sends, and when: a rate, a loop or a log. */
function sourceOf(
  at: Cursor,
  said: Fields,
  context: CheckContext,
): Pick<ClientGroup, 'rate' | 'loop' | 'log' | 'callers'> {
  const loop = loopOf(said);
  const log = logOf(said, context);
  const isDrawn = loop === null && said.get('log') === undefined;
  return {
    rate: isDrawn ? checkRate(said.get('rate'), at, context) : [],
    loop,
    log,
    callers: callersFor(said, loop?.users ?? log?.callers ?? null),
  };
}

/** A key is needed where the API asks for one and no open product holds it. */
function needsKey({ snapshot }: CheckContext, apiId: string): boolean {
  const api = snapshot.apis.find(({ id }) => id === apiId);
  const open = snapshot.products.some((product) => !product.subscriptionRequired && product.apiIds.includes(apiId));
  return (api?.subscriptionRequired ?? false) && !open;
}

function latencyOf(at: Cursor, said: Fields, context: CheckContext): ClientGroup['latencyUs'] {
  const { regions } = context;
  const location = said.get('location');
  const latency = said.get('latency');
  if (location !== undefined && latency !== undefined)
    complain(latency, 'wrong-shape', `${at.path} has both location and latency, expected one`);
  if (latency !== undefined) {
    const named = fields(latency, null);
    const seen = new Set<number>();
    const byRegion = new Map(
      (named?.keys ?? []).map((key) => {
        const name = named?.keyOf(key) as Cursor;
        const region = regionNumber(context, name, key);
        if (seen.has(region)) complain(name, 'duplicate', `${name.path} is a region that is there already`);
        if (region >= 0) seen.add(region);
        return [region, quantity(named?.get(key) as Cursor, 'time')];
      }),
    );
    if (named?.keys.length === 0)
      complain(latency, 'wrong-shape', `${latency.path} names no region, expected at least one`);
    return regions.map((_, region) => byRegion.get(region) ?? null);
  }
  if (location === undefined) {
    complain(at, 'missing-key', `${at.path} has neither location nor latency`);
    return regions.map(() => null);
  }
  const from = findLocation(locationName(location));
  return regions.map((region) => {
    const to = findLocation(region.location);
    return from === undefined || to === undefined ? 0 : roundTripMs(from, to) * 1000;
  });
}

type Weighted = ApiOperation & { readonly weight: number };

function operationsFor(at: Cursor | undefined, group: Cursor, context: CheckContext): readonly Weighted[] {
  const known = operationsOf(context);
  if (at === undefined) {
    const all = [...known.values()].filter(({ api }) => api.current && api.online);
    if (all.length === 0)
      complain(group, 'no-operations', `${group.path} has nothing to call: no API of the template has operations`);
    return all.map(({ api, operation }) => ({ api, operation, weight: 1 }));
  }
  const said = fields(at, null);
  const weighted = (said?.keys ?? []).flatMap((key): readonly Weighted[] => {
    const cursor = said?.get(key) as Cursor;
    const weight = decimal(cursor, { min: 0, max: 1e9 });
    const found = known.get(key);
    if (found !== undefined) return [{ ...found, weight }];
    complain(
      said?.keyOf(key) as Cursor,
      'unknown-operation',
      `there is no operation "${key}"`,
      hintFor(key, [...known.keys()]),
    );
    return [];
  });
  if (said?.keys.length === 0) complain(at, 'wrong-shape', `${at.path} names no operation, expected at least one`);
  if (weighted.length > 0 && weighted.every(({ weight }) => weight === 0)) {
    complain(at, 'wrong-value', `${at.path} has no weight above 0`);
  }
  return weighted;
}

function subscriptionsOf(at: Cursor | undefined, { snapshot }: CheckContext): ClientGroup['subscriptions'] {
  if (at === undefined || written(at) === 'none') return null;
  const said = fields(at, ['product', 'count', 'skew']);
  if (said === null) return null;
  const product = said.get('product');
  if (product === undefined) {
    complain(at, 'missing-key', `${at.path} has no product`);
    return null;
  }
  const name = text(product);
  const found = snapshot.products.find(({ id }) => id.toLowerCase() === name.toLowerCase());
  if (found === undefined) {
    const known = snapshot.products.map(({ id }) => id);
    complain(product, 'unknown-product', `there is no product "${name}"`, hintFor(name, known));
  }
  return { productId: found?.id ?? name, ...spreadOf(said, 1) };
}

/** `count` things that are chosen with Zipf's exponent `skew`. */
function spreadOf(said: Fields | null, otherwise: number): { readonly count: number; readonly skew: number } {
  const number = said?.get('count');
  const skew = said?.get('skew');
  return {
    count: number === undefined ? otherwise : count(number, { min: 1, max: 10_000_000 }),
    skew: skew === undefined ? 0 : decimal(skew, { min: 0, max: 10 }),
  };
}

function callersOf(at: Cursor | undefined): ClientGroup['callers'] {
  const said = at === undefined ? null : fields(at, ['count', 'skew', 'addresses']);
  const spread = spreadOf(said, 10_000);
  return { ...spread, firstAddress: firstAddressOf(said?.get('addresses'), spread.count) };
}

function firstAddressOf(addresses: Cursor | undefined, callers: number): string {
  const firstAddress = addresses === undefined ? '240.0.0.0' : text(addresses);
  const groups = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(firstAddress)?.slice(1) ?? [];
  if (addresses !== undefined && (groups.length !== 4 || groups.some((group) => Number(group) > 255))) {
    complain(
      addresses,
      'wrong-value',
      `${addresses.path} is "${firstAddress}", expected the first caller's IPv4 address, such as 10.0.0.0`,
    );
  }
  const first = groups.reduce((number, group) => number * 256 + Number(group), 0);
  if (addresses !== undefined && first + callers > 4_294_967_296) {
    complain(
      addresses,
      'wrong-value',
      `${addresses.path} is "${firstAddress}", which leaves no room for ${callers} callers`,
    );
  }
  return firstAddress;
}

/** Who sends in place of a rate says how many callers there are: only their addresses are left to say. */
function callersFor(group: Fields, users: number | null): ClientGroup['callers'] {
  const at = group.get('callers');
  if (users === null) return callersOf(at);
  const said = at === undefined ? null : fields(at, ['addresses']);
  const addresses = said?.get('addresses');
  return { count: users, skew: 0, firstAddress: firstAddressOf(addresses, users) };
}

/** Requests that were logged; their times, operations and callers leave nothing to say about those. */
function logOf(said: Fields, { logs }: CheckContext): TrafficLog | null {
  const at = said.get('log');
  if (at === undefined) return null;
  for (const key of ['rate', 'arrivals', 'operations', 'loop']) {
    const other = said.get(key);
    if (other === undefined) continue;
    complain(other, 'wrong-shape', `${other.path} stands beside log, which says that already`, 'leave one out');
  }
  const log = logs.get(text(at));
  if (log === undefined) {
    complain(at, 'no-file', `the log ${text(at)} has not been read`);
    return null;
  }
  if (log.timesUs.length > 0) return log;
  complain(at, 'wrong-log', `the log ${text(at)} holds no request for an operation of the service`);
  return null;
}

function loggedOperations({ operations }: TrafficLog, context: CheckContext): readonly Weighted[] {
  const known = operationsOf(context);
  return operations.flatMap(({ apiId, operationId }) => {
    const found = known.get(`${apiId}/${operationId}`);
    return found === undefined ? [] : [{ ...found, weight: 1 }];
  });
}

function loopOf(said: Fields): ClientLoop | null {
  const at = said.get('loop');
  if (at === undefined) return null;
  for (const key of ['rate', 'arrivals']) {
    const other = said.get(key);
    if (other === undefined) continue;
    complain(
      other,
      'wrong-shape',
      `${other.path} stands beside loop, which has its users send instead`,
      'leave one out',
    );
  }
  const loop = fields(at, ['users', 'thinkTime', 'thinks']);
  const [users, time, thinks] = [loop?.get('users'), loop?.get('thinkTime'), loop?.get('thinks')];
  if (loop !== null && users === undefined) complain(at, 'missing-key', `${at.path} has no users`);
  return {
    users: users === undefined ? 1 : count(users, { min: 1, max: 1_000_000 }),
    thinkUs: time === undefined ? 1e6 : quantity(time, 'time', { min: 1000 }),
    thinks: thinks === undefined ? 'exponential' : choice(thinks, ['exponential', 'deterministic']),
  };
}

function parametersOf(at: Cursor | undefined, operations: readonly ApiOperation[]): ClientGroup['parameters'] {
  const said = at === undefined ? null : fields(at, null);
  const known = [...new Set(operations.flatMap(({ operation }) => namesOf(operation)))];
  return (said?.keys ?? []).map((name) => {
    const cursor = said?.get(name) as Cursor;
    if (!known.includes(name))
      complain(
        said?.keyOf(name) as Cursor,
        'unknown-parameter',
        `no operation of the group has a parameter "${name}"`,
        hintFor(name, known),
      );
    const { count: many, skew } = spreadOf(fields(cursor, ['count', 'skew']), 1);
    return { name, count: many, skew };
  });
}

function namesOf({ urlTemplate, queryParameters }: ApiOperation['operation']): readonly string[] {
  return [
    ...[...urlTemplate.matchAll(/\{\*?([^}]+)\}/g)].map((match) => match[1] ?? ''),
    ...queryParameters.map(({ name }) => name),
  ];
}

function headersOf(at: Cursor | undefined): ClientGroup['headers'] {
  const said = at === undefined ? null : fields(at, null);
  return (said?.keys ?? []).map((name) => ({ name, value: text(said?.get(name) as Cursor) }));
}

function retryOf(at: Cursor | undefined): ClientRetry | null {
  const said = at === undefined ? null : fields(at, ['attempts', 'on', 'backoff', 'jitter']);
  if (said === null) return null;
  const attempts = said.get('attempts');
  const on = said.get('on');
  const backoff = said.get('backoff');
  const jitter = said.get('jitter');
  return {
    attempts: attempts === undefined ? 3 : count(attempts, { min: 1, max: 100 }),
    on: on === undefined ? ['connection', 503] : items(on).map((cause) => causeOf(cause)),
    backoffUs: backoff === undefined ? 200_000 : quantity(backoff, 'time'),
    jitter: jitter === undefined ? 0 : decimal(jitter, { min: 0, max: 1 }),
  };
}

function causeOf(at: Cursor): RetryCause {
  const cause = written(at) ?? '';
  if (cause === 'connection' || cause === 'timeout') return cause;
  if (/^[45]\d\d$/.test(cause)) return Number(cause);
  complain(
    at,
    'wrong-value',
    `${at.path} is "${cause}", expected connection, timeout or a status from 400 to 599`,
    hintFor(cause, ['connection', 'timeout']),
  );
  return 503;
}
