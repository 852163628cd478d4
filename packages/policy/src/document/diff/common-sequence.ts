/** Where two lists have the same thing, by index in each. */
export type Pair = readonly [left: number, right: number];

/** A larger table is not filled in; what is found then is common and in order, but may not be the longest. */
const cellsMax = 4_000_000;

/** A longest sequence that both lists have in this order. */
export function commonSequence(
  left: readonly number[],
  right: readonly number[],
  cells: number = cellsMax,
): readonly Pair[] {
  let from = 0;
  let [leftTo, rightTo] = [left.length, right.length];
  while (from < leftTo && from < rightTo && left[from] === right[from]) from += 1;
  while (leftTo > from && rightTo > from && left[leftTo - 1] === right[rightTo - 1]) {
    leftTo -= 1;
    rightTo -= 1;
  }
  const [inLeft, inRight] = [left.slice(from, leftTo), right.slice(from, rightTo)];
  const isSmall = inLeft.length * inRight.length <= cells;
  const middle = isSmall ? longest(inLeft, inRight) : inOrder(paired(inLeft, inRight));
  return [
    ...Array.from({ length: from }, (_, at): Pair => [at, at]),
    ...middle.map(([one, other]): Pair => [one + from, other + from]),
    ...Array.from({ length: left.length - leftTo }, (_, at): Pair => [leftTo + at, rightTo + at]),
  ];
}

function longest(left: readonly number[], right: readonly number[]): readonly Pair[] {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (one: number, other: number): number => lengths[one * width + other] ?? 0;
  for (let one = left.length - 1; one >= 0; one -= 1) {
    for (let other = right.length - 1; other >= 0; other -= 1) {
      lengths[one * width + other] =
        left[one] === right[other] ? at(one + 1, other + 1) + 1 : Math.max(at(one + 1, other), at(one, other + 1));
    }
  }
  const pairs: Pair[] = [];
  let [one, other] = [0, 0];
  while (one < left.length && other < right.length) {
    if (left[one] === right[other]) {
      pairs.push([one, other]);
      one += 1;
      other += 1;
    } else if (at(one + 1, other) >= at(one, other + 1)) one += 1;
    else other += 1;
  }
  return pairs;
}

/** Each thing with its like: the first one with the first one, the second with the second. In the order of the left. */
export function paired(left: readonly number[], right: readonly number[]): readonly Pair[] {
  const open = new Map<number, number[]>();
  for (const [at, value] of [...right.entries()].toReversed()) {
    const all = open.get(value);
    if (all === undefined) open.set(value, [at]);
    else all.push(at);
  }
  return left.flatMap((value, at): readonly Pair[] => {
    const other = open.get(value)?.pop();
    return other === undefined ? [] : [[at, other]];
  });
}

/** The most of these pairs, one behind the other in the left already, that are so in the right. */
function inOrder(pairs: readonly Pair[]): readonly Pair[] {
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (const [at, [, right]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < right) low = middle + 1;
      else high = middle;
    }
    before[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  }
  const found: Pair[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) found.push(pairs[at] as Pair);
  return found.toReversed();
}
