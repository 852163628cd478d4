import { defineType, type TypeDefinition } from '../define.ts';
import { enumeratorOf } from './enumerator.ts';

export const IEnumerable: TypeDefinition = defineType({
  name: 'System.Collections.IEnumerable',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.ienumerable',
  members: { 'System.Collections.IEnumerator GetEnumerator()': enumeratorOf },
});
