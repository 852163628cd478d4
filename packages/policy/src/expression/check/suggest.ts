/** The name that was probably meant: the same but for case, or a letter or two. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  const allowed = name.length < 4 ? 1 : name.length < 8 ? 2 : 3;
  let best: string | undefined;
  let bestDistance = allowed + 1;
  for (const each of names) {
    if (each.toLowerCase() === name.toLowerCase()) return each;
    if (Math.abs(each.length - name.length) >= bestDistance) continue;
    const distance = distanceBetween(name, each);
    if (distance < bestDistance) {
      best = each;
      bestDistance = distance;
    }
  }
  return best;
}

/** Letters to change, add or take away. */
function distanceBetween(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const nextRow = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      nextRow.push(Math.min(change, (row[j] ?? 0) + 1, (nextRow[j - 1] ?? 0) + 1));
    }
    row = nextRow;
  }
  return row[right.length] ?? 0;
}

export function didYouMean(name: string, names: Iterable<string>): string | undefined {
  const found = nearestName(name, names);
  return found === undefined ? undefined : `did you mean ${found}?`;
}
