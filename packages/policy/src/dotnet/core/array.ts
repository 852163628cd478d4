import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { typeNameOf } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import { arrayChangeMembers } from './array-change.ts';
import { arrayCopyMembers } from './array-copy.ts';
import { storeChecked } from './array-fit.ts';
import { arrayFindMembers } from './array-find.ts';
import { arraySearchMembers } from './array-search.ts';
import type { AnyArray } from './array-value.ts';
import { getChecked, lengthOf } from './array-value.ts';
import { raise } from '../raise.ts';
import type { NetArray, NetValue } from '../value.ts';
import { isNet } from '../value.ts';

/** What all arrays have. They have one dimension here; arrays of arrays stand for more. */
export const array: TypeDefinition = defineType({
  name: 'System.Array',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.array?view=netframework-4.8',
  interfaces: ['ICloneable', 'System.Collections.IEnumerable'],
  members: {
    'int Length { get; }': (_: Runtime, self: AnyArray) => lengthOf(self),
    'long LongLength { get; }': (_: Runtime, self: AnyArray) => BigInt(lengthOf(self)),
    'int Rank { get; }': () => 1,
    'int GetLength(int dimension)': (_: Runtime, self: AnyArray, dimension: number) => {
      if (dimension === 0) return lengthOf(self);
      return raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
    },
    'int GetLowerBound(int dimension)': () => 0,
    'int GetUpperBound(int dimension)': (_: Runtime, self: AnyArray) => lengthOf(self) - 1,
    'object GetValue(int index)': (_: Runtime, self: AnyArray, index: number) => getChecked(self, index),
    'void SetValue(object value, int index)': (_: Runtime, self: AnyArray, value: NetValue, index: number) =>
      storeChecked(self, index, value),
    ...arrayCopyMembers,
    ...arraySearchMembers,
    ...arrayFindMembers,
    ...arrayChangeMembers,
  },
  hooks: {
    text: (_: Runtime, self: NetValue) =>
      isNet<NetArray>(self, 'System.Array') ? `${self.element}[]` : typeNameOf(self),
    iterate: (_: Runtime, self: AnyArray) => elements(self),
  },
});

/** What is put into the array while it is gone through is seen. */
function* elements(self: AnyArray): Generator<NetValue> {
  for (let at = 0; at < lengthOf(self); at += 1) yield getChecked(self, at);
}
