import type { DrillResult } from '../../packages/model/src/index.ts';
import type { Phase } from './phases.ts';

/** What goes on with backups, restores and the standby when a fault begins. */
export const recoveryPhases: readonly Phase[] = [
  {
    name: 'backup under way',
    means: 'a backup has been accepted, and is not done',
    holds: ({ result, atUs }) => result.config.backups.some((backup) => isUnderWay(result, backup.id, atUs)),
  },
  {
    name: 'between backups',
    means: 'a backup can be restored, and none is under way',
    holds: ({ result, atUs }) =>
      result.config.backups.some(({ usableAt }) => usableAt !== null && usableAt * 1e6 <= atUs) &&
      !result.config.backups.some(({ id }) => isUnderWay(result, id, atUs)),
  },
  {
    name: 'restore under way',
    means: 'a restore has been accepted, and is not done',
    holds: ({ result, atUs }) => result.config.restores.some((restore) => isUnderWay(result, restore.id, atUs)),
  },
  {
    name: 'restore push',
    means: 'a restore is done, and not every zone can be sure to have it yet',
    holds: ({ drill, result, atUs }) =>
      result.config.restores.some(
        ({ endedAt }) =>
          endedAt !== null && atUs >= endedAt * 1e6 && atUs < endedAt * 1e6 + drill.gateway.configPropagationMaxUs,
      ),
  },
  {
    name: 'standby serves',
    means: 'names point at the standby',
    holds: ({ drill, atUs }) => {
      const flips = drill.changes.filter((change) => change.kind === 'failover' && change.atUs <= atUs);
      const last = flips.toSorted((left, right) => left.atUs - right.atUs).at(-1);
      return last?.kind === 'failover' && last.to === 'standby';
    },
  },
];

/** From its acceptance to its end; to the drill's end where it never came to one, for then it was killed at some time. */
function isUnderWay({ config }: DrillResult, id: string, atUs: number): boolean {
  const change = config.changes.find((one) => one.id === id);
  if (change === undefined || !change.accepted) return false;
  return atUs >= change.at * 1e6 && atUs < (change.endedAt ?? change.at) * 1e6;
}
