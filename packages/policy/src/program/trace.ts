import type { Run } from './run.ts';
import type { Origin } from './step.ts';

/** A policy that ran, when, and what it said. */
export type TraceEntry = { readonly origin: Origin; readonly atUs: number; readonly notes: readonly string[] };

/** Of policies that run again and again so many entries are kept, and so many notes of each. */
const entriesMax = 10_000;
const notesMax = 1000;

/** Notes that the step at `at` has run, with what has been said since the last one. Steps of one policy are one entry. */
export function traceStep(run: Run, at: number): void {
  const { exchange, program, trace } = run;
  const origin = program.origins[at];
  if (origin === undefined || origin.file === '' || exchange.notes === null) return;
  const notes = exchange.notes.splice(0);
  const last = trace.at(-1);
  if (last?.origin === origin) {
    if (notes.length > 0 && last.notes.length < notesMax)
      trace[trace.length - 1] = { ...last, notes: [...last.notes, ...notes] };
  } else if (trace.length < entriesMax) trace.push({ origin, atUs: exchange.nowUs, notes });
}
