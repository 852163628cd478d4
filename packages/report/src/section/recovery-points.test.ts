import { readFileSync } from 'node:fs';
import type { DrillResult } from '@keelgate/model';
import { expect, it } from 'vitest';
import { renderLine } from '../line.ts';
import { recoveryPoints } from './recovery-points.ts';

const golden = JSON.parse(
  readFileSync(new URL('../../fixture/zone-lost.json', import.meta.url), 'utf8'),
) as DrillResult;

function printed(config: Partial<DrillResult['config']>): string {
  const lines = recoveryPoints({ ...golden, config: { ...golden.config, ...config } }, 100);
  return lines.map((line) => renderLine(line, 100, (_, text) => text)).join('\n');
}

const backup = { name: 'nightly', at: 60, usableAt: 360, changes: 2, whyNot: null };
const restore = { id: 'c3', name: 'nightly', at: 600, undone: [] };

it('says nothing where nothing of the kind was', () => {
  expect(printed({})).toBe('');
});

it('says what was left when the primary died', () => {
  const point = { seconds: 3000, lostChanges: 3 };
  const all = {
    replica: { seconds: 1, lostChanges: 1 },
    backup: { id: 'c1', ...point },
    standby: { id: 'c2', ...point },
  };
  expect(printed({ disasters: [{ at: 6600, changes: 5, ...all, recoveryPointSeconds: 1 }] })).toBe(`
Recovery points
  the primary died at 1h50m with 5 changes; other regions: 1s behind, 1 lost; backup c1: 50m behind,
  3 lost; standby, by c2: 50m behind, 3 lost`);
  const nothing = { replica: null, backup: null, standby: null, recoveryPointSeconds: null };
  expect(printed({ disasters: [{ at: 6600, changes: 1, ...nothing }] })).toContain(
    'with 1 change; no region was left; no backup',
  );
});

it('says which backups could not be restored, and why', () => {
  const backups = [
    { id: 'c1', ...backup },
    { id: 'c2', ...backup, usableAt: null, whyNot: 'killed' as const },
    { id: 'c3', ...backup, usableAt: null, whyNot: 'locked' as const },
  ];
  expect(printed({ backups })).toContain(
    '1 of 3 backups could be restored; not c2 (killed half way), c3 (locked by another operation)',
  );
});

it('says what restores came to', () => {
  const restores = [
    { ...restore, onto: 'service' as const, backup: 'c1', endedAt: 2400, undone: ['c2'], whyNot: null },
    { ...restore, onto: 'standby' as const, backup: null, endedAt: null, whyNot: 'noBackup' as const },
  ];
  expect(printed({ restores })).toContain(
    'c3: restore of nightly (c1) onto the service at 10m: done after 30m, took away c2',
  );
  expect(printed({ restores })).toContain('onto the standby at 10m: came to nothing: no usable backup');
});
