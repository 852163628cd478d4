import { test } from '@fast-check/vitest';
import { invariant } from '@keelgate/model';
import fc from 'fast-check';
import { expect } from 'vitest';
import { parseUrl } from '../http/url.ts';
import type { RunRequest } from './run-request.ts';
import { snapshotOf } from './snapshot-of.ts';
import { refusedKey } from './subscription-key.ts';

function outcome(request: RunRequest, refusesUnneededKeys: boolean): string {
  const url = parseUrl(request.url);
  const [api] = url === null ? [] : snapshotOf(request, {}, url).apis;
  invariant(url !== null && api !== undefined, 'K1', 'a request without an API');
  return refusedKey(request, { api, url, refusesUnneededKeys }) ?? 'in';
}

const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });
const sent = maybe(fc.constantFrom('', 'k1', 'k2', 'wrong'));
const subscriptions = fc.record({
  id: fc.constant('s'),
  state: fc.constantFrom('active', 'suspended', 'expired'),
  primaryKey: fc.constant('k1'),
  secondaryKey: fc.constant('k2'),
} as const);

type Given = {
  readonly inHeader: string | undefined;
  readonly inQuery: string | undefined;
  readonly subscription: NonNullable<RunRequest['subscription']> | undefined;
  readonly isRequired: boolean;
  readonly isOpen: boolean;
};

function requestOf({ inHeader, inQuery, subscription, isRequired, isOpen }: Given): RunRequest {
  return {
    method: 'GET',
    url: `https://gw/a${inQuery === undefined ? '' : `?Subscription-Key=${inQuery}`}`,
    headers: inHeader === undefined ? {} : { 'OCP-APIM-Subscription-Key': inHeader },
    api: { id: 'a', subscriptionRequired: isRequired },
    ...(subscription === undefined ? {} : { subscription }),
    ...(isOpen ? { product: { id: 'p', subscriptionRequired: false } } : {}),
  };
}

/** Microsoft's table of who is let in, read row by row. */
function table({ inHeader, inQuery, subscription, isRequired, isOpen }: Given): string {
  const key = [inHeader, inQuery].find((text) => text !== undefined && text !== '');
  const isGood = subscription?.state === 'active';
  if (key !== undefined) return isGood && ['k1', 'k2'].includes(key) ? 'in' : 'SubscriptionKeyInvalid';
  // A subscription that is told of brings its own key.
  if (subscription !== undefined) return isGood ? 'in' : 'SubscriptionKeyInvalid';
  if (isOpen) return 'in';
  return isRequired ? 'SubscriptionKeyNotFound' : 'in';
}

test.prop([
  fc.record({
    inHeader: sent,
    inQuery: sent,
    subscription: maybe(subscriptions),
    isRequired: fc.boolean(),
    isOpen: fc.boolean(),
  }),
])('lets in whom the table lets in', (given) => {
  expect(outcome(requestOf(given), true)).toBe(table(given));
});

test.prop([sent, fc.boolean(), maybe(fc.constantFrom('k1', undefined))])(
  'looks at no key where nothing is said of what the API requires',
  (key, refuses, primaryKey) => {
    const subscription = { id: 's', ...(primaryKey === undefined ? {} : { primaryKey }) };
    const headers = key === undefined ? {} : { 'Ocp-Apim-Subscription-Key': key };
    expect(outcome({ method: 'GET', url: 'https://gw/', headers, subscription }, refuses)).toBe('in');
    expect(outcome({ method: 'GET', url: 'https://gw/', headers }, refuses)).toBe('in');
  },
);
