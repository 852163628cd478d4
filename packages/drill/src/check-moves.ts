import type { InjectedFault, ScheduledChange } from '@keelgate/model';
import type { Cursor } from './cursor.ts';
import { complain, items } from './cursor.ts';

const ofZones: ReadonlySet<InjectedFault['kind']> = new Set(['zoneDown', 'zoneClock', 'link']);

/** A drill leaves units where they are: what hits a zone once they would have moved would hit the wrong ones. */
export function checkMoves(
  at: Cursor | undefined,
  faults: readonly InjectedFault[],
  changes: readonly ScheduledChange[],
): void {
  if (at === undefined || faults.length === 0) return;
  const written = items(at);
  for (const fault of faults) {
    const item = written[Number(fault.id.slice(1)) - 1];
    const move = changes.find(
      (change) =>
        change.kind === 'zones' &&
        ofZones.has(fault.kind) &&
        'region' in fault &&
        fault.region === change.region &&
        fault.atUs >= change.atUs,
    );
    if (move === undefined || item === undefined) continue;
    complain(
      item,
      'wrong-effect',
      `${item.path} hits a zone from which ${move.id} moves the units, and a drill leaves them there`,
    );
  }
}
