import type { Api } from '@keelgate/model';
import type { Url } from '../http/url.ts';
import { queryValues } from '../http/url.ts';
import type { Refusal } from '../program/refusal.ts';
import { headerPairs } from './scripted-replies.ts';
import type { RunRequest } from './run-request.ts';

/** The key that a request brings: the header goes before the query, and an empty key is none. */
export function keyOf(
  { headers = {} }: RunRequest,
  { keyNames }: Pick<Api, 'keyNames'>,
  { query }: Url,
): string | null {
  const wanted = keyNames.header.toLowerCase();
  const inHeader = headerPairs(headers).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
  const key = inHeader === '' ? (queryValues(query, keyNames.query)[0] ?? '') : inHeader;
  return key === '' ? null : key;
}

export type KeyCheck = {
  readonly api: Api;
  readonly url: Url;
  /** Whether a key that opens nothing is refused even by an API that asks for none. */
  readonly refusesUnneededKeys: boolean;
};

/**
 * Whether a request's key is refused, or the want of one. Keys are compared where the file says whether the API requires a
 * subscription. A subscription that is there is the caller's own: its key is with the request unless that brings one
 * itself. Source: "Subscriptions in Azure API Management".
 */
export function refusedKey(
  request: RunRequest,
  { api, url, refusesUnneededKeys }: KeyCheck,
): Extract<Refusal, `Subscription${string}`> | null {
  const { subscription } = request;
  const { state = 'active' } = subscription ?? {};
  if (state !== 'active') return 'SubscriptionKeyInvalid';
  const isRequired = request.api?.subscriptionRequired;
  if (isRequired === undefined) return null;
  const key = keyOf(request, api, url);
  if (key === null) return isRequired && needsKey(request) ? 'SubscriptionKeyNotFound' : null;
  const isChecked = isRequired || refusesUnneededKeys;
  return isChecked && !isKeyOf(subscription, key) ? 'SubscriptionKeyInvalid' : null;
}

/** An open product lets requests in that nobody has subscribed for. */
function needsKey({ subscription, product }: RunRequest): boolean {
  return subscription === undefined && product?.subscriptionRequired !== false;
}

/** Any key is that of a subscription whose keys are not told. */
function isKeyOf(subscription: RunRequest['subscription'], key: string): boolean {
  if (subscription === undefined) return false;
  const { primaryKey, secondaryKey } = subscription;
  return (primaryKey === undefined && secondaryKey === undefined) || key === primaryKey || key === secondaryKey;
}
