import { defineType, type TypeDefinition } from '../define.ts';
import { enumeratorOf } from './enumerator.ts';

export const IEnumerableOfT: TypeDefinition = defineType({
  name: 'System.Collections.Generic.IEnumerable`1',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.ienumerable-1',
  parameters: ['T'],
  interfaces: ['System.Collections.IEnumerable'],
  members: { 'IEnumerator<T> GetEnumerator()': enumeratorOf },
});
