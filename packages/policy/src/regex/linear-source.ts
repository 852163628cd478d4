import type { Assertion, Node } from './syntax.ts';

/** A pattern in RE2's syntax, and the inputs for which it says the same. */
export type LinearSource = {
  readonly source: string;
  /** RE2's `\b` knows ASCII alone. */
  readonly needsAscii: boolean;
  /** `$` stands for the very end, so the input may not end in a newline. */
  readonly needsNoFinalNewline: boolean;
  /** Group numbers in the order of their parentheses. */
  readonly groups: readonly number[];
  /** Whether a group can capture more than once: then RE2 knows the last capture alone. */
  readonly hasRepeatedGroup: boolean;
};

type Draft = {
  needsAscii: boolean;
  needsNoFinalNewline: boolean;
  readonly groups: number[];
  hasRepeatedGroup: boolean;
  /** Set when something cannot be said. */
  isImpossible: boolean;
  /** How often what is written may be repeated, as RE2 writes counted repetitions out. */
  copies: number;
  isRepeated: boolean;
};

/** What is repeated more often would make large programs; backtracking counts instead. */
const copiesMax = 100;

/** Says a tree in RE2's syntax; null where that cannot be done exactly. */
export function linearSource(tree: Node): LinearSource | null {
  const draft: Draft = {
    needsAscii: false,
    needsNoFinalNewline: false,
    groups: [],
    hasRepeatedGroup: false,
    isImpossible: false,
    copies: 1,
    isRepeated: false,
  };
  const source = say(draft, tree);
  if (draft.isImpossible || source.length > 100_000) return null;
  const { needsAscii, needsNoFinalNewline, groups, hasRepeatedGroup } = draft;
  return { source, needsAscii, needsNoFinalNewline, groups, hasRepeatedGroup };
}

function impossible(draft: Draft): string {
  draft.isImpossible = true;
  return '';
}

function say(draft: Draft, node: Node): string {
  if (draft.isImpossible) return '';
  switch (node.kind) {
    case 'empty':
      return '(?:)';
    case 'char':
      return hex(node.code);
    case 'set':
      return saySet(node.set.ranges);
    case 'sequence':
      return node.items.map((item) => say(draft, item)).join('');
    case 'choice':
      return `(?:${node.items.map((item) => say(draft, item)).join('|')})`;
    case 'repeat':
      return sayRepeat(draft, node);
    case 'capture':
      return sayCapture(draft, node);
    case 'assert':
      return sayAssertion(draft, node.what);
    default:
      return impossible(draft);
  }
}

function hex(code: number): string {
  return `\\x{${code.toString(16)}}`;
}

function saySet(ranges: readonly number[]): string {
  if (ranges.length === 0) return '[^\\x{0}-\\x{10ffff}]';
  let text = '';
  for (let index = 0; index < ranges.length; index += 2)
    text += `${hex(ranges[index] ?? 0)}-${hex(ranges[index + 1] ?? 0)}`;
  return `[${text}]`;
}

/** A round that takes nothing ends .NET's loops, with its captures; RE2 has a rule of its own, so such loops are left out. */
function sayRepeat(draft: Draft, { body, min, max, isLazy }: Extract<Node, { kind: 'repeat' }>): string {
  const isUnbounded = max === Infinity;
  const counted = isUnbounded ? Math.max(min, 1) : max;
  if ((max > 1 && mayBeEmpty(body)) || max === 0 || draft.copies * counted > copiesMax) return impossible(draft);
  const { copies, isRepeated } = draft;
  draft.copies *= counted;
  draft.isRepeated ||= max > 1;
  const inner = say(draft, body);
  draft.copies = copies;
  draft.isRepeated = isRepeated;
  return `(?:${inner})${count(min, max)}${isLazy ? '?' : ''}`;
}

function count(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return `{${min},${max}}`;
}

function sayCapture(draft: Draft, { group, pops, body }: Extract<Node, { kind: 'capture' }>): string {
  if (group === null || pops !== null || draft.groups.includes(group)) return impossible(draft);
  draft.groups.push(group);
  draft.hasRepeatedGroup ||= draft.isRepeated;
  return `(${say(draft, body)})`;
}

function sayAssertion(draft: Draft, what: Assertion): string {
  switch (what) {
    case 'begin':
      return '\\A';
    case 'end':
      return '\\z';
    case 'end-or-final-newline':
      draft.needsNoFinalNewline = true;
      return '\\z';
    case 'line-begin':
      return '(?m:^)';
    case 'line-end':
      return '(?m:$)';
    case 'from':
      return impossible(draft);
    default:
      draft.needsAscii = true;
      return what === 'boundary' || what === 'ecma-boundary' ? '\\b' : '\\B';
  }
}

function mayBeEmpty(node: Node): boolean {
  switch (node.kind) {
    case 'char':
    case 'set':
      return false;
    case 'sequence':
      return node.items.every(mayBeEmpty);
    case 'choice':
      return node.items.some(mayBeEmpty);
    case 'repeat':
      return node.min === 0 || mayBeEmpty(node.body);
    case 'capture':
      return mayBeEmpty(node.body);
    default:
      return true;
  }
}
