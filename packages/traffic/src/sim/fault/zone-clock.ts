import { zoneNumber } from '../plan-region.ts';
import { skewClock } from '../region-counters.ts';
import type { FaultKind } from './define-fault.ts';
import { defineFault } from './define-fault.ts';

/** The clock of a zone runs ahead or behind: its counters put what they count at another time. */
export const zoneClock: FaultKind = defineFault('zoneClock', (fault, { plan, hold }) => {
  const { region, skewUs } = fault;
  const zone = zoneNumber(plan, region, fault.zone);
  if (zone < 0) return [];
  return hold(region, {
    begin: (shard) => skewClock(shard.counters, zone, skewUs, shard.nowUs),
    end: (shard) => skewClock(shard.counters, zone, 0, shard.nowUs),
  });
});
