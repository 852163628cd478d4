import type { IdentityFacts } from '../../program/facts.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';

export const userIdentity: TypeDefinition = defineType({
  name: 'IUserIdentity',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-iuseridentity',
  members: {
    'string Id { get; }': (_: Runtime, { id }: IdentityFacts) => id,
    'string Provider { get; }': (_: Runtime, { provider }: IdentityFacts) => provider,
  },
});
