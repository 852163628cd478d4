import { defineType, type Implementation, type TypeDefinition } from '../define.ts';
import { callMember } from './dispatch.ts';
import type { NetValue } from '../value.ts';

/** A member of a set that is asked of whatever set it is. */
function of(name: string): Implementation {
  return (rt, self: NetValue, argument: NetValue) => callMember(rt, self, name, [argument]);
}

export const ISet: TypeDefinition = defineType({
  name: 'System.Collections.Generic.ISet`1',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.iset-1',
  parameters: ['T'],
  interfaces: ['ICollection<T>'],
  members: {
    'bool Add(T item)': of('Add'),
    'void ExceptWith(IEnumerable<T> other)': of('ExceptWith'),
    'void IntersectWith(IEnumerable<T> other)': of('IntersectWith'),
    'void SymmetricExceptWith(IEnumerable<T> other)': of('SymmetricExceptWith'),
    'void UnionWith(IEnumerable<T> other)': of('UnionWith'),
    'bool IsSubsetOf(IEnumerable<T> other)': of('IsSubsetOf'),
    'bool IsSupersetOf(IEnumerable<T> other)': of('IsSupersetOf'),
    'bool IsProperSubsetOf(IEnumerable<T> other)': of('IsProperSubsetOf'),
    'bool IsProperSupersetOf(IEnumerable<T> other)': of('IsProperSupersetOf'),
    'bool Overlaps(IEnumerable<T> other)': of('Overlaps'),
    'bool SetEquals(IEnumerable<T> other)': of('SetEquals'),
  },
});
