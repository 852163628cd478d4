import { invariant } from '@keelgate/model';
import type { Simulation } from './simulation.ts';
import { countsOfRow } from './slots.ts';
import { totalOf } from './tally.ts';

/** C1: every request that has arrived has ended in one outcome, or is still on its way. */
export function assertConserved({ shards }: Simulation): void {
  let arrived = 0;
  let ended = 0;
  let open = 0;
  for (const shard of shards) {
    arrived += shard.arrived;
    ended += totalOf(shard.tally.requests);
    open += shard.outbox.filter(({ counts }) => counts).length;
    for (let row = 0; row < shard.slots.used; row += 1) if (countsOfRow(shard.slots, row)) open += 1;
  }
  invariant(
    arrived === ended + open,
    'C1',
    () => `${arrived} requests arrived, ${ended} ended and ${open} are on their way`,
  );
}

/** F1: a VM whose failure has been noticed gets no new request. */
export function assertRouting({ shards }: Simulation): void {
  for (const { health } of shards) {
    const { view } = health;
    for (let index = 0; index < view.believedCount; index += 1) {
      const vm = view.believed[index] as number;
      invariant(!(view.vms[vm]?.detected ?? true), 'F1', () => `VM ${vm} is known to be dead and still gets requests`);
    }
  }
}
