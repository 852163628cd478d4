import { decoded } from './url-query.ts';

/**
 * A path that is cut at its slashes as far as a search looks. What is plain (no escapes, nothing but ASCII) is read where it
 * stands; as soon as something else is met the path is `odd`, what was found so far means nothing, and the search is made
 * anew with segments that are cut, decoded and in lower case.
 *
 * A hot file: one record serves all requests, and a plain path allocates nothing.
 */
export type UrlPath = {
  path: string;
  odd: boolean;
  /** Whether a semicolon was met: only then may a segment say which revision it means. */
  marked: boolean;
  /** How many segments have been cut: where each begins and ends. The next one's beginning is known too. */
  cut: number;
  starts: Int32Array;
  ends: Int32Array;
  /** What the segments of a path that is not plain say, and in lower case. */
  segments: readonly string[] | null;
  lower: readonly string[];
};

export const slash = 47;
export const percent = 37;
export const semicolon = 59;

export function createPath(): UrlPath {
  return {
    path: '',
    odd: false,
    marked: false,
    cut: 0,
    starts: new Int32Array(32),
    ends: new Int32Array(32),
    segments: null,
    lower: [],
  };
}

export function beginPath(url: UrlPath, path: string): void {
  url.path = path;
  url.odd = false;
  url.marked = false;
  url.cut = 0;
  url.starts[0] = firstOf(path);
  url.segments = null;
}

export function beginOddPath(url: UrlPath, path: string): void {
  const segments = path.slice(firstOf(path)).split('/').map(decoded);
  url.path = path;
  url.odd = false;
  url.marked = true;
  url.segments = segments;
  url.lower = segments.map((segment) => segment.toLowerCase());
}

/** The first slash begins no segment. */
function firstOf(path: string): number {
  return path.charCodeAt(0) === slash ? 1 : 0;
}

/** Whether there is no segment `at`, or an empty one after a last slash. Everything before it has been looked at. */
export function isEnd({ segments, lower, starts, path }: UrlPath, at: number): boolean {
  if (segments === null) return (starts[at] as number) >= path.length;
  return at >= lower.length || (at === lower.length - 1 && lower[at] === '');
}

export function isEmpty({ segments, lower, starts, path }: UrlPath, at: number): boolean {
  return segments === null ? path.charCodeAt(starts[at] as number) === slash : lower[at] === '';
}

/** What segment `at` says, or part of it, as it was written. */
export function partOf({ segments, path, starts, ends }: UrlPath, at: number, from: number, to: number): string {
  if (segments !== null) return to < 0 ? (segments[at] as string) : (segments[at] as string).slice(from, to);
  const start = starts[at] as number;
  return path.slice(start + from, to < 0 ? ends[at] : start + to);
}

/** Everything from segment `at` on. */
export function restOf({ segments, path, starts }: UrlPath, at: number): string {
  return segments === null ? path.slice(starts[at]) : segments.slice(at).join('/');
}

/** Looks for the end of segment `at`, unless it is known. */
export function cutSegment(url: UrlPath, at: number): void {
  if (at < url.cut || url.segments !== null) return;
  const { path } = url;
  const { length } = path;
  let end = url.starts[at] as number;
  for (; end < length; end += 1) {
    const char = path.charCodeAt(end);
    if (char === slash) break;
    if (char === percent) url.odd = true;
    else if (char === semicolon) url.marked = true;
  }
  endSegment(url, at, end);
}

/** The end of segment `at` is known. */
export function endSegment(url: UrlPath, at: number, end: number): void {
  if (at < url.cut) return;
  if (at + 1 === url.starts.length) makeRoom(url);
  url.ends[at] = end;
  url.starts[at + 1] = end + 1;
  url.cut = at + 1;
}

function makeRoom(url: UrlPath): void {
  for (const column of ['starts', 'ends'] as const) {
    const wider = new Int32Array(url[column].length * 2);
    wider.set(url[column]);
    url[column] = wider;
  }
}
