import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { equalValues, textOf } from '../protocol.ts';
import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { hashOf } from './hash.ts';

/**
 * `T?`. At run time it is the value or `null`, so these members, unlike all others, are called on `null` too.
 * `GetValueOrDefault()` is handed the default of its `T` by the compiler, as it cannot know it.
 */
export const nullable: TypeDefinition = defineType({
  name: 'System.Nullable`1',
  kind: 'struct',
  parameters: ['T'],
  source: 'https://learn.microsoft.com/dotnet/api/system.nullable-1?view=netframework-4.8',
  members: {
    'Nullable(T value)': (_: Runtime, value: NetValue) => value,
    'bool HasValue { get; }': (_: Runtime, self: NetValue) => self !== null,
    'T Value { get; }': (_: Runtime, self: NetValue) =>
      self ?? raise('System.InvalidOperationException', 'Nullable object must have a value.'),
    'T GetValueOrDefault()': (_: Runtime, self: NetValue, initial: NetValue = null) => self ?? initial,
    'string ToString()': (rt: Runtime, self: NetValue) => textOf(rt, self),
    'bool Equals(object other)': (rt: Runtime, self: NetValue, other: NetValue) => equalValues(rt, self, other),
    'int GetHashCode()': (rt: Runtime, self: NetValue) => hashOf(rt, self),
    'T GetValueOrDefault(T defaultValue)': (_: Runtime, self: NetValue, otherwise: NetValue) => self ?? otherwise,
  },
  hooks: { initial: () => null },
});
