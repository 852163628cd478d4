import type { Drill, ScheduledChange } from '../../packages/model/src/index.ts';
import type { Moment, Phase } from './phases.ts';

/** What goes on with backups, restores and the standby when a fault begins. */
export const recoveryPhases: readonly Phase[] = [
  {
    name: 'backup under way',
    means: 'a backup has been accepted, and is not done',
    holds: (moment) => moment.result.config.backups.some(({ id }) => isUnderWay(moment, id)),
  },
  {
    name: 'between backups',
    means: 'a backup can be restored, and none is under way',
    holds: (moment) => {
      const { backups } = moment.result.config;
      const isUsable = backups.some(({ usableAt }) => usableAt !== null && usableAt * 1e6 <= moment.atUs);
      return isUsable && !backups.some(({ id }) => isUnderWay(moment, id));
    },
  },
  {
    name: 'restore under way',
    means: 'a restore has been accepted, and is not done',
    holds: (moment) => moment.result.config.restores.some(({ id }) => isUnderWay(moment, id)),
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

/** From its acceptance to its end, or to what killed it, which is the fault that began then. */
function isUnderWay({ drill, result, atUs }: Moment, id: string): boolean {
  const index = drill.changes.findIndex((one) => one.id === id);
  const change = drill.changes.at(index);
  const row = result.config.changes.at(index);
  if (change === undefined || !('takesUs' in change) || row?.accepted !== true) return false;
  const killers = drill.faults.filter(
    (fault) =>
      fault.kind === 'managementPlane' || (fault.kind === 'regionDown' && fault.region === home(drill, change)),
  );
  const killedUs = killers.map((fault) => fault.atUs).filter((killUs) => killUs > change.atUs);
  const doneUs = change.atUs + change.takesUs;
  const untilUs = row.endedAt === null ? Math.min(doneUs, ...killedUs) : doneUs - 1;
  return atUs >= change.atUs && atUs <= untilUs;
}

/** The region whose death kills it. */
function home({ snapshot }: Drill, change: ScheduledChange): number {
  return change.kind === 'restore' && change.onto === 'standby' ? (snapshot.service?.regions.length ?? 0) : 0;
}
