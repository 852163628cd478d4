/**
 * A set of UTF-16 code units. .NET matches code units, so every class, category, negation, subtraction and folding of case
 * comes down to a list of ranges within 0…65535.
 */
export type CharSet = {
  /** First and last code of each range, flat, ascending, never touching. */
  readonly ranges: readonly number[];
  /** Membership of the first 256 codes. */
  readonly latin: Uint8Array;
};

const last = 0xffff;

/** A set of ranges that may overlap and stand in any order. */
export function charSet(pairs: readonly number[]): CharSet {
  return fromSorted(merge(pairs));
}

function merge(pairs: readonly number[]): number[] {
  const order = Array.from({ length: pairs.length / 2 }, (_, index) => index * 2).sort(
    (a, b) => at(pairs, a) - at(pairs, b),
  );
  const out: number[] = [];
  for (const index of order) {
    const low = at(pairs, index);
    const high = at(pairs, index + 1);
    const end = out.at(-1);
    if (end === undefined || low > end + 1) out.push(low, high);
    else if (high > end) out[out.length - 1] = high;
  }
  return out;
}

function at(pairs: readonly number[], index: number): number {
  return pairs[index] ?? 0;
}

function fromSorted(ranges: readonly number[]): CharSet {
  const latin = new Uint8Array(256);
  for (let index = 0; index < ranges.length && at(ranges, index) < 256; index += 2)
    latin.fill(1, at(ranges, index), Math.min(255, at(ranges, index + 1)) + 1);
  return { ranges, latin };
}

export const fullSet: CharSet = fromSorted([0, last]);
/** `.` without Singleline. */
export const notNewline: CharSet = fromSorted([0, 9, 11, last]);

export function hasCode({ ranges, latin }: CharSet, code: number): boolean {
  if (code < 256) return latin[code] === 1;
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (code < at(ranges, middle * 2)) high = middle - 1;
    else if (code > at(ranges, middle * 2 + 1)) low = middle + 1;
    else return true;
  }
  return false;
}

export function union(sets: readonly CharSet[]): CharSet {
  const [only] = sets;
  if (sets.length === 1 && only !== undefined) return only;
  return charSet(sets.flatMap(({ ranges }) => ranges));
}

export function negate({ ranges }: CharSet): CharSet {
  const out: number[] = [];
  let next = 0;
  for (let index = 0; index < ranges.length; index += 2) {
    if (at(ranges, index) > next) out.push(next, at(ranges, index) - 1);
    next = at(ranges, index + 1) + 1;
  }
  if (next <= last) out.push(next, last);
  return fromSorted(out);
}

export function subtract(left: CharSet, right: CharSet): CharSet {
  return negate(union([negate(left), right]));
}
