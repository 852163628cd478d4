import type { GroupFacts } from '../../program/facts.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';

/** A group of users. */
export const group: TypeDefinition = defineType({
  name: 'IGroup',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-igroup',
  members: {
    'string Id { get; }': (_: Runtime, { id }: GroupFacts) => id,
    'string Name { get; }': (_: Runtime, { name }: GroupFacts) => name,
  },
});
