import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { captureCollectionOf } from './capture-collection.ts';
import type { CaptureValue } from './match-value.ts';
import { groupName, isSuccess } from './match-value.ts';

export const group: TypeDefinition = defineType({
  name: groupName,
  kind: 'class',
  base: 'Capture',
  source: 'https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.group?view=netframework-4.8',
  members: {
    'bool Success { get; }': (_: Runtime, self: CaptureValue) => isSuccess(self),
    'CaptureCollection Captures { get; }': (_: Runtime, self: CaptureValue) => captureCollectionOf(self),
  },
});
