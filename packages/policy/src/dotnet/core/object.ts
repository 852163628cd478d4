import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { equalValues, textOf } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { hashOf } from './hash.ts';
import { typeOfValue } from './type-value.ts';

/** What every value answers. The values' own types say what their text, equality and order are. */
export const object: TypeDefinition = defineType({
  name: 'System.Object',
  kind: 'class',
  keyword: 'object',
  base: null,
  source: 'https://learn.microsoft.com/dotnet/api/system.object?view=netframework-4.8',
  members: {
    'Object()': () => ({ net: 'System.Object' }),
    'string ToString()': (rt: Runtime, self: NetValue) => textOf(rt, self),
    'bool Equals(object obj)': (rt: Runtime, self: NetValue, other: NetValue) => equalValues(rt, self, other),
    'int GetHashCode()': (rt: Runtime, self: NetValue) => hashOf(rt, self),
    'Type GetType()': (_: Runtime, self: NetValue) => typeOfValue(self),
    'static bool Equals(object objA, object objB)': (rt: Runtime, left: NetValue, right: NetValue) =>
      equalValues(rt, left, right),
    'static bool ReferenceEquals(object objA, object objB)': (_: Runtime, left: NetValue, right: NetValue) =>
      left === right && (left === null || typeof left === 'string' || typeof left === 'object'),
  },
});
