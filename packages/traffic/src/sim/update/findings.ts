import type { Drill, UpdateResult } from '@keelgate/model';
import type { Found } from '../found.ts';
import type { PlanRegion } from '../plan.ts';
import { round } from '../round.ts';
import { isUpdate, scheduleOf } from './schedule.ts';
import { turnsOf } from './turns-of.ts';

/** Each region's update: when it was, how much was away, and what was shed meanwhile. */
export function updateRows({ drill, regions, names }: Found, planned: readonly PlanRegion[]): readonly UpdateResult[] {
  const rows = drill.faults.flatMap((fault, number) => {
    if (!isUpdate(fault)) return [];
    return scheduleOf(drill, planned, fault).map(({ region, atUs, endUs }) => {
      const turns = turnsOf(planned[region] as PlanRegion, fault.by);
      const vms = turns.reduce((sum, turn) => sum + turn.length, 0);
      const row: UpdateResult = {
        id: fault.id,
        release: fault.kind === 'release' ? fault.target : null,
        region: names[region] ?? '',
        at: atUs < drill.durationUs ? round(atUs / 1e6) : null,
        endedAt: endUs < drill.durationUs ? round(endUs / 1e6) : null,
        turns: turns.length,
        awayMax: vms === 0 ? 0 : round(Math.max(...turns.map(({ length }) => length)) / vms),
        shed: regions[region]?.faults.shed[number] ?? 0,
      };
      return { row, atUs };
    });
  });
  return rows.toSorted((left, right) => left.atUs - right.atUs).map(({ row }) => row);
}

/** What a reader should know of releases. */
export function updateNotes(drill: Drill): readonly string[] {
  if (!drill.faults.some(({ kind }) => kind === 'release')) return [];
  const { group, window } = drill.gateway.updates;
  const hours = `${clock(window.fromUs)} to ${clock(window.fromUs + window.forUs)} at UTC${window.offsetUs < 0 ? '-' : '+'}${clock(Math.abs(window.offsetUs))}`;
  return [`Releases reach the service with the update group ${group}, and regions begin with them between ${hours}.`];
}

function clock(us: number): string {
  const minutes = Math.floor(us / 60e6) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
