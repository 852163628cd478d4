import type { DrillResult } from '@keelgate/model';
import picocolors from 'picocolors';
import { type Line, type Paint, renderLine } from './line.ts';
import { autoscale } from './section/autoscale.ts';
import { configuration } from './section/configuration.ts';
import { expectations } from './section/expectations.ts';
import { headline } from './section/headline.ts';
import { machinery } from './section/machinery.ts';
import { overTime } from './section/over-time.ts';
import { recoveryPoints } from './section/recovery-points.ts';
import { requests } from './section/requests.ts';
import { smallPrint } from './section/small-print.ts';
import { updates } from './section/updates.ts';
import { whatHappened } from './section/what-happened.ts';

export type SummaryOptions = {
  readonly colour: boolean;
  /** Characters a line may have; 100 unless said otherwise, never less than 40. */
  readonly width?: number;
};

/**
 * A drill's result for a reader with ten seconds: what died, what it cost, how fast it came back, and which expectation
 * was missed come first; the machinery comes after. Says nothing that is not in the result.
 */
export function printSummary(result: DrillResult, options: SummaryOptions): string {
  const width = Math.max(40, options.width ?? 100);
  const colours = picocolors.createColors(options.colour);
  const paint: Paint = (style, text) => colours[style](text);
  const lines: readonly Line[] = [
    ...headline(result),
    ...whatHappened(result),
    ...expectations(result, width),
    ...requests(result),
    ...overTime(result, width),
    ...configuration(result, width),
    ...recoveryPoints(result, width),
    ...autoscale(result),
    ...updates(result),
    ...machinery(result),
    ...smallPrint(result, width),
  ];
  return `${lines.map((line) => renderLine(line, width, paint)).join('\n')}\n`;
}
