import path from 'node:path';
import type { DrillResult } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { keelgateHere, root } from '../testing/keelgate.ts';

async function resultOf(file: string): Promise<DrillResult> {
  const { status, err, out } = await keelgateHere(['drill', path.join('examples', file), '--json'], root);
  expect([status, err]).toEqual([0, '']);
  return JSON.parse(out) as DrillResult;
}

describe('example drills meet what they expect', () => {
  it('autoscale comes late, and then is enough', async () => {
    const { autoscale, series } = await resultOf('autoscale/drill.yaml');
    expect(autoscale.map(({ from, to }) => [from, to])).toEqual([
      [2, 4],
      [4, 6],
    ]);
    const [joinedAt] = autoscale.map(({ effectiveAt }) => effectiveAt);
    expect(joinedAt).toBeGreaterThan(40 * 60);
    const shed = series.columns.indexOf('requests.shed');
    const late = series.rows.filter(([t]) => (t ?? 0) > (joinedAt ?? 0) + 60);
    expect(late.reduce((sum, row) => sum + (row[shed] ?? 0), 0)).toBe(0);
  });
});
