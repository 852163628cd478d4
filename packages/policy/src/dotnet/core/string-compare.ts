import type { Members } from '../define.ts';
import { raiseArgument, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { sameText } from '../runtime.ts';
import type { EnumValue, NetValue } from '../value.ts';
import type { Comparison } from './text-order.ts';
import { compareText, comparisonOf, equalText, invariant, ordinal } from './text-order.ts';

/** Order and equality. The operators are those of the language; they are here for delegates and documentation. */
export const stringCompareMembers: Members = {
  'static bool Equals(string a, string b)': sameText,
  'static bool Equals(string a, string b, StringComparison comparisonType)': (
    rt: Runtime,
    left: string | null,
    ...[right, type]: [string | null, EnumValue]
  ) => equalText(rt, left, right, comparisonOf(type)),
  'bool Equals(string value)': sameText,
  'bool Equals(object obj)': (rt: Runtime, self: string, other: NetValue) =>
    typeof other === 'string' && sameText(rt, self, other),
  'bool Equals(string value, StringComparison comparisonType)': (
    rt: Runtime,
    self: string,
    ...[other, type]: [string | null, EnumValue]
  ) => equalText(rt, self, other, comparisonOf(type)),
  'static bool operator ==(string a, string b)': sameText,
  'static bool operator !=(string a, string b)': (rt: Runtime, left: string | null, right: string | null) =>
    !sameText(rt, left, right),
  'static int Compare(string strA, string strB)': (rt: Runtime, left: string | null, right: string | null) =>
    compareText(rt, left, right, invariant),
  'static int Compare(string strA, string strB, bool ignoreCase)': (
    rt: Runtime,
    left: string | null,
    ...[right, ignoresCase]: [string | null, boolean]
  ) => compareText(rt, left, right, { isOrdinal: false, ignoresCase }),
  'static int Compare(string strA, string strB, StringComparison comparisonType)': (
    rt: Runtime,
    left: string | null,
    ...[right, type]: [string | null, EnumValue]
  ) => compareText(rt, left, right, comparisonOf(type)),
  'static int Compare(string strA, int indexA, string strB, int indexB, int length)': (
    rt: Runtime,
    ...parts: PartArguments
  ) => compareParts(rt, parts, invariant),
  'static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase)': (
    rt: Runtime,
    ...[left, start, right, other, length, ignoresCase]: [...PartArguments, boolean]
  ) => compareParts(rt, [left, start, right, other, length], { isOrdinal: false, ignoresCase }),
  'static int Compare(string strA, int indexA, string strB, int indexB, int length, StringComparison comparisonType)': (
    rt: Runtime,
    ...[left, start, right, other, length, type]: [...PartArguments, EnumValue]
  ) => compareParts(rt, [left, start, right, other, length], comparisonOf(type)),
  'static int CompareOrdinal(string strA, string strB)': (rt: Runtime, left: string | null, right: string | null) =>
    compareText(rt, left, right, ordinal),
  'int CompareTo(string strB)': (rt: Runtime, self: string, other: string | null) =>
    compareText(rt, self, other, invariant),
  'int CompareTo(object value)': (rt: Runtime, self: string, other: NetValue) =>
    other === null || typeof other === 'string'
      ? compareText(rt, self, other, invariant)
      : raiseArgument('Object must be of type String.'),
};

type PartArguments = [left: string | null, leftStart: number, right: string | null, rightStart: number, length: number];

function compareParts(
  rt: Runtime,
  [left, leftStart, right, rightStart, length]: PartArguments,
  how: Comparison,
): number {
  if (length < 0) return raiseOutOfRange('length', 'Length cannot be less than zero.');
  if (left === null || right === null) return compareText(rt, left, right, how);
  const bad = 'Index was out of range. Must be non-negative and less than the size of the collection.';
  if (leftStart < 0 || leftStart > left.length) return raiseOutOfRange('indexA', bad);
  if (rightStart < 0 || rightStart > right.length) return raiseOutOfRange('indexB', bad);
  return compareText(rt, left.slice(leftStart, leftStart + length), right.slice(rightStart, rightStart + length), how);
}
