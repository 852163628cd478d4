import type { RunResult } from '@keelgate/model';
import { type Line, styled } from '../line.ts';
import { milliseconds } from '../quantity.ts';
import { table } from '../table.ts';

const entriesMax = 500;

/** Every policy that ran, in order: when, of which scope and section, where it stands, and what it did. */
export function runTrace({ trace }: RunResult): readonly Line[] {
  if (trace.length === 0) return [[], [styled('bold', 'Trace')], ['  no policy ran']];
  const shown = trace.slice(0, entriesMax);
  const rows = shown.map(({ atMs, scope, section, policy, file, line }) => [
    `${milliseconds(atMs)} ms`,
    scope,
    section,
    styled('cyan', policy),
    `${file}:${line}`,
  ]);
  const head = ['at', 'scope', 'section', 'policy', 'where', 'what'].map((text) => styled('dim', text));
  // What a policy says is as long as it is: it comes last, and is not cut as cells are.
  const [title = [], ...lines] = table([head.slice(0, -1), ...rows], 'rllll');
  const rest = trace.length - entriesMax;
  return [
    [],
    [styled('bold', 'Trace')],
    [...title, '  ', styled('dim', 'what')],
    ...lines.map((line, at): Line => [...line, '  ', shown[at]?.note ?? '']),
    ...(rest > 0 ? [[`  … and ${rest} more (see --json)`]] : []),
  ];
}
