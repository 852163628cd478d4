import type { TypeDefinition } from './define.ts';
import { defineType } from './define.ts';
import { equalValues, keyOf, textOf } from './protocol.ts';
import type { Runtime } from './runtime.ts';
import { structuralKey } from './structural-key.ts';
import type { NetValue } from './value.ts';

/** `new { A = 1, B = "x" }`. All of them are of one definition: a value knows its own members. */
export type AnonymousValue = {
  readonly net: '<anonymous>';
  readonly names: readonly string[];
  readonly values: readonly NetValue[];
};

export const anonymousType: TypeDefinition = defineType({
  name: '<anonymous>',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/csharp/fundamentals/types/anonymous-types',
  hooks: {
    text: (rt: Runtime, { names, values }: AnonymousValue) =>
      `{ ${names.map((name, index) => `${name} = ${textOf(rt, values[index] ?? null)}`).join(', ')} }`,
    equals: (rt: Runtime, left: AnonymousValue, right: AnonymousValue) =>
      left.names.length === right.names.length &&
      left.names.every(
        (name, index) =>
          name === right.names[index] && equalValues(rt, left.values[index] ?? null, right.values[index] ?? null),
      ),
    key: ({ names, values }: AnonymousValue) => structuralKey([...names, ...values.map(keyOf)]),
  },
});
