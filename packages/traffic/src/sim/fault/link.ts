import { zoneNumber } from '../plan-region.ts';
import { setLink } from '../region-counters.ts';
import type { FaultKind } from './define-fault.ts';
import { defineFault } from './define-fault.ts';

/** Two zones hear each other's counters badly, late, twice or not at all; both go on serving. */
export const link: FaultKind = defineFault('link', (fault, { plan, hold }) => {
  const { region, effect } = fault;
  const [a, b] = fault.zones.map((zone) => zoneNumber(plan, region, zone)) as [number, number];
  if (a < 0 || b < 0) return [];
  return hold(region, {
    begin: (shard) => setLink(shard.counters, { a, b }, effect, shard.nowUs),
    end: (shard) => setLink(shard.counters, { a, b }, null, shard.nowUs),
  });
});
