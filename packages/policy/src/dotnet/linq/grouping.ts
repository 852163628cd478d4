import { defineType, type TypeDefinition } from '../define.ts';
import type { NetValue } from '../value.ts';

/** A key and what goes with it. */
export type GroupingValue = {
  readonly net: 'System.Linq.Grouping`2';
  readonly key: NetValue;
  readonly items: NetValue[];
};

export function grouping(key: NetValue): GroupingValue {
  return { net: 'System.Linq.Grouping`2', key, items: [] };
}

export const Grouping: TypeDefinition = defineType({
  name: 'System.Linq.Grouping`2',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.linq.igrouping-2',
  parameters: ['TKey', 'TElement'],
  interfaces: ['IGrouping<TKey, TElement>'],
  hooks: { iterate: (_rt, self: GroupingValue) => self.items },
});
