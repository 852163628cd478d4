import { defineType, type TypeDefinition } from '../define.ts';
import { currentOf, dispose, moveNext, reset, strictCurrentOf } from './enumerator.ts';

export const IEnumerator: TypeDefinition = defineType({
  name: 'System.Collections.IEnumerator',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.ienumerator',
  members: { 'bool MoveNext()': moveNext, 'object Current { get; }': strictCurrentOf, 'void Reset()': reset },
});

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
