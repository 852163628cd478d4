import { defineType, type TypeDefinition } from '../define.ts';
import { moveNext, reset, strictCurrentOf } from './enumerator.ts';

export const IEnumerator: TypeDefinition = defineType({
  name: 'System.Collections.IEnumerator',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.ienumerator',
  members: { 'bool MoveNext()': moveNext, 'object Current { get; }': strictCurrentOf, 'void Reset()': reset },
});
