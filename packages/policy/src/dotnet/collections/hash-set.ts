import { defineType, type TypeDefinition } from '../define.ts';
import { iterate } from '../protocol.ts';
import { raiseArgumentNull } from '../raise.ts';
import { burn, type Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { copyElements } from './as-list.ts';
import { keyComparerOf } from './comparer.ts';
import { checkFunction, type Predicate } from './function-types.ts';
import { whileUnchanged } from './modified.ts';
import { algebraMembers } from './set-algebra.ts';
import { addToSet, inSet, removeFromSet, setOf, type SetValue } from './set-value.ts';

export const HashSet: TypeDefinition = defineType({
  name: 'System.Collections.Generic.HashSet`1',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.hashset-1',
  parameters: ['T'],
  interfaces: ['ISet<T>', 'IReadOnlyCollection<T>'],
  members: {
    'HashSet()': () => setOf(null),
    'HashSet(IEqualityComparer<T> comparer)': (_rt, comparer: NetValue) => setOf(keyComparerOf(comparer)),
    'HashSet(IEnumerable<T> collection)': (rt, collection: NetValue) => copyOf(rt, collection, null),
    'HashSet(IEnumerable<T> collection, IEqualityComparer<T> comparer)': copyOf,
    'int Count { get; }': (_rt, self: SetValue) => self.map.size,
    'bool Add(T item)': addToSet,
    'bool Contains(T item)': inSet,
    'bool Remove(T item)': removeFromSet,
    'void Clear()': (_rt, self: SetValue) => {
      if (self.map.size > 0) self.version += 1;
      self.map.clear();
      return null;
    },
    'int RemoveWhere(Predicate<T> match)': (rt, self: SetValue, match: Predicate) => {
      checkFunction(match, 'match');
      burn(rt, self.map.size);
      const gone = [...self.map.values()].filter((item) => match(item));
      return gone.filter((item) => removeFromSet(rt, self, item)).length;
    },
    'void CopyTo(T[] array)': (rt, self: SetValue, array: NetValue) => copyElements(rt, self, array, 0),
    'void CopyTo(T[] array, int arrayIndex)': (rt, self: SetValue, ...to: [NetValue, number]) =>
      copyElements(rt, self, ...to),
    ...algebraMembers,
  },
  hooks: { iterate: (_rt, self: SetValue) => whileUnchanged(self, () => self.map.values()) },
});

function copyOf(rt: Runtime, collection: NetValue, comparer: NetValue): SetValue {
  if (collection === null) return raiseArgumentNull('collection');
  const made = setOf(keyComparerOf(comparer));
  for (const item of iterate(rt, collection)) addToSet(rt, made, item);
  return made;
}
