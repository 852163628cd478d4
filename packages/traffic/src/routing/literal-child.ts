import { mix } from '@keelgate/model';
import type { RouteCode } from './route-code.ts';
import { at as inNode, few, hashOf, header, inLiteral } from './route-code.ts';
import type { UrlPath } from './url-path.ts';
import { endSegment, percent, semicolon, slash } from './url-path.ts';

/** The node that segment `at` leads to by what it says, whatever its case; 0 for none. */
export function literalChild(code: RouteCode, url: UrlPath, node: number, at: number): number {
  const { words } = code;
  const count = words[node + inNode.count] as number;
  if (count === 0) return 0;
  if (count > few) return fromTable(code, url, words[node + inNode.table] as number, at);
  let literal = node + header;
  for (let place = 0; place < count; place += 1) {
    if (says(code, url, literal, at)) return words[literal + inLiteral.node] as number;
    literal += inLiteral.chars + (((words[literal] as number) + 3) >> 2);
  }
  return 0;
}

function fromTable(code: RouteCode, url: UrlPath, table: number, at: number): number {
  const { words } = code;
  const mask = words[table] as number;
  const hash = url.segments === null ? hashAt(url, at) : hashOf(url.lower[at] as string);
  for (let slot = mix(hash) & mask; words[table + 2 + slot * 2] !== 0; slot = (slot + 1) & mask) {
    if (words[table + 1 + slot * 2] !== hash) continue;
    const literal = words[table + 2 + slot * 2] as number;
    if (says(code, url, literal, at)) return words[literal + inLiteral.node] as number;
  }
  return 0;
}

/** The hash of segment `at` in lower case. */
function hashAt(url: UrlPath, at: number): number {
  const { path } = url;
  const { length } = path;
  let hash = 0;
  let end = url.starts[at] as number;
  for (; end < length; end += 1) {
    let char = path.charCodeAt(end);
    if (char === slash) break;
    if (char >= 65 && char <= 90) char += 32;
    else if (char === percent || char > 127) url.odd = true;
    else if (char === semicolon) url.marked = true;
    hash = ((hash << 5) | (hash >>> 27)) ^ char;
  }
  endSegment(url, at, end);
  return hash;
}

/** Whether segment `at` says what the literal does. One that differs before anything odd differs, whatever comes after. */
function says(code: RouteCode, url: UrlPath, literal: number, at: number): boolean {
  const { words, texts } = code;
  if (url.segments !== null) return url.lower[at] === texts[words[literal + inLiteral.text] as number];
  const { path } = url;
  const end = (url.starts[at] as number) + (words[literal] as number);
  const differs = firstDifference(code, url, literal, at);
  if (differs < end) {
    if (differs < path.length && isOdd(path.charCodeAt(differs))) url.odd = true;
    return false;
  }
  if (end < path.length && path.charCodeAt(end) !== slash) return false;
  endSegment(url, at, end);
  return true;
}

/** Where the path stops to say what the literal does; the literal's end if nowhere. */
function firstDifference({ words, bytes }: RouteCode, url: UrlPath, literal: number, at: number): number {
  const { path } = url;
  const start = url.starts[at] as number;
  const until = Math.min(start + (words[literal] as number), path.length);
  const shift = (literal + inLiteral.chars) * 4 - start;
  for (let index = start; index < until; index += 1) {
    const char = path.charCodeAt(index);
    const wanted = bytes[shift + index] as number;
    if (char !== wanted && (char + 32 !== wanted || char < 65 || char > 90)) return index;
  }
  return until;
}

function isOdd(char: number): boolean {
  return char === percent || char === semicolon || char > 127;
}
