/** What was probably meant: the candidate that differs in two letters at most, and in less than half of them. */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = 3;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const differing = distance(name.toLowerCase(), candidate.toLowerCase());
    if (differing >= least || differing * 2 >= name.length) continue;
    least = differing;
    best = candidate;
  }
  return best;
}

/** The letters to be put in, taken out, changed or swapped with the next to make one word of the other. */
function distance(left: string, right: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let at = 1; at <= left.length; at += 1) {
    const above = row;
    const next = [at];
    for (let to = 1; to <= right.length; to += 1) {
      const same = (above[to - 1] ?? 0) + (left[at - 1] === right[to - 1] ? 0 : 1);
      const isSwap = to > 1 && left[at - 1] === right[to - 2] && left[at - 2] === right[to - 1];
      const swapped = isSwap ? (before[to - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(same, swapped, (above[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    before = above;
    row = next;
  }
  return row.at(-1) ?? 0;
}
