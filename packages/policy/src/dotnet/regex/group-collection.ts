import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { MatchValue } from './match-value.ts';
import { groupAt, groupCount, groupNamed, groupNumbered } from './match-value.ts';

type GroupCollection = { readonly net: typeof name; readonly match: MatchValue };

const name = 'System.Text.RegularExpressions.GroupCollection';

export function groupCollectionOf(match: MatchValue): GroupCollection {
  return { net: name, match };
}

function* each(_: Runtime, { match }: GroupCollection): Generator<NetValue> {
  for (let slot = 0; slot < groupCount(match); slot += 1) yield groupAt(match, slot);
}

/** Enumerated as groups, as newer .NET has it: .NET Framework knows but objects here. */
export const groupCollection: TypeDefinition = defineType({
  name,
  kind: 'class',
  interfaces: ['IEnumerable<Group>'],
  source: 'https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.groupcollection?view=netframework-4.8',
  members: {
    'int Count { get; }': (_: Runtime, { match }: GroupCollection) => groupCount(match),
    'Group this[int groupnum] { get; }': (_: Runtime, { match }: GroupCollection, number: number) =>
      groupNumbered(match, number),
    'Group this[string groupname] { get; }': (_: Runtime, { match }: GroupCollection, wanted: string | null) =>
      groupNamed(match, wanted ?? raiseArgumentNull('groupname')),
  },
  hooks: { iterate: each },
});
