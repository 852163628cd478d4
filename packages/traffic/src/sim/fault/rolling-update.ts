import type { Action } from '../action.ts';
import { clearInternal } from '../region-caches.ts';
import { setVmsAside, takeVmsBack } from '../region-health.ts';
import type { RegionUpdate } from '../update/schedule.ts';
import { scheduleOf } from '../update/schedule.ts';
import { turnsOf } from '../update/turns-of.ts';
import type { PlanRegion } from '../plan.ts';
import type { FaultContext, FaultKind } from './define-fault.ts';
import { defineFault } from './define-fault.ts';

/**
 * A platform update of one region: unit by unit or zone by zone, or VM by VM where there is one unit, taken out of service,
 * left to finish what it has, and brought back before the next one goes. It clears the region's internal cache.
 */
export const rollingUpdate: FaultKind = defineFault('rollingUpdate', (fault, context) => {
  const { drill, regions } = context.plan;
  return scheduleOf(drill, regions, fault).flatMap((update) => actionsOf(update, fault.by, context));
});

/** A release of the platform: an update of every region, each when it is its turn. */
export const release: FaultKind = defineFault('release', (fault, context) => {
  const { drill, regions } = context.plan;
  return scheduleOf(drill, regions, fault).flatMap((update) => actionsOf(update, fault.by, context));
});

function actionsOf(
  { region, atUs, endUs }: RegionUpdate,
  by: 'unit' | 'zone',
  { number, plan }: FaultContext,
): readonly Action[] {
  const { updateUnitUs } = plan.drill.gateway;
  const turns = turnsOf(plan.regions[region] as PlanRegion, by);
  return [
    {
      atUs,
      region,
      act: (shard) => {
        clearInternal(shard.caches, shard.nowUs);
        shard.faults.active.add(number);
      },
    },
    ...turns.flatMap((turn, index): readonly Action[] => [
      { atUs: atUs + index * updateUnitUs, region, act: (shard) => setVmsAside(shard, turn, number) },
      { atUs: atUs + (index + 1) * updateUnitUs, region, act: (shard) => takeVmsBack(shard, turn, number) },
    ]),
    { atUs: endUs, region, act: (shard) => shard.faults.active.delete(number) },
  ];
}
