import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkItems } from '../runtime.ts';
import type { MatchValue, Search } from './match-value.ts';
import { firstMatch, isSuccess, nextMatch } from './match-value.ts';

/** Matches are looked for when they are asked for. */
type MatchCollection = {
  readonly net: typeof name;
  readonly search: Search;
  readonly from: number;
  readonly known: MatchValue[];
  isWhole: boolean;
};

const name = 'System.Text.RegularExpressions.MatchCollection';

export function matchCollectionOf(search: Search, from: number): MatchCollection {
  return { net: name, search, from, known: [], isWhole: false };
}

/** A match by its place; undefined behind the last. */
function at(rt: Runtime, self: MatchCollection, index: number): MatchValue | undefined {
  const { known, search, from } = self;
  while (known.length <= index && !self.isWhole) {
    burn(rt, 4);
    const last = known.at(-1);
    const next = last === undefined ? firstMatch(rt, search, from) : nextMatch(rt, last);
    if (isSuccess(next)) {
      checkItems(rt, known.length + 1);
      known.push(next);
    } else self.isWhole = true;
  }
  return known[index];
}

function* each(rt: Runtime, self: MatchCollection): Generator<MatchValue> {
  for (let index = 0; ; index += 1) {
    const found = at(rt, self, index);
    if (found === undefined) return;
    yield found;
  }
}

/** Enumerated as matches, as newer .NET has it: .NET Framework knows but objects here. */
export const matchCollection: TypeDefinition = defineType({
  name,
  kind: 'class',
  interfaces: ['IEnumerable<Match>'],
  source: 'https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.matchcollection?view=netframework-4.8',
  members: {
    'int Count { get; }': (rt: Runtime, self: MatchCollection) => {
      at(rt, self, Infinity);
      return self.known.length;
    },
    'Match this[int i] { get; }': (rt: Runtime, self: MatchCollection, index: number) =>
      (index < 0 ? undefined : at(rt, self, index)) ?? raiseOutOfRange('i'),
  },
  hooks: { iterate: each },
});
