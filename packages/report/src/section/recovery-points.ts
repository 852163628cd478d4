import type { BackupResult, DisasterResult, DrillResult, RecoveryPoint, RestoreResult } from '@keelgate/model';
import { type Line, styled, wrap } from '../line.ts';
import { count, duration } from '../quantity.ts';
import { refusals } from './configuration.ts';

/** How much configuration was gone when the primary died, and what backups and restores came to. */
export function recoveryPoints({ config }: DrillResult, width: number): readonly Line[] {
  const { backups, restores, disasters } = config;
  if (backups.length + restores.length + disasters.length === 0) return [];
  return [
    [],
    [styled('bold', 'Recovery points')],
    ...disasters.slice(0, rowsMax).flatMap((one) => disaster(one, width)),
    ...(disasters.length > rowsMax ? [[`  … and ${disasters.length - rowsMax} more times`]] : []),
    ...made(backups, width),
    ...restores.slice(0, rowsMax).flatMap((one) => restore(one, width)),
    ...(restores.length > rowsMax ? [[`  … and ${restores.length - rowsMax} more restores`]] : []),
  ];
}

const rowsMax = 2;

/** Names that a row may hold. */
const namesMax = 4;

function named(names: readonly string[]): string {
  const more = names.length > namesMax ? ` and ${names.length - namesMax} more` : '';
  return `${names.slice(0, namesMax).join(', ')}${more}`;
}

function disaster({ at, changes, replica, backup, standby }: DisasterResult, width: number): readonly Line[] {
  const left = [
    replica === null ? 'no region was left' : `other regions: ${point(replica)}`,
    backup === null ? 'no backup' : `backup ${backup.id}: ${point(backup)}`,
    ...(standby === null ? [] : [`standby, by ${standby.id}: ${point(standby)}`]),
  ];
  const nothing = replica === null && backup === null && standby === null;
  const text = `the primary died at ${duration(at)} with ${count(changes)} ${changes === 1 ? 'change' : 'changes'}; ${left.join('; ')}`;
  return wrap(text, width - 2).map((line): Line => ['  ', styled(nothing ? 'red' : 'yellow', line)]);
}

function point({ seconds, lostChanges }: RecoveryPoint): string {
  return `${duration(seconds)} behind, ${count(lostChanges)} lost`;
}

function made(backups: readonly BackupResult[], width: number): readonly Line[] {
  if (backups.length === 0) return [];
  const failed = backups.flatMap(({ id, whyNot }) => (whyNot === null ? [] : [`${id} (${why(whyNot)})`]));
  const usable = `${count(backups.length - failed.length)} of ${count(backups.length)} backups could be restored`;
  const not = failed.length === 0 ? '' : `; not ${named(failed)}`;
  return wrap(`${usable}${not}`, width - 2).map((line): Line => ['  ', line]);
}

function restore(
  { id, name, onto, backup, at, endedAt, undone, whyNot }: RestoreResult,
  width: number,
): readonly Line[] {
  const of = backup === null ? name : `${name} (${backup})`;
  const came =
    endedAt === null || whyNot !== null
      ? `came to nothing: ${why(whyNot ?? 'unfinished')}`
      : `done after ${duration(endedAt - at)}${undone.length === 0 ? '' : `, took away ${named(undone)}`}`;
  return wrap(`${id}: restore of ${of} onto the ${onto} at ${duration(at)}: ${came}`, width - 2).map((line): Line => [
    '  ',
    line,
  ]);
}

function why(cause: NonNullable<RestoreResult['whyNot']>): string {
  switch (cause) {
    case 'killed':
      return 'killed half way';
    case 'unfinished':
      return 'not done before the end';
    case 'lost':
      return 'lost with the primary';
    default:
      return refusals[cause];
  }
}
