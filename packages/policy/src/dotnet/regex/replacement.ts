import type { GroupTable } from '../../regex/syntax.ts';
import type { MatchValue } from './match-value.ts';
import { groupAt, groupNumbered, spanOf } from './match-value.ts';

/** A part of a replacement pattern: text, or something of the match. */
type Part = string | ((match: MatchValue) => string);

/** A replacement pattern such as `$2-${name}`, as a function of the match. What `$` does not begin stays as it is. */
export function parseReplacement(pattern: string, groups: GroupTable): (match: MatchValue) => string {
  const parts: Part[] = [];
  let at = 0;
  while (at < pattern.length) {
    const dollar = pattern.indexOf('$', at);
    if (dollar === -1) break;
    parts.push(pattern.slice(at, dollar));
    const found = substitution(pattern, dollar + 1, groups);
    parts.push(found?.part ?? '$');
    at = found?.end ?? dollar + 1;
  }
  parts.push(pattern.slice(at));
  return (match) => parts.map((part) => (typeof part === 'string' ? part : part(match))).join('');
}

type Substitution = { readonly part: Part; readonly end: number };

function substitution(pattern: string, from: number, groups: GroupTable): Substitution | null {
  const char = pattern.charAt(from);
  const special = specials.get(char);
  if (special !== undefined) return { part: special, end: from + 1 };
  if (char === '{') {
    const end = pattern.indexOf('}', from);
    const number = end === -1 ? undefined : groupCalled(pattern.slice(from + 1, end), groups);
    return number === undefined ? null : { part: textOfGroup(number), end: end + 1 };
  }
  let end = from;
  while (pattern.charAt(end) >= '0' && pattern.charAt(end) <= '9') end += 1;
  const number = Number(pattern.slice(from, end));
  return end > from && groups.slotOf.has(number) ? { part: textOfGroup(number), end } : null;
}

function groupCalled(name: string, groups: GroupTable): number | undefined {
  if (!/^\d+$/.test(name)) return groups.numberOf.get(name);
  return groups.slotOf.has(Number(name)) ? Number(name) : undefined;
}

function textOfGroup(number: number): Part {
  return (match) => {
    const group = groupNumbered(match, number);
    return group.input.slice(...spanOf(group));
  };
}

const specials: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['$', '$'],
  ['&', textOfGroup(0)],
  ['`', (match) => match.input.slice(0, spanOf(match)[0])],
  ["'", (match) => match.input.slice(spanOf(match)[1])],
  ['_', (match) => match.input],
  [
    '+',
    (match) => {
      const last = groupAt(match, (match.found?.captures.length ?? 1) - 1);
      return last.input.slice(...spanOf(last));
    },
  ],
]);
