import type { KeptResource } from '../resource/kept.ts';
import type { PolicyDocument } from '../resource/policy-document.ts';
import type { Snapshot } from '../snapshot.ts';
import type { DiffResource } from './difference.ts';
import { keptIdentity } from './kept-identity.ts';

/** One resource with all that can be held against its other side. Resources inside it are others. */
export type Comparable = DiffResource & {
  /** Its type as Azure calls it. */
  readonly azureType: string;
  /** What it says, without its id. */
  readonly value: object;
  /** Whether `value` is the model's noun, or a body as it was written. */
  readonly isNoun: boolean;
  /** The document, where it is a policy or a fragment. */
  readonly policy: PolicyDocument | null;
  /** Members that are secrets. */
  readonly secrets: readonly string[];
};

/** The types of the model's nouns in the order in which differences list them. */
export const typeOrder: readonly string[] = [
  'service',
  'policies',
  'apis',
  'apis/policies',
  'apis/operations',
  'apis/operations/policies',
  'apis/schemas',
  'versionSets',
  'products',
  'products/policies',
  'subscriptions',
  'namedValues',
  'backends',
  'caches',
  'fragments',
  'users',
  'groups',
  'gateways',
];

const provider = 'Microsoft.ApiManagement/service';

/** All resources of a configuration. */
export function* comparablesOf(snapshot: Snapshot): Generator<Comparable> {
  if (snapshot.service !== null) yield serviceOf(snapshot.service);
  yield* policyAt({ type: 'policies', path: 'policy' }, snapshot.policy);
  yield* apisOf(snapshot);
  yield* nouns('versionSets', snapshot.versionSets);
  for (const { policy, ...product } of snapshot.products) {
    const own = nounOf('products', product);
    yield own;
    yield* policyAt({ type: 'products/policies', path: `${own.path}/policy` }, policy);
  }
  for (const subscription of snapshot.subscriptions)
    yield nounOf('subscriptions', subscription, ['primaryKey', 'secondaryKey']);
  for (const value of snapshot.namedValues) yield nounOf('namedValues', value, value.secret ? ['value'] : []);
  yield* nouns('backends', snapshot.backends);
  yield* nouns('caches', snapshot.caches);
  for (const { document, ...fragment } of snapshot.fragments)
    yield { ...nounOf('fragments', fragment), policy: document };
  yield* nouns('users', snapshot.users);
  yield* nouns('groups', snapshot.groups);
  yield* nouns('gateways', snapshot.gateways);
  for (const kept of snapshot.kept) yield keptOf(kept);
}

function* apisOf({ apis }: Snapshot): Generator<Comparable> {
  for (const { operations, schemas, policy, ...api } of apis) {
    const own = nounOf('apis', api);
    yield own;
    yield* policyAt({ type: 'apis/policies', path: `${own.path}/policy` }, policy);
    for (const { policy: inner, ...operation } of operations) {
      const path = `${own.path}/operations/${operation.id}`;
      yield { ...nounOf('apis/operations', operation), path };
      yield* policyAt({ type: 'apis/operations/policies', path: `${path}/policy` }, inner);
    }
    for (const schema of schemas) yield { ...nounOf('apis/schemas', schema), path: `${own.path}/schemas/${schema.id}` };
  }
}

type Noun = { readonly id: string };

function* nouns(type: string, all: readonly Noun[]): Generator<Comparable> {
  for (const noun of all) yield nounOf(type, noun);
}

function nounOf(type: string, { id, ...value }: Noun, secrets: readonly string[] = []): Comparable {
  return { type, path: `${type}/${id}`, azureType: `${provider}/${type}`, value, isNoun: true, policy: null, secrets };
}

/** The first region is the primary; where the others stand says nothing. */
function serviceOf(service: NonNullable<Snapshot['service']>): Comparable {
  const value = { ...service, primary: service.regions[0].location };
  return { type: 'service', path: 'service', azureType: provider, value, isNoun: true, policy: null, secrets: [] };
}

function* policyAt({ type, path }: DiffResource, policy: PolicyDocument | null): Generator<Comparable> {
  if (policy === null) return;
  const value = policy.rest === undefined ? {} : { rest: policy.rest };
  yield { type, path, azureType: `${provider}/${type}`, value, isNoun: true, policy, secrets: [] };
}

function keptOf(kept: KeptResource): Comparable {
  const { body } = kept;
  const value = body === null || typeof body !== 'object' ? { body } : body;
  return { ...keptIdentity(kept), azureType: kept.type, value, isNoun: false, policy: null, secrets: [] };
}
