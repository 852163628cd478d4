import type { ChangeEffect, DrillResult, ScheduledChange, Service, VipChange } from '@keelgate/model';
import { vipChanges } from '@keelgate/model';
import type { PlanGroup } from './plan.ts';
import { round } from './round.ts';
import type { Simulation } from './simulation.ts';

/** A region's gateway gets another address, and the one before it leads nowhere any more. */
export type AddressMove = {
  readonly change: number;
  readonly region: number;
  readonly because: VipChange['because'];
  readonly atUs: number;
  done: boolean;
};

type ZonesChange = Extract<ChangeEffect, { kind: 'zones' }> & ScheduledChange;

/** A change of zones was accepted: whose addresses it will change when it is done. */
export function beginMove({ management, plan }: Simulation, number: number, change: ZonesChange): void {
  const before = serviceWith(plan.service, [...management.accepted].filter((one) => one !== number).map(changeOf));
  const after = withZones(before, change);
  const { regions } = plan.service;
  for (const { location, because } of vipChanges(before, after)) {
    const region = regions.findIndex((one) => one.location === location);
    management.moves.push({ change: number, region, because, atUs: change.atUs + change.takesUs, done: false });
  }
  const place = regions[change.region]?.location ?? '';
  plan.notes.add(
    `${change.id}: on Azure the units of ${place} go to other zones; here they stay where they are, and the address changes.`,
  );

  function changeOf(one: number): ScheduledChange {
    return plan.drill.changes[one] as ScheduledChange;
  }
}

function serviceWith(service: Service, changes: readonly ScheduledChange[]): Service {
  return changes
    .toSorted((left, right) => left.atUs - right.atUs)
    .reduce((so, change) => (change.kind === 'zones' ? withZones(so, change) : so), service);
}

function withZones(service: Service, { region, zones }: ZonesChange): Service {
  const [primary, ...others] = service.regions.map((one, index) => (index === region ? { ...one, zones } : one));
  return primary === undefined ? service : { ...service, regions: [primary, ...others] };
}

/** Who keeps to an address that is gone reaches nobody. All others go by names, and those know at once. */
export function moveAddresses({ management, plan }: Simulation, nowUs: number): void {
  for (const move of management.moves) {
    if (move.done || move.atUs > nowUs) continue;
    move.done = true;
    for (const planned of plan.groups) if (planned.group.pinned === true) loseAddress(planned, move.region);
  }
}

/** A group that keeps to addresses has latencies of its own, which are changed here. */
function loseAddress({ group }: PlanGroup, region: number): void {
  (group.latencyUs as (number | null)[])[region] = null;
}

export function vipRows({ management, plan }: Simulation): DrillResult['config']['vipChanges'] {
  return management.moves
    .filter(({ atUs }) => atUs <= plan.drill.durationUs)
    .toSorted((left, right) => left.atUs - right.atUs)
    .map(({ change, region, because, atUs }) => ({
      id: plan.drill.changes[change]?.id ?? '',
      region: plan.regions[region]?.name ?? '',
      because,
      at: round(atUs / 1e6),
    }));
}
