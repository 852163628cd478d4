import type { RunResult } from '@keelgate/model';
import picocolors from 'picocolors';
import { type Line, type Paint, renderLine, styled } from './line.ts';
import { runError } from './section/run-error.ts';
import { runLogs } from './section/run-logs.ts';
import { runRequests } from './section/run-requests.ts';
import { runResponse } from './section/run-response.ts';
import { runState } from './section/run-state.ts';
import { runTrace } from './section/run-trace.ts';

export type RunSummaryOptions = {
  readonly colour: boolean;
  /** Whether every policy that ran is listed. */
  readonly trace?: boolean;
};

/** So many repetitions are printed one by one, and the last. */
const repetitionsMax = 20;

/**
 * What came of a request that went through policies, for a reader at a terminal: the response first, then what was sent
 * on and said, then what went wrong and what lives on. Lines are as long as what they show.
 */
export function printRun(results: readonly RunResult[], options: RunSummaryOptions): string {
  const colours = picocolors.createColors(options.colour);
  const paint: Paint = (style, text) => colours[style](text);
  const lines = results.length === 1 ? results.flatMap((result) => one(result, options)) : many(results, options);
  return `${lines.map((line) => renderLine(line, Number.POSITIVE_INFINITY, paint)).join('\n')}\n`;
}

function one(result: RunResult, { trace = false }: RunSummaryOptions): readonly Line[] {
  return [
    ...runResponse(result),
    ...runRequests(result),
    ...runLogs(result),
    ...runError(result),
    ...runState(result),
    ...(trace ? runTrace(result) : []),
  ];
}

function many(results: readonly RunResult[], options: RunSummaryOptions): readonly Line[] {
  const left = results.length - repetitionsMax - 1;
  return [
    [styled('bold', `${results.length} repetitions`), `: ${statuses(results)}`],
    ...results.flatMap((result, at): readonly Line[] => {
      if (at >= repetitionsMax && at < results.length - 1)
        return at === repetitionsMax ? [[], [`… ${left} left out (see --json)`]] : [];
      return [[], [styled('bold', `Repetition ${at + 1}`)], ...one(result, options)];
    }),
  ];
}

function statuses(results: readonly RunResult[]): string {
  const counts = new Map<number, number>();
  for (const { response } of results) counts.set(response.status, (counts.get(response.status) ?? 0) + 1);
  return [...counts].map(([status, times]) => `${times} × ${status}`).join(', ');
}
