import type { Snapshot } from '@keelgate/model';
import { draw } from '@keelgate/model';
import type { Url } from '../http/url.ts';
import type {
  ApiFacts,
  DeploymentFacts,
  Facts,
  GroupFacts,
  OperationFacts,
  ProductFacts,
  SubscriptionFacts,
  UserFacts,
} from '../program/facts.ts';
import type { Refusal } from '../program/refusal.ts';
import { isUnknown } from '../program/refusal.ts';
import type { RunRequest } from './run-request.ts';
import { keyOf } from './subscription-key.ts';

/** Where a run's time begins unless it says otherwise: the same as a drill's. */
export const defaultNow = '2026-01-01T00:00:00Z';

export type FactsAt = {
  readonly ms: number;
  /** Counts repetitions from 0. */
  readonly number: number;
  readonly url: Url;
  readonly refusal: Refusal | null;
};

/** What is known of a request before its policies run. */
export function factsOf(request: RunRequest, snapshot: Snapshot, at: FactsAt): Facts {
  const api = isUnknown(at.refusal) ? null : apiFacts(snapshot);
  return {
    requestId: requestId(request.seed ?? 1, at.number),
    timestampMs: at.ms,
    deployment: deploymentFacts(request),
    api,
    operation: api === null ? null : operationFacts(snapshot),
    ...callerFacts(request, snapshot, { ...at, api }),
  };
}

/** In whose name policies run: of a request that is refused that is not known. */
function callerFacts(
  request: RunRequest,
  snapshot: Snapshot,
  { api, ...at }: FactsAt & { readonly api: ApiFacts | null },
): Pick<Facts, 'product' | 'subscription' | 'user'> {
  if (at.refusal !== null) return { product: null, subscription: null, user: null };
  return {
    product: productFacts(snapshot, api),
    subscription: subscriptionFacts(request, api, at),
    user: userFacts(request, at.ms),
  };
}

function deploymentFacts({ deployment = {}, certificates = {} }: RunRequest): DeploymentFacts {
  const { region = 'West Europe', serviceName = 'apim' } = deployment;
  return {
    net: 'IDeployment',
    region,
    serviceName,
    serviceId: serviceName,
    gatewayId: 'managed',
    certificates: new Map(Object.entries(certificates)),
  };
}

function operationFacts({ apis: [api] }: Snapshot): OperationFacts | null {
  const [operation] = api?.operations ?? [];
  if (operation === undefined) return null;
  const { id, name, method, urlTemplate } = operation;
  return { net: 'IOperation', id, name, method, urlTemplate };
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

function subscriptionFacts(request: RunRequest, api: ApiFacts | null, { ms, url }: FactsAt): SubscriptionFacts | null {
  const { subscription } = request;
  if (subscription === undefined) return null;
  const { id, name = id, primaryKey = `${id}-primary-key`, secondaryKey = `${id}-secondary-key` } = subscription;
  const key = (api === null ? null : keyOf(request, api, url)) ?? primaryKey;
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
