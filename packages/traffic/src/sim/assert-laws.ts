import { invariant } from '@keelgate/model';
import type { ConfigVersion } from '../config/config-replicas.ts';
import { newestGood } from '../config/config-replicas.ts';
import { assertEjected } from './ejected-share.ts';
import type { Shard } from './shard.ts';
import { shardOf } from './shard-of.ts';
import type { Simulation } from './simulation.ts';
import { countsOfRow } from './slots.ts';
import type { Configured } from './standby.ts';
import { totalOf } from './tally.ts';

/** What a region counts of its requests: nothing gets lost between regions either, so sums over all regions hold. */
export type Conserved = {
  readonly arrived: number;
  readonly ended: number;
  /** On their way, those that leave the region included; -1 where that has not been counted. */
  readonly open: number;
};

export function conservedOf(shard: Shard, countsOpen: boolean): Conserved {
  return { arrived: shard.arrived, ended: totalOf(shard.tally.requests), open: countsOpen ? openOf(shard) : -1 };
}

function openOf({ outbox, slots }: Shard): number {
  let open = 0;
  for (const { counts } of outbox) if (counts) open += 1;
  for (let row = 0; row < slots.used; row += 1) if (countsOfRow(slots, row)) open += 1;
  return open;
}

/** C1: every request that has arrived has ended in one outcome, or is still on its way. */
export function assertConserved(regions: readonly Conserved[]): void {
  let arrived = 0;
  let ended = 0;
  let open = 0;
  for (const region of regions) {
    if (region.open < 0) return;
    arrived += region.arrived;
    ended += region.ended;
    open += region.open;
  }
  invariant(
    arrived === ended + open,
    'C1',
    () => `${arrived} requests arrived, ${ended} ended and ${open} are on their way`,
  );
}

/**
 * F1: a VM whose failure has been noticed gets no new request. F3: while a VM serves, its region's front door knows of one.
 * Q2: a VM that something still has down does not serve.
 */
export function assertRouting({ shards }: Simulation): void {
  for (const shard of shards) {
    assertEjected(shard, shard.nowUs);
    const { health } = shard;
    const { view } = health;
    for (let index = 0; index < view.believedCount; index += 1) {
      const vm = view.believed[index] as number;
      invariant(!(view.vms[vm]?.detected ?? true), 'F1', () => `VM ${vm} is known to be dead and still gets requests`);
    }
    invariant(
      view.believedCount > 0 || !view.serving.includes(1),
      'F3',
      'a region has a VM that serves, and sends nobody to it',
    );
    for (const [vm, { causes }] of view.vms.entries()) {
      invariant(
        view.alive[vm] === 0 || causes.size === 0,
        'Q2',
        () => `VM ${vm} serves while ${causes.size} faults have it down`,
      );
    }
  }
}

/**
 * K1: gateways have the whole of the version that their zone has, and nothing else. K2: no surviving zone outside of the
 * primary holds a change that counts as lost. K3: a live zone has the newest version that can be loaded once the lag has
 * passed since the newest was made, or since the zone came back.
 */
export function assertConfigured(simulation: Simulation, nowUs: number): void {
  assertReplicas(simulation, simulation, nowUs);
  if (simulation.standby !== null) assertReplicas(simulation, simulation.standby, nowUs);
}

function assertReplicas(simulation: Simulation, { replicas, entries }: Configured, nowUs: number): void {
  const newest = replicas.versions.length - 1;
  const good = newestGood(replicas);
  const { madeUs } = replicas.versions[newest] as ConfigVersion;
  const primary = replicas.zones[0]?.region;
  for (const [zone, { live, region, version, sinceUs }] of replicas.zones.entries()) {
    const shard = shardOf(simulation, region);
    const first = replicas.zones.findIndex((one) => one.region === region);
    const installed = shard === undefined || shard.entries[zone - first] === entries.get(version);
    invariant(installed, 'K1', () => `a zone serves by something else than the version ${version} that it has`);
    if (!live) continue;
    const { changes } = replicas.versions[version] as ConfigVersion;
    const kept = region === primary || changes.every((change) => !replicas.lost.has(change));
    invariant(kept, 'K2', 'a change counts as lost that a surviving zone has');
    const late = nowUs > Math.max(madeUs, sinceUs) + replicas.maxLagUs;
    invariant(
      !late || version >= good,
      'K3',
      () => `a zone has version ${version} of ${good} after the lag has passed`,
    );
  }
}
