import type { Snapshot } from '@keelgate/model';
import { draw } from '@keelgate/model';
import type { Url } from '../http/url.ts';
import { queryValues } from '../http/url.ts';
import type { ApiFacts, Facts, GroupFacts, ProductFacts, SubscriptionFacts, UserFacts } from '../program/facts.ts';
import { headerPairs } from './scripted-replies.ts';
import type { RunRequest } from './run-request.ts';

/** Where a run's time begins unless it says otherwise: the same as a drill's. */
export const defaultNow = '2026-01-01T00:00:00Z';

/** What is known of a request before its policies run. `number` counts repetitions from 0. */
export function factsOf(
  request: RunRequest,
  snapshot: Snapshot,
  at: { readonly ms: number; readonly number: number; readonly url: Url },
): Facts {
  const { seed = 1, deployment = {}, operation } = request;
  const api = apiFacts(snapshot);
  const only = snapshot.apis[0]?.operations[0];
  return {
    requestId: requestId(seed, at.number),
    timestampMs: at.ms,
    deployment: {
      net: 'IDeployment',
      region: deployment.region ?? 'West Europe',
      serviceName: deployment.serviceName ?? 'apim',
      serviceId: deployment.serviceName ?? 'apim',
      gatewayId: 'managed',
      certificates: new Map(Object.entries(request.certificates ?? {})),
    },
    api,
    operation:
      only === undefined
        ? null
        : {
            net: 'IOperation',
            id: only.id,
            name: only.name,
            method: only.method,
            urlTemplate: operation?.urlTemplate ?? only.urlTemplate,
          },
    product: productFacts(snapshot, api),
    subscription: subscriptionFacts(request, api, at),
    user: userFacts(request, at.ms),
  };
}

/** A version 4 GUID that depends on nothing but seed and number. */
function requestId(seed: number, number: number): string {
  const words = [0, 1, 2, 3].map((index) => (draw(seed, 0x1d, number * 4 + index) >>> 0).toString(16).padStart(8, '0'));
  const hex = words.join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function apiFacts({ apis: [api] }: Snapshot): ApiFacts | null {
  if (api === undefined) return null;
  const { id, name, path, version, revision, current, protocols, serviceUrl, keyNames } = api;
  return {
    net: 'IApi',
    id,
    name,
    path,
    version,
    revision,
    isCurrentRevision: current,
    protocols,
    serviceUrl,
    keyNames,
  };
}

function productFacts({ products: [product] }: Snapshot, api: ApiFacts | null): ProductFacts | null {
  if (product === undefined) return null;
  const { id, name, approvalRequired, subscriptionRequired, subscriptionsLimit, published } = product;
  const apis = api === null ? [] : [api];
  return {
    net: 'IProduct',
    id,
    name,
    approvalRequired,
    subscriptionRequired,
    subscriptionsLimit,
    published,
    groups: [],
    apis,
  };
}

function subscriptionFacts(
  { subscription, headers = {} }: RunRequest,
  api: ApiFacts | null,
  { ms, url }: { readonly ms: number; readonly url: Url },
): SubscriptionFacts | null {
  if (subscription === undefined) return null;
  const { id, name = id, primaryKey = `${id}-primary-key` } = subscription;
  const wanted = (api?.keyNames.header ?? '').toLowerCase();
  const given = headerPairs(headers).find(([header]) => header.toLowerCase() === wanted)?.[1];
  const key = given ?? queryValues(url.query, api?.keyNames.query ?? '')[0] ?? primaryKey;
  const secondaryKey = `${id}-secondary-key`;
  return { net: 'ISubscription', id, name, primaryKey, secondaryKey, key, createdMs: ms, startMs: null, endMs: null };
}

function userFacts({ user }: RunRequest, ms: number): UserFacts | null {
  if (user === undefined) return null;
  const { id, email = '', groups = [] } = user;
  const groupFacts = groups.map((group): GroupFacts => ({ net: 'IGroup', id: group, name: group }));
  return {
    net: 'IUser',
    id,
    email,
    firstName: '',
    lastName: '',
    note: '',
    groups: groupFacts,
    identities: [],
    registeredMs: ms,
  };
}
