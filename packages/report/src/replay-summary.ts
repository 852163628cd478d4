import type { ReplayResult } from '@keelgate/model';
import picocolors from 'picocolors';
import { type Line, type Paint, renderLine } from './line.ts';
import {
  replayCache,
  replayFaults,
  replayHeadline,
  replayMinutes,
  replayNotes,
  replayRequests,
  replayThrottled,
  replayUnmatched,
} from './section/replay-sections.ts';
import { printPlain } from './json.ts';

export type ReplaySummaryOptions = {
  readonly colour: boolean;
  /** Characters a line may have; 110 unless said otherwise, never less than 40. */
  readonly width?: number;
};

/** A replay's result for a reader at a terminal: what was lost and who was turned away first, figures by time last. */
export function printReplay(result: ReplayResult, options: ReplaySummaryOptions): string {
  const width = Math.max(40, options.width ?? 110);
  const colours = picocolors.createColors(options.colour);
  const paint: Paint = (style, text) => colours[style](text);
  const lines: readonly Line[] = [
    ...replayHeadline(result),
    ...replayFaults(result),
    ...replayRequests(result),
    ...replayThrottled(result),
    ...replayCache(result),
    ...replayUnmatched(result),
    ...replayMinutes(result),
    ...replayNotes(result, width),
  ];
  return `${lines.map((line) => renderLine(line, width, paint)).join('\n')}\n`;
}

/** The result as JSON, a row of the series a line. */
export function printReplayJson(result: ReplayResult): string {
  return `${printPlain(result)}\n`;
}
