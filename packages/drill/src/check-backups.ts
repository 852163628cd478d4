import type { ChangeEffect } from '@keelgate/model';
import { tiers } from '@keelgate/model';
import type { CheckContext } from './context.ts';
import type { Cursor, Fields } from './cursor.ts';
import { choice, complain, fields, items, quantity, text, written } from './cursor.ts';
import { hintFor } from './suggestion.ts';

/** What each of these changes says besides its target and its time. */
export const recoveryDetails = {
  backup: ['takes', 'every'],
  restore: ['takes', 'onto'],
  failover: [],
  failback: [],
} as const;

export type RecoveryKind = keyof typeof recoveryDetails;

export const recoveryKinds: readonly RecoveryKind[] = ['backup', 'restore', 'failover', 'failback'];

type Work = {
  readonly said: Fields;
  readonly cursor: Cursor;
  readonly context: CheckContext;
  /** All changes of the file. */
  readonly changes: Cursor;
};

/** A backup takes more than a minute, a restore half an hour and more. */
const takesUs = { backup: 300e6, restore: 1800e6 } as const;

/** Backups, restores, and where names point: what a drill of a disaster is made of. */
export function recoveryChange(kind: RecoveryKind, work: Work): ChangeEffect {
  const { said, cursor, context } = work;
  switch (kind) {
    case 'backup':
      checkTier(cursor, context);
      return { kind, backup: text(cursor), takesUs: takes(said, takesUs.backup) };
    case 'restore':
      checkTier(cursor, context);
      checkName(work);
      return { kind, backup: text(cursor), onto: ontoOf(work), takesUs: takes(said, takesUs.restore) };
    case 'failover':
    case 'failback':
      choice(cursor, ['standby']);
      needStandby(cursor, context);
      return { kind: 'failover', to: kind === 'failover' ? 'standby' : 'service' };
  }
}

function takes(said: Fields, otherwiseUs: number): number {
  const at = said.get('takes');
  return at === undefined ? otherwiseUs : quantity(at, 'time');
}

function checkTier(at: Cursor, { service: { tier } }: CheckContext): void {
  if (tiers[tier].backup) return;
  complain(
    at,
    'no-backup',
    `a ${tier} service has no backup and no restore`,
    'Developer, Basic, Standard and Premium have',
  );
}

/** A backup that nothing in the file makes is a slip; one that is not there in time is what a drill is for. */
function checkName({ cursor, changes }: Work): void {
  const quiet: Cursor = { ...changes, source: { ...changes.source, faults: [] } };
  const made = items(quiet).flatMap((item) => {
    const name = fields(item, null)?.get('backup');
    return name === undefined ? [] : [written(name) ?? ''];
  });
  const name = text(cursor);
  if (name === '' || made.includes(name)) return;
  complain(cursor, 'unknown-backup', `no change makes a backup "${name}"`, hintFor(name, made));
}

function ontoOf({ said, context }: Work): 'service' | 'standby' {
  const at = said.get('onto');
  if (at === undefined) return 'service';
  const onto = choice(at, ['service', 'standby']);
  if (onto === 'standby') needStandby(at, context);
  return onto;
}

function needStandby(at: Cursor, { standby }: CheckContext): void {
  if (standby === null)
    complain(at, 'no-standby', 'the drill has no standby', 'say where it is: standby: { location: North Europe }');
}

/** Backups of one line are bounded: each is a row of the result. */
const timesMax = 10_000;

/** When a change that comes again and again comes: from its `at` on, as long as the drill lasts. */
export function timesOf(said: Fields, atUs: number, { durationUs }: CheckContext): readonly number[] {
  const at = said.get('every');
  if (at === undefined) return [atUs];
  const everyUs = quantity(at, 'time', { min: 1e6 });
  const times = Math.max(1, Math.ceil((durationUs - atUs) / everyUs));
  if (times <= timesMax) return Array.from({ length: times }, (_, time) => atUs + time * everyUs);
  complain(at, 'wrong-value', `${at.path} makes ${times} backups, expected ${timesMax} at most`);
  return [atUs];
}
