import { defineType, type TypeDefinition } from '../define.ts';
import { currentOf, dispose, moveNext, reset } from './enumerator.ts';

export const IEnumeratorOfT: TypeDefinition = defineType({
  name: 'System.Collections.Generic.IEnumerator`1',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.ienumerator-1',
  parameters: ['T'],
  interfaces: ['System.Collections.IEnumerator', 'IDisposable'],
  members: {
    'bool MoveNext()': moveNext,
    'T Current { get; }': currentOf,
    'void Reset()': reset,
    'void Dispose()': dispose,
  },
});
