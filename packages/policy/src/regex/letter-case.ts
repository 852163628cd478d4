import type { CharSet } from './char-set.ts';
import { charSet, hasCode } from './char-set.ts';

/** IgnoreCase in .NET Framework compares lower-case forms; it does not fold, so `ſ` is not `s`. */
export function lower(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  const text = String.fromCharCode(code).toLowerCase();
  return text.length === 1 ? text.charCodeAt(0) : code;
}

let changing: readonly (readonly [code: number, lower: number])[] | null = null;

/** Codes whose lower-case form is another code. */
function codesWithLower(): readonly (readonly [number, number])[] {
  if (changing !== null) return changing;
  const pairs: (readonly [number, number])[] = [];
  for (let code = 0; code <= 0xffff; code += 1) {
    const to = lower(code);
    if (to !== code) pairs.push([code, to]);
  }
  changing = pairs;
  return pairs;
}

let upperOf: ReadonlyMap<number, readonly number[]> | null = null;

/** The codes that a literal matches under IgnoreCase. */
export function sameIgnoringCase(code: number): CharSet {
  if (upperOf === null) {
    const made = new Map<number, number[]>();
    for (const [from, to] of codesWithLower()) made.set(to, [...(made.get(to) ?? []), from]);
    upperOf = made;
  }
  const to = lower(code);
  return charSet([to, ...(upperOf.get(to) ?? [])].flatMap((each) => [each, each]));
}

/** The set with the lower-case form of each of its members. */
export function withLower(set: CharSet): CharSet {
  const more = codesWithLower().flatMap(([code, to]) => (hasCode(set, code) ? [to, to] : []));
  return charSet([...set.ranges, ...more]);
}

/** The codes whose lower-case form is in the set. */
export function whoseLowerIsIn(set: CharSet): CharSet {
  const out: number[] = [];
  let low = 0;
  const keep = (high: number): void => {
    if (high >= low) out.push(...within(set, low, high));
  };
  for (const [code, to] of codesWithLower()) {
    keep(code - 1);
    if (hasCode(set, to)) out.push(code, code);
    low = code + 1;
  }
  keep(0xffff);
  return charSet(out);
}

function within({ ranges }: CharSet, low: number, high: number): number[] {
  const out: number[] = [];
  for (let index = 0; index < ranges.length; index += 2) {
    const from = Math.max(low, ranges[index] ?? 0);
    const to = Math.min(high, ranges[index + 1] ?? 0);
    if (from <= to) out.push(from, to);
  }
  return out;
}
