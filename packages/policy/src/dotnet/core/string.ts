import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { char, type NetValue } from '../value.ts';
import { stringCaseMembers } from './string-case.ts';
import { stringCompareMembers } from './string-compare.ts';
import { stringEditMembers } from './string-edit.ts';
import { stringJoinMembers } from './string-join.ts';
import { stringMakeMembers } from './string-make.ts';
import { stringSearchMembers } from './string-search.ts';
import { stringSplitMembers } from './string-split.ts';
import { compareText, invariant } from './text-order.ts';

export const string: TypeDefinition = defineType({
  name: 'System.String',
  kind: 'class',
  keyword: 'string',
  source: 'https://learn.microsoft.com/dotnet/api/system.string?view=netframework-4.8',
  interfaces: [
    'IEnumerable<char>',
    'IComparable',
    'IConvertible',
    'ICloneable',
    'IComparable<string>',
    'IEquatable<string>',
  ],
  members: {
    ...stringMakeMembers,
    ...stringSearchMembers,
    ...stringEditMembers,
    ...stringCaseMembers,
    ...stringSplitMembers,
    ...stringJoinMembers,
    ...stringCompareMembers,
  },
  hooks: {
    text: (_: Runtime, self: string) => self,
    compare: (rt: Runtime, left: string, right: string) => compareText(rt, left, right, invariant),
    iterate: (_: Runtime, self: string) => units(self),
  },
});

/** A string's elements are its UTF-16 units. */
function* units(text: string): Generator<NetValue> {
  for (let at = 0; at < text.length; at += 1) yield char(text.charCodeAt(at));
}
