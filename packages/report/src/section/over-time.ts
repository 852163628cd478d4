import { type DrillResult, outcomeBlame, outcomes } from '@keelgate/model';
import { condense, sparkline } from '../bar.ts';
import { type Line, styled } from '../line.ts';
import { duration, perSecond } from '../quantity.ts';

/** The drill from left to right: what was answered, what failed, and when the faults were. */
export function overTime(result: DrillResult, width: number): readonly Line[] {
  const { series } = result;
  const steps = series.rows.length;
  if (steps < 2) return [];
  const columns = Math.min(steps, Math.max(10, width - labelWidth - 24));
  const answered = rates(result, 'answered');
  const failed = rates(result, 'failed');
  return [
    [],
    [styled('bold', 'Over time'), `, ${duration(steps * series.stepSeconds)} from left to right`],
    graph('answered', answered, columns),
    ...(failed.some((rate) => rate > 0) ? [graph('failed', failed, columns)] : []),
    ...marks(result, columns),
  ];
}

const labelWidth = 12;

function graph(label: string, values: readonly number[], columns: number): Line {
  const most = values.reduce((max, value) => Math.max(max, value), 0);
  const style = label === 'failed' ? 'red' : 'cyan';
  return [
    `  ${label.padEnd(labelWidth - 2)}`,
    styled(style, sparkline(condense(values, columns))),
    `  up to ${perSecond(most)}`,
  ];
}

function marks({ faults, series }: DrillResult, columns: number): readonly Line[] {
  if (faults.length === 0) return [];
  const secondsEach = (series.rows.length * series.stepSeconds) / columns;
  const line = Array.from({ length: columns }, (_, column) => {
    const [from, to] = [column * secondsEach, (column + 1) * secondsEach];
    return faults.some(({ at, until }) => at < to && until > from) ? '━' : ' ';
  });
  return [[`  ${'faults'.padEnd(labelWidth - 2)}`, styled('yellow', line.join(''))]];
}

function rates({ series }: DrillResult, kind: 'answered' | 'failed'): readonly number[] {
  const wanted = new Set<string>(
    outcomes
      .filter((outcome) => (outcomeBlame[outcome] === 'answered') === (kind === 'answered'))
      .map((outcome) => `requests.${outcome}`),
  );
  const indexes = series.columns.flatMap((column, index) => (wanted.has(column) ? [index] : []));
  return series.rows.map((row) => indexes.reduce((sum, index) => sum + (row[index] ?? 0), 0) / series.stepSeconds);
}
