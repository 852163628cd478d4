import type { ProductFacts } from '../../program/facts.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { netArray } from '../value.ts';

/** `context.Product`; null without a product context. */
export const product: TypeDefinition = defineType({
  name: 'IProduct',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-iproduct',
  members: {
    'string Id { get; }': (_: Runtime, { id }: ProductFacts) => id,
    'string Name { get; }': (_: Runtime, { name }: ProductFacts) => name,
    'IEnumerable<IApi> Apis { get; }': (_: Runtime, { apis }: ProductFacts) => netArray('IApi', [...apis]),
    'bool ApprovalRequired { get; }': (_: Runtime, { approvalRequired }: ProductFacts) => approvalRequired,
    'IEnumerable<IGroup> Groups { get; }': (_: Runtime, { groups }: ProductFacts) => netArray('IGroup', [...groups]),
    'ProductState State { get; }': (_: Runtime, { published }: ProductFacts) => ({
      net: 'ProductState',
      value: published ? 1 : 0,
    }),
    'int? SubscriptionLimit { get; }': (_: Runtime, { subscriptionsLimit }: ProductFacts) => subscriptionsLimit,
    'bool SubscriptionRequired { get; }': (_: Runtime, { subscriptionRequired }: ProductFacts) => subscriptionRequired,
    'IWorkspace Workspace { get; }': () => null,
  },
});
