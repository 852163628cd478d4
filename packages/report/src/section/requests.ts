import { type DrillResult, type LatencyMs, outcomeBlame, outcomes } from '@keelgate/model';
import { bar } from '../bar.ts';
import { type Line, styled } from '../line.ts';
import { outcomeNames } from '../outcome-name.ts';
import { count, milliseconds, orDash, share } from '../quantity.ts';
import { table } from '../table.ts';

/** How the requests ended, as counts and shares, and the figures that follow from them. */
export function requests(result: DrillResult): readonly Line[] {
  const { availability, latencyMs } = result;
  return [
    [],
    [styled('bold', 'Requests')],
    ...endings(result),
    [],
    [
      styled('bold', 'Availability'),
      `  ${share(availability.endToEnd)} end to end, ${share(availability.gateway)} gateway alone, `,
      `${share(availability.minutes)} of minutes`,
    ],
    [styled('bold', 'Latency'), `  ${latency(latencyMs)}`],
  ];
}

function endings({ requests: all }: DrillResult): readonly Line[] {
  if (all.offered === 0) return [['  none']];
  const rows = outcomes
    .filter((outcome) => all[outcome] > 0)
    .map((outcome) => {
      const [name, meaning] = outcomeNames[outcome];
      const part = all[outcome] / all.offered;
      const style = outcomeBlame[outcome] === 'answered' ? 'cyan' : 'red';
      return [name, count(all[outcome]), share(part), styled(style, bar(part, barWidth)), styled('dim', meaning)];
    });
  return table(rows, 'lrrll');
}

const barWidth = 24;

const percentiles = [
  ['p50', 'p50'],
  ['p90', 'p90'],
  ['p99', 'p99'],
  ['p999', 'p99.9'],
  ['max', 'max'],
  ['mean', 'mean'],
] as const;

function latency(figures: LatencyMs): string {
  if (figures.p50 === null) return 'nothing was served';
  return `${percentiles.map(([key, name]) => `${name} ${orDash(figures[key], milliseconds)}`).join(', ')} ms`;
}
