import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DrillResult } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { keelgateHere, root } from '../testing/keelgate.ts';

const folder = 'examples/disaster-recovery';

async function resultOf(file: string): Promise<DrillResult> {
  const { status, err, out } = await keelgateHere(['drill', path.join(folder, file), '--json'], root);
  expect([status, err]).toEqual([0, '']);
  return JSON.parse(out) as DrillResult;
}

/** What of the five changes is lost, and by what. */
function lostOf({ config }: DrillResult): readonly (readonly [string, string])[] {
  return config.changes.flatMap(({ id, lostBy }) => (lostBy === null ? [] : [[id, lostBy] as const]));
}

/** The README's row: the share of requests that was answered. */
function isTold({ availability }: DrillResult): boolean {
  const readme = readFileSync(path.join(root, folder, 'README.md'), 'utf8');
  return readme.includes(`${(availability.endToEnd * 100).toFixed(2)} %`);
}

describe('the primary region dies between two backups', () => {
  it('with nothing else, nothing is left as long as it is away', async () => {
    const result = await resultOf('1-one-region.yaml');
    expect(result.config.disasters).toMatchObject([{ changes: 5, replica: null, backup: null, standby: null }]);
    expect(result.config.recoveryPointSeconds).toBeNull();
    expect([result.faults[0]?.recoverySeconds, isTold(result)]).toEqual([null, true]);
  });

  it('a second region has all but what was still on its way', async () => {
    const result = await resultOf('2-second-region.yaml');
    expect(result.config.disasters).toMatchObject([{ replica: { seconds: 1, lostChanges: 1 }, backup: null }]);
    expect(lostOf(result)).toEqual([['c5', 'primary']]);
    expect(isTold(result)).toBe(true);
  });

  it('a standby has what the newest backup had, once that has been restored', async () => {
    const result = await resultOf('3-standby-service.yaml');
    expect(result.config.disasters).toMatchObject([
      { replica: null, backup: { id: 'c6.2', seconds: 3000, lostChanges: 3 }, standby: null },
    ]);
    expect(lostOf(result)).toEqual([
      ['c3', 'c8'],
      ['c4', 'c8'],
      ['c5', 'primary'],
    ]);
    expect(result.config.backups.map(({ whyNot }) => whyNot)).toEqual([null, null, 'managementPlaneDown']);
    expect(isTold(result)).toBe(true);
  });

  it('restored beforehand it is there in minutes, and no younger', async () => {
    const result = await resultOf('4-warm-standby.yaml');
    expect(result.config.disasters).toMatchObject([{ standby: { id: 'c6.2', seconds: 3000, lostChanges: 3 } }]);
    expect(lostOf(result)).toHaveLength(3);
    expect(isTold(result)).toBe(true);
  });
});
