import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { CaptureValue } from './match-value.ts';
import { captureValue } from './match-value.ts';

type CaptureCollection = { readonly net: typeof name; readonly of: CaptureValue };

const name = 'System.Text.RegularExpressions.CaptureCollection';

export function captureCollectionOf(of: CaptureValue): CaptureCollection {
  return { net: name, of };
}

function count({ of: { captures } }: CaptureCollection): number {
  return captures.length / 2;
}

function at(self: CaptureCollection, index: number): CaptureValue {
  const { input, captures } = self.of;
  const begin = captures[2 * index];
  const end = captures[2 * index + 1];
  return begin === undefined || end === undefined ? raiseOutOfRange('i') : captureValue(input, begin, end);
}

function* each(_: Runtime, self: CaptureCollection): Generator<NetValue> {
  for (let index = 0; index < count(self); index += 1) yield at(self, index);
}

/** Enumerated as captures, as newer .NET has it: .NET Framework knows but objects here. */
export const captureCollection: TypeDefinition = defineType({
  name,
  kind: 'class',
  interfaces: ['IEnumerable<Capture>'],
  source:
    'https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.capturecollection?view=netframework-4.8',
  members: {
    'int Count { get; }': (_: Runtime, self: CaptureCollection) => count(self),
    'Capture this[int i] { get; }': (_: Runtime, self: CaptureCollection, index: number) => at(self, index),
  },
  hooks: { iterate: each },
});
