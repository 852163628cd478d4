import type { RunResult } from '@keelgate/model';
import { type Line, styled } from '../line.ts';
import { milliseconds } from '../quantity.ts';

const logsMax = 20;

/** What policies said to traces, event hubs and metrics. */
export function runLogs({ logs }: RunResult): readonly Line[] {
  if (logs.length === 0) return [];
  const rest = logs.length - logsMax;
  return [
    [],
    [styled('bold', 'Logs')],
    ...logs.slice(0, logsMax).map(({ atMs, policy, to, text, properties }): Line => {
      const named = Object.entries(properties).map(([name, value]) => `${name}=${value}`);
      const more = named.length === 0 ? '' : `  ${named.join(' ')}`;
      const target = to === '' ? policy : `${policy} to ${to}`;
      return ['  ', styled('cyan', target), `  ${text}`, styled('dim', `${more}  at ${milliseconds(atMs)} ms`)];
    }),
    ...(rest > 0 ? [[`  … and ${rest} more (see --json)`]] : []),
  ];
}
