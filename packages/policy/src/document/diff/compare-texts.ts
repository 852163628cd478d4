import type { PropertyChange } from '@keelgate/model';

/** The lines from the first one that differs to the last, without regard to how lines end. */
export function compareTexts(before: string, after: string): readonly PropertyChange[] {
  const [left, right] = [linesOf(before), linesOf(after)];
  let from = 0;
  while (from < left.length && from < right.length && left[from] === right[from]) from += 1;
  let [leftTo, rightTo] = [left.length, right.length];
  while (leftTo > from && rightTo > from && left[leftTo - 1] === right[rightTo - 1]) {
    leftTo -= 1;
    rightTo -= 1;
  }
  if (leftTo === from && rightTo === from) return [];
  const part = (lines: readonly string[], to: number): string => lines.slice(from, to).join('\n');
  return [
    {
      path: `line ${from + 1}`,
      ...(leftTo > from ? { before: part(left, leftTo) } : {}),
      ...(rightTo > from ? { after: part(right, rightTo) } : {}),
    },
  ];
}

function linesOf(text: string): readonly string[] {
  return text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd());
}
