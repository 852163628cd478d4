import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { compareValues, equalValues } from '../protocol.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { hashOf } from './hash.ts';
import { upperText } from './text-case.ts';
import type { Comparison } from './text-order.ts';
import { compareText, equalText } from './text-order.ts';

/** A comparer as collections and sorting take it; they look at `ignoreCase`. */
export type StringComparerValue = {
  readonly net: 'System.StringComparer';
  readonly ignoreCase: boolean;
  readonly isOrdinal: boolean;
};

export const stringComparer: TypeDefinition = defineType({
  name: 'System.StringComparer',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.stringcomparer?view=netframework-4.8',
  interfaces: ['IComparer<string>', 'IEqualityComparer<string>'],
  members: {
    'static StringComparer Ordinal { get; }': () => comparer(true, false),
    'static StringComparer OrdinalIgnoreCase { get; }': () => comparer(true, true),
    'static StringComparer InvariantCulture { get; }': () => comparer(false, false),
    'static StringComparer InvariantCultureIgnoreCase { get; }': () => comparer(false, true),
    'static StringComparer CurrentCulture { get; }': () => comparer(false, false),
    'static StringComparer CurrentCultureIgnoreCase { get; }': () => comparer(false, true),
    'int Compare(string x, string y)': (rt: Runtime, self: StringComparerValue, ...texts: Texts) =>
      compareText(rt, texts[0], texts[1], comparisonOf(self)),
    'int Compare(object x, object y)': (
      rt: Runtime,
      self: StringComparerValue,
      ...[left, right]: [NetValue, NetValue]
    ) =>
      isText(left) && isText(right) ? compareText(rt, left, right, comparisonOf(self)) : compareValues(rt, left, right),
    'bool Equals(string x, string y)': (rt: Runtime, self: StringComparerValue, ...texts: Texts) =>
      equalText(rt, texts[0], texts[1], comparisonOf(self)),
    'bool Equals(object x, object y)': (
      rt: Runtime,
      self: StringComparerValue,
      ...[left, right]: [NetValue, NetValue]
    ) =>
      isText(left) && isText(right) ? equalText(rt, left, right, comparisonOf(self)) : equalValues(rt, left, right),
    'int GetHashCode(string obj)': (rt: Runtime, self: StringComparerValue, text: string | null) => {
      const given = text ?? raiseArgumentNull('obj');
      return hashOf(rt, self.ignoreCase ? upperText(rt, given) : given);
    },
  },
});

type Texts = [left: string | null, right: string | null];

function comparer(isOrdinal: boolean, ignoreCase: boolean): StringComparerValue {
  return { net: 'System.StringComparer', isOrdinal, ignoreCase };
}

function comparisonOf({ isOrdinal, ignoreCase }: StringComparerValue): Comparison {
  return { isOrdinal, ignoresCase: ignoreCase };
}

function isText(value: NetValue): value is string | null {
  return value === null || typeof value === 'string';
}
