import { mix } from '@keelgate/model';
import { at as inNode, few, header, inLiteral } from './route-code.ts';
import type { RouteCode } from './route-code.ts';

/**
 * The quick way to an operation, for a plain path that reaches it without turning back: literals where they match, else
 * parameters, each character read once. Where that does not end at an operation it says nothing: the search finds what there
 * is. What it does find is what the search would have found first.
 *
 * A hot record: one serves all requests.
 */
export type RouteWalk = {
  readonly code: RouteCode;
  path: string;
  /** Where the next segment begins. */
  next: number;
  /** Where each value begins and ends. */
  readonly values: Int32Array;
  depth: number;
};

/** More values than these are left to the search. */
const valuesMax = 32;

export function createWalk(code: RouteCode): RouteWalk {
  return { code, path: '', next: 0, values: new Int32Array(valuesMax * 2), depth: 0 };
}

/** The number of the ending that a path and a method lead to; -1: look for it the long way. */
export function walk(of: RouteWalk, path: string, method: number): number {
  of.path = path;
  of.next = path.charCodeAt(0) === 47 ? 1 : 0;
  of.depth = 0;
  let node = baseOf(of);
  if (node === 0) return -1;
  const { words } = of.code;
  while (of.next < path.length) {
    const literal = literalFrom(of, node);
    node = literal === 0 ? parameterFrom(of, words, node) : literal;
    if (node === 0) return -1;
  }
  return endingOf(words, words[node + inNode.ends] as number, method);
}

/** What the values that were passed say. */
export function valuesPassed({ path, values, depth }: RouteWalk): readonly string[] {
  if (depth === 1) return [path.slice(values[0], values[1])];
  if (depth === 2) return [path.slice(values[0], values[1]), path.slice(values[2], values[3])];
  return Array.from({ length: depth }, (_, place) => path.slice(values[place * 2], values[place * 2 + 1]));
}

/** The ending for a method, its own before that for any; -1 for none. */
export function endingOf(words: Int32Array, from: number, method: number): number {
  if (from === 0) return -1;
  const until = from + 1 + (words[from] as number) * 2;
  let any = -1;
  for (let place = from + 1; place < until; place += 2) {
    const asked = words[place] as number;
    if (asked === method) return words[place + 1] as number;
    if (asked === 0) any = words[place + 1] as number;
  }
  return any;
}

/** The operations of the API with the longest base, if its path alone tells which it is; else 0. */
function baseOf(of: RouteWalk): number {
  const { words, root } = of.code;
  let operations = 0;
  let after = 0;
  for (let node = root; node !== 0; node = literalFrom(of, node)) {
    if (words[node + inNode.families] === 0) continue;
    operations = words[node + inNode.direct] as number;
    after = of.next;
  }
  of.next = after;
  return operations;
}

/** The node that the next segment leads to by what it says; 0 for none. */
function literalFrom(of: RouteWalk, node: number): number {
  const { words } = of.code;
  const count = words[node + inNode.count] as number;
  if (count > few) return fromTable(of, words[node + inNode.table] as number);
  let literal = node + header;
  for (let place = 0; place < count; place += 1) {
    if (passes(of, literal)) return words[literal + inLiteral.node] as number;
    literal += inLiteral.chars + (((words[literal] as number) + 3) >> 2);
  }
  return 0;
}

function fromTable(of: RouteWalk, table: number): number {
  const { words } = of.code;
  const mask = words[table] as number;
  const hash = hashFrom(of.path, of.next);
  for (let slot = table + 1 + (mix(hash) & mask) * 2; words[slot + 1] !== 0;) {
    const literal = words[slot + 1] as number;
    if (words[slot] === hash && passes(of, literal)) return words[literal + inLiteral.node] as number;
    slot = slot === table + 1 + mask * 2 ? table + 1 : slot + 2;
  }
  return 0;
}

function hashFrom(path: string, from: number): number {
  let hash = 0;
  for (let index = from; index < path.length; index += 1) {
    const char = path.charCodeAt(index);
    if (char === 47) break;
    hash = ((hash << 5) | (hash >>> 27)) ^ (char >= 65 && char <= 90 ? char + 32 : char);
  }
  return hash;
}

/** Goes past the next segment if it says what the literal does. */
function passes(of: RouteWalk, literal: number): boolean {
  const { path } = of;
  const { words, bytes } = of.code;
  const end = of.next + (words[literal] as number);
  if (end > path.length) return false;
  const shift = (literal + inLiteral.chars) * 4 - of.next;
  for (let index = of.next; index < end; index += 1) {
    const char = path.charCodeAt(index);
    const wanted = bytes[shift + index] as number;
    if (char !== wanted && (char + 32 !== wanted || char < 65 || char > 90)) return false;
  }
  if (end < path.length && path.charCodeAt(end) !== 47) return false;
  of.next = end + 1;
  return true;
}

/** Goes past the next segment as a value; 0 where that is not all that is to be said of it. */
function parameterFrom(of: RouteWalk, words: Int32Array, node: number): number {
  const parameter = words[node + inNode.parameter] as number;
  if (parameter === 0 || words[node + inNode.mixed] !== 0 || of.depth === valuesMax) return 0;
  const { path, next } = of;
  let end = next;
  for (; end < path.length; end += 1) {
    const char = path.charCodeAt(end);
    if (char === 47) break;
    if (char === 37 || char === 59 || char > 127) return 0;
  }
  if (end === next) return 0;
  of.values[of.depth * 2] = next;
  of.values[of.depth * 2 + 1] = end;
  of.depth += 1;
  of.next = end + 1;
  return parameter;
}
