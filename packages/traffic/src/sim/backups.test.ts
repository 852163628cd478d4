import { expect, it } from 'vitest';
import type { BackupState } from './backups.ts';
import { whyNoBackup } from './backups.ts';

const day = 86_400e6;

const state: BackupState = {
  backups: [
    { change: 0, name: 'nightly', atUs: day, changes: [], usableUs: day + 60e6, killed: false },
    { change: 1, name: 'other', atUs: 2 * day, changes: [], usableUs: Infinity, killed: true },
  ],
  restores: [],
  disasters: [],
};

it('a backup can be restored from its end on, until 30 days after its creation', () => {
  expect(whyNoBackup(state, day + 59e6, 'nightly')).toBe('noBackup');
  expect(whyNoBackup(state, day + 60e6, 'nightly')).toBeNull();
  expect(whyNoBackup(state, 31 * day - 1, 'nightly')).toBeNull();
  expect(whyNoBackup(state, 31 * day, 'nightly')).toBe('backupExpired');
});

it('one that was killed, and one that nobody made, are not there', () => {
  for (const name of ['other', 'weekly']) expect(whyNoBackup(state, 40 * day, name)).toBe('noBackup');
});
