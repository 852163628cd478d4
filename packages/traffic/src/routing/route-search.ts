import { literalChild } from './literal-child.ts';
import type { Ending } from './operation-tree.ts';
import type { MixedCode, RouteCode } from './route-code.ts';
import { at as inNode } from './route-code.ts';
import { endingOf } from './route-walk.ts';
import type { UrlPath } from './url-path.ts';
import { cutSegment, isEmpty, isEnd, partOf, restOf } from './url-path.ts';

/**
 * A search for an operation: what is asked, and the values found on the way, as places in the path. Every node is on one path
 * only, so it looks at each once at most, whatever is asked.
 *
 * A hot record: one serves all requests.
 */
export type RouteSearch = {
  readonly code: RouteCode;
  readonly url: UrlPath;
  /** The method's number; -1 where no operation asks for it. */
  method: number;
  /** Segment, beginning and end of each value; an end of -1 is the segment's, a beginning of -1 means all the rest. */
  values: Int32Array;
  depth: number;
};

/** The number of the ending that segments from `at` on lead to; -1 for none. */
export function search(of: RouteSearch, node: number, at: number): number {
  const { code, url } = of;
  const { words } = code;
  // A last slash leaves an empty segment, which only the rest takes for one.
  if (isEnd(url, at)) {
    const ending = endingOf(words, words[node + inNode.ends] as number, of.method);
    return ending >= 0 ? ending : takeRest(of, node, at);
  }
  const literal = literalChild(code, url, node, at);
  if (literal !== 0) {
    const ending = search(of, literal, at + 1);
    if (ending >= 0) return ending;
  }
  if (!isEmpty(url, at)) {
    const ending = searchParameters(of, node, at);
    if (ending >= 0) return ending;
  }
  return takeRest(of, node, at);
}

/** What the values of an ending say, in the order of its names. */
export function valuesOf({ url, values, depth }: RouteSearch): readonly string[] {
  if (depth === 1) return [valueOf(url, values, 0)];
  if (depth === 2) return [valueOf(url, values, 0), valueOf(url, values, 1)];
  return Array.from({ length: depth }, (_, place) => valueOf(url, values, place));
}

function valueOf(url: UrlPath, values: Int32Array, place: number): string {
  const at = values[place * 3] as number;
  const from = values[place * 3 + 1] as number;
  return from < 0 ? restOf(url, at) : partOf(url, at, from, values[place * 3 + 2] as number);
}

/** Through the node's parameters; the stack is as it was where none leads to an end. */
function searchParameters(of: RouteSearch, node: number, at: number): number {
  const { words, mixed } = of.code;
  const { depth } = of;
  const parameter = words[node + inNode.parameter] as number;
  const between = words[node + inNode.mixed] as number;
  if (between !== 0) {
    for (const one of mixed[between] as readonly MixedCode[]) {
      const ending = takeMixed(of, one.literals, at) ? search(of, one.node, at + 1) : -1;
      if (ending >= 0) return ending;
      of.depth = depth;
    }
  }
  if (parameter === 0) return -1;
  cutSegment(of.url, at);
  push(of, at, 0, -1);
  const ending = search(of, parameter, at + 1);
  if (ending < 0) of.depth = depth;
  return ending;
}

function takeRest(of: RouteSearch, node: number, at: number): number {
  const { words, endings } = of.code;
  const rests = words[node + inNode.rests] as number;
  if (rests === 0) return -1;
  const ending = endingOf(words, rests, of.method);
  if (ending >= 0 && (endings[ending] as Ending).namesRest) {
    if (of.url.segments === null && of.url.path.includes('%')) of.url.odd = true;
    push(of, at, -1, -1);
  }
  return ending;
}

/** Notes the values between the literals, each as short as it can be; says whether there are any. */
function takeMixed(of: RouteSearch, literals: readonly string[], at: number): boolean {
  cutSegment(of.url, at);
  const lower = partOf(of.url, at, 0, -1).toLowerCase();
  const first = literals[0] ?? '';
  if (!lower.startsWith(first)) return false;
  let from = first.length;
  for (let index = 1; index < literals.length; index += 1) {
    const literal = literals[index] as string;
    const last = index === literals.length - 1;
    const to = last ? lower.length - literal.length : lower.indexOf(literal, from + 1);
    if (to <= from || (last && !lower.endsWith(literal))) return false;
    push(of, at, from, to);
    from = to + literal.length;
  }
  return true;
}

function push(of: RouteSearch, at: number, from: number, to: number): void {
  const start = of.depth * 3;
  if (start + 3 > of.values.length) {
    const wider = new Int32Array(of.values.length * 2);
    wider.set(of.values);
    of.values = wider;
  }
  of.values[start] = at;
  of.values[start + 1] = from;
  of.values[start + 2] = to;
  of.depth += 1;
}
