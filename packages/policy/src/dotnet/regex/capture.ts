import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { CaptureValue } from './match-value.ts';
import { captureName, lengthOf, spanOf, valueOf } from './match-value.ts';

export const capture: TypeDefinition = defineType({
  name: captureName,
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.capture?view=netframework-4.8',
  members: {
    'int Index { get; }': (_: Runtime, self: CaptureValue) => spanOf(self)[0],
    'int Length { get; }': (_: Runtime, self: CaptureValue) => lengthOf(self),
    'string Value { get; }': valueOf,
  },
  hooks: { text: valueOf },
});
