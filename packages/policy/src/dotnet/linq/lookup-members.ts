import type { Members } from '../define.ts';
import type { NetValue } from '../value.ts';
import { groupOf, type LookupValue } from './lookup-value.ts';
import { sequence } from './sequence.ts';

/** What the interface declares and the class declares again. */
export const lookupMembers: Members = {
  'int Count { get; }': (_rt, self: LookupValue) => self.groups.size,
  'bool Contains(TKey key)': (rt, self: LookupValue, key: NetValue) => groupOf(rt, self, key) !== undefined,
  'IEnumerable<TElement> this[TKey key] { get; }': (rt, self: LookupValue, key: NetValue) =>
    groupOf(rt, self, key) ?? sequence(() => []),
};
