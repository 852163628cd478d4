import { distance } from 'fastest-levenshtein';

/** What was probably meant: the nearest of what there is, if it is near enough to be a slip. */
export function nearest(found: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(found.length / 3)) + 1;
  for (const candidate of known) {
    const away = distance(found.toLowerCase(), candidate.toLowerCase());
    if (away < bestDistance) {
      best = candidate;
      bestDistance = away;
    }
  }
  return best;
}

/** `did you mean …?`, or what there is to choose from. */
export function hintFor(found: string, known: readonly string[]): string {
  const meant = nearest(found, known);
  if (meant !== null) return `did you mean "${meant}"?`;
  const shown = known.slice(0, 12).join(', ');
  return known.length === 0 ? 'there is none' : `there is ${shown}${known.length > 12 ? ', …' : ''}`;
}
