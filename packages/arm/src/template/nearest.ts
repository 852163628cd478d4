/** The name that was probably meant: the nearest one, if it is near. */
export function nearest(name: string, names: readonly string[]): string | null {
  const folded = name.toLowerCase();
  let best: string | null = null;
  let least = Math.max(1, Math.floor(folded.length / 3)) + 1;
  for (const other of names.slice(0, 1000)) {
    if (Math.abs(other.length - folded.length) >= least || other.length > 200) continue;
    const distance = distanceOf(folded, other.toLowerCase());
    if (distance < least) {
      least = distance;
      best = other;
    }
  }
  return best;
}

/** How many letters have to be changed, added or left out. */
function distanceOf(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let at = 0; at < left.length; at += 1) {
    const next = [at + 1];
    for (let to = 0; to < right.length; to += 1) {
      const swapped = (row[to] ?? 0) + Number(left[at] !== right[to]);
      next.push(Math.min(swapped, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
