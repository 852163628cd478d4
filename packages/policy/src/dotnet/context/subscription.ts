import type { SubscriptionFacts } from '../../program/facts.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { utc, utcOrNull } from './proxy-request-context.ts';

/** `context.Subscription`; null where no key was used. */
export const subscription: TypeDefinition = defineType({
  name: 'ISubscription',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-isubscription',
  members: {
    'string Id { get; }': (_: Runtime, { id }: SubscriptionFacts) => id,
    'string Name { get; }': (_: Runtime, { name }: SubscriptionFacts) => name,
    'string Key { get; }': (_: Runtime, { key }: SubscriptionFacts) => key,
    'string PrimaryKey { get; }': (_: Runtime, { primaryKey }: SubscriptionFacts) => primaryKey,
    'string SecondaryKey { get; }': (_: Runtime, { secondaryKey }: SubscriptionFacts) => secondaryKey,
    'DateTime CreatedDate { get; }': (_: Runtime, { createdMs }: SubscriptionFacts) => utc(createdMs),
    'DateTime? StartDate { get; }': (_: Runtime, { startMs }: SubscriptionFacts) => utcOrNull(startMs),
    'DateTime? EndDate { get; }': (_: Runtime, { endMs }: SubscriptionFacts) => utcOrNull(endMs),
  },
});
