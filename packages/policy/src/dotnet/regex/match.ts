import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raise, raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { newText } from '../runtime.ts';
import { groupCollectionOf } from './group-collection.ts';
import type { MatchValue } from './match-value.ts';
import { emptyMatch, matchName, nextMatch } from './match-value.ts';
import { parseReplacement } from './replacement.ts';

export const match: TypeDefinition = defineType({
  name: matchName,
  kind: 'class',
  base: 'Group',
  source: 'https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.match?view=netframework-4.8',
  members: {
    'static Match Empty { get; }': () => emptyMatch,
    'GroupCollection Groups { get; }': (_: Runtime, self: MatchValue) => groupCollectionOf(self),
    'Match NextMatch()': nextMatch,
    'string Result(string replacement)': (rt: Runtime, self: MatchValue, replacement: string | null) => {
      const pattern = replacement ?? raiseArgumentNull('replacement');
      if (self.search === null)
        return raise('System.NotSupportedException', 'Result cannot be called on a failed Match.');
      return newText(rt, parseReplacement(pattern, self.search.regex.groups)(self));
    },
  },
});
