import type { DrillResult } from '@keelgate/model';
import { type Line, styled } from '../line.ts';
import { duration, share } from '../quantity.ts';

/** What autoscale did: when, from how many units to how many, and when that helped. */
export function autoscale({ autoscale: all }: DrillResult): readonly Line[] {
  if (all.length === 0) return [];
  const rest = all.length - rowsMax;
  const rows = all.slice(0, rowsMax).map(({ at, from, to, capacity, effectiveAt }): Line => {
    const why = capacity === null ? 'to keep to its bounds' : `at ${share(capacity)} of capacity`;
    const when = to > from ? `, serving from ${duration(effectiveAt)}` : '';
    return [`  ${duration(at)}  ${from} to ${to} units, ${why}${when}`];
  });
  return [[], [styled('bold', 'Autoscale')], ...rows, ...(rest > 0 ? [[`  … and ${rest} more times`]] : [])];
}

const rowsMax = 8;
