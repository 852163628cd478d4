import { defineType, type TypeDefinition } from '../define.ts';
import { equalValues } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { callMember, writeIndexed } from './dispatch.ts';
import { lookup } from './dictionary-view.ts';
import type { Pair } from './pair.ts';
import { readingMembers, settableIndexer } from './reading-members.ts';

export const IDictionary: TypeDefinition = defineType({
  name: 'System.Collections.Generic.IDictionary`2',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.idictionary-2',
  parameters: ['TKey', 'TValue'],
  interfaces: ['ICollection<KeyValuePair<TKey, TValue>>'],
  members: {
    ...readingMembers(true, 'ICollection<TKey>', 'ICollection<TValue>'),
    'void Add(TKey key, TValue value)': (rt, self: NetValue, ...args: [NetValue, NetValue]) =>
      callMember(rt, self, 'Add', args),
    'void Add(KeyValuePair<TKey, TValue> item)': (rt, self: NetValue, { key, value }: Pair) =>
      callMember(rt, self, 'Add', [key, value]),
    'bool Contains(KeyValuePair<TKey, TValue> item)': holdsPair,
    'bool Remove(TKey key)': (rt, self: NetValue, key: NetValue) => callMember(rt, self, 'Remove', [key]),
  },
  setters: { [settableIndexer]: writeIndexed },
});

function holdsPair(rt: Runtime, self: NetValue, { key, value }: Pair): boolean {
  const own = lookup(rt, self, key);
  return own !== undefined && equalValues(rt, own, value);
}
