import type { SnapshotDifference } from '@keelgate/model';
import { isSame } from '@keelgate/model';
import picocolors from 'picocolors';
import { type Line, type Paint, renderLine, styled } from './line.ts';
import { printPlain } from './json.ts';
import { differenceCounts } from './section/difference-counts.ts';
import { differenceTypes } from './section/difference-types.ts';

/** What the two sides are called. */
export type DifferenceSides = { readonly before: string; readonly after: string };

/**
 * What makes one configuration another, for a reader at a terminal: grouped by type, `+` for what was added, `-` for what is gone and `~`
 * for what has changed, with its properties; counts last.
 */
export function printDifference(
  difference: SnapshotDifference,
  { before, after, colour }: DifferenceSides & { readonly colour: boolean },
): string {
  const colours = picocolors.createColors(colour);
  const paint: Paint = (style, text) => colours[style](text);
  const lines: readonly Line[] = isSame(difference)
    ? [[`${before} and ${after} do not differ`]]
    : [
        [styled('red', `--- ${before}`)],
        [styled('green', `+++ ${after}`)],
        ...differenceTypes(difference),
        [],
        differenceCounts(difference),
      ];
  return `${lines.map((line) => renderLine(line, Number.POSITIVE_INFINITY, paint)).join('\n')}\n`;
}

/** The difference as JSON. */
export function printDifferenceJson(difference: SnapshotDifference, sides: DifferenceSides): string {
  const { added, removed, changed } = difference;
  return `${printPlain({
    schema: 'keelgate.diff/1',
    before: sides.before,
    after: sides.after,
    same: isSame(difference),
    counts: { added: added.length, removed: removed.length, changed: changed.length },
    added,
    removed,
    changed,
  })}\n`;
}
