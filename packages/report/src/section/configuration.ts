import type { ChangeResult, DrillResult, RefusalCause } from '@keelgate/model';
import { type Line, styled, wrap } from '../line.ts';
import { duration } from '../quantity.ts';

/** What became of the changes that were written during the drill; lost ones are named, every one. */
export function configuration({ config }: DrillResult, width: number): readonly Line[] {
  const { changes, staleSecondsMax, vipChanges } = config;
  if (changes.length === 0) return [];
  const lost = changes.filter((change) => change.lost);
  const refused = changes.filter(({ accepted }) => !accepted).map(refusal);
  const accepted = changes.length - refused.length;
  const stale = staleSecondsMax > 0 ? `; a region was behind by up to ${duration(staleSecondsMax)}` : '';
  return [
    [],
    [styled('bold', 'Configuration'), `  ${changes.length} written, ${accepted} accepted${stale}`],
    ...[...new Set(lost.map(({ lostBy }) => lostBy))].flatMap((by) =>
      named(
        `${lostTo(by)}: `,
        lost.filter(({ lostBy }) => lostBy === by).map(({ id, at }) => `${id} (of ${duration(at)})`),
        width,
      ).map((text): Line => ['  ', styled('red', text)]),
    ),
    ...named('not accepted: ', refused, width).map((text): Line => ['  ', styled('yellow', text)]),
    ...named('new addresses: ', vipChanges.map(moved), width).map((text): Line => ['  ', text]),
    ...named('not loaded, the last good one went on serving: ', changes.flatMap(rejection), width).map((text): Line => [
      '  ',
      styled('yellow', text),
    ]),
  ];
}

function lostTo(by: string | null): string {
  return by === null || by === 'primary' ? 'lost with the primary' : `lost by ${by}`;
}

/** Why something was not accepted, in words. */
export const refusals: { readonly [cause in RefusalCause]: string } = {
  managementPlaneDown: 'no management plane',
  locked: 'locked by another operation',
  noBackup: 'no usable backup',
  backupExpired: 'the backup has expired',
  standbyDown: 'the standby is down',
};

function refusal({ id, at, refusedBecause }: ChangeResult): string {
  return `${id} (at ${duration(at)}${refusedBecause === null ? '' : `, ${refusals[refusedBecause]}`})`;
}

function moved({ id, region, at }: DrillResult['config']['vipChanges'][number]): string {
  return `${region} (by ${id}, from ${duration(at)})`;
}

function rejection({ id, rejectedBy }: ChangeResult): readonly string[] {
  return rejectedBy.length === 0 ? [] : [`${id} (by ${rejectedBy.join(' and ')})`];
}

function named(label: string, names: readonly string[], width: number): readonly string[] {
  return names.length === 0 ? [] : wrap(`${label}${names.join(', ')}`, width - 2);
}
