import { hashKey, keyComparerOf, type KeyComparer } from '../collections/comparer.ts';
import { checkItems, type Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { Projection } from './function-types.ts';
import { grouping, type GroupingValue } from './grouping.ts';

/** Groups by key, in the order in which their keys were first seen. */
export type LookupValue = {
  readonly net: 'System.Linq.Lookup`2';
  readonly groups: Map<unknown, GroupingValue>;
  readonly comparer: KeyComparer;
};

/** How elements are put into groups. */
export type Grouper = {
  readonly key: Projection;
  readonly element: Projection;
  /** An `IEqualityComparer`, or null. */
  readonly comparer: NetValue;
};

export function lookupOf(rt: Runtime, items: Iterable<NetValue>, { key, element, comparer }: Grouper): LookupValue {
  const keys = keyComparerOf(comparer);
  const groups = new Map<unknown, GroupingValue>();
  let count = 0;
  for (const item of items) {
    count += 1;
    checkItems(rt, count);
    const name = key(item, 0);
    const hash = hashKey(rt, keys, name);
    let group = groups.get(hash);
    if (group === undefined) {
      group = grouping(name);
      groups.set(hash, group);
    }
    group.items.push(element(item, 0));
  }
  return { net: 'System.Linq.Lookup`2', groups, comparer: keys };
}

export function groupOf(rt: Runtime, { groups, comparer }: LookupValue, key: NetValue): GroupingValue | undefined {
  return groups.get(hashKey(rt, comparer, key));
}
