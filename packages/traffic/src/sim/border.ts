import { advanceReplicas, primaryLost, replicaDown, replicaUp } from '../config/config-replicas.ts';
import type { BackendQueue } from '../backend/backend-queue.ts';
import { updateNames } from '../health/name-resolution.ts';
import { installVersion } from './install-version.ts';
import { nextChangeUs, takeChange } from './management.ts';
import { park } from './park.ts';
import { nearest } from './plan-group.ts';
import type { ZoneEvent } from './region-health.ts';
import { countServing } from './region-health.ts';
import type { Moved, Shard } from './shard.ts';
import type { Simulation } from './simulation.ts';
import { slotState } from './slots.ts';

/** What crosses regions between one window and the next: configuration, health, shared backends, callers that move. */
export function crossBorder(simulation: Simulation, nowUs: number): void {
  for (const shard of simulation.shards) countServing(shard);
  configure(simulation, nowUs);
  switchGateways(simulation, nowUs);
  resolveNames(simulation, nowUs);
  shareBackends(simulation);
  moveCallers(simulation, nowUs);
}

type Happening = { readonly atUs: number; readonly happen: () => void };

/** Changes that came, zones that died or came back, and deliveries, all in the order of time. */
function configure(simulation: Simulation, nowUs: number): void {
  const happenings = zoneHappenings(simulation);
  for (;;) {
    const [zone] = happenings;
    const changeUs = nextChangeUs(simulation);
    const zoneUs = zone?.atUs ?? Infinity;
    const nextUs = Math.min(changeUs, zoneUs);
    deliver(simulation, Math.min(nextUs, nowUs));
    if (nextUs > nowUs || nextUs === Infinity) return;
    if (zone !== undefined && zoneUs <= changeUs) {
      happenings.shift();
      zone.happen();
    } else {
      takeChange(simulation);
    }
  }
}

function deliver(simulation: Simulation, untilUs: number): void {
  for (const { zone, version, atUs } of advanceReplicas(simulation.replicas, untilUs)) {
    const { shard, zone: own } = zoneOf(simulation, zone);
    shard.entries[own] = installVersion(simulation, version, atUs);
  }
}

function zoneHappenings(simulation: Simulation): Happening[] {
  let first = 0;
  const happenings: Happening[] = [];
  for (const shard of simulation.shards) {
    for (const event of shard.health.zoneEvents) {
      const replica = first + event.zone;
      happenings.push({ atUs: event.atUs, happen: () => followZone(simulation, shard, { ...event, zone: replica }) });
    }
    shard.health.zoneEvents.length = 0;
    first += shard.region.zones.length;
  }
  return happenings.toSorted((left, right) => left.atUs - right.atUs);
}

function followZone(simulation: Simulation, shard: Shard, { zone, atUs, live }: ZoneEvent): void {
  const { replicas, quotas } = simulation;
  const region = shard.region.index;
  const wasDead = isDead(simulation, region);
  if (live) replicaUp(replicas, zone, atUs);
  else replicaDown(replicas, zone, atUs);
  const dead = isDead(simulation, region);
  if (dead === wasDead) return;
  for (const quota of quotas) {
    if (dead) quota.regionDown(region, atUs);
    else quota.regionUp(region, atUs);
  }
  if (dead && region === 0) primaryLost(replicas, atUs);
}

function isDead({ replicas }: Simulation, region: number): boolean {
  return !replicas.zones.some((zone) => zone.region === region && zone.live);
}

function zoneOf({ shards }: Simulation, replica: number): { readonly shard: Shard; readonly zone: number } {
  let zone = replica;
  for (const shard of shards) {
    if (zone < shard.region.zones.length) return { shard, zone };
    zone -= shard.region.zones.length;
  }
  throw new Error(`there is no replica ${replica}`);
}

function switchGateways({ management, resolution }: Simulation, nowUs: number): void {
  for (const { atUs, region, disabled } of management.switches) {
    const name = resolution.regions[region];
    if (atUs <= nowUs && name !== undefined) name.disabled = disabled;
  }
  const ahead = management.switches.filter(({ atUs }) => atUs > nowUs);
  management.switches.splice(0, management.switches.length, ...ahead);
}

function resolveNames({ plan, shards, resolution, names, callers }: Simulation, nowUs: number): void {
  for (const shard of shards) {
    const name = resolution.regions[shard.region.index];
    if (name !== undefined) name.deadSinceUs = shard.health.deadSinceUs;
  }
  if (!updateNames(resolution, nowUs)) return;
  names.changedUs = resolution.changedUs;
  for (const { index, group } of plan.groups) {
    names.answers[index] = nearest(group.latencyUs, (region) => resolution.regions[region]?.answered ?? false);
    const of = callers[index];
    if (of !== undefined) of.changedUs = resolution.changedUs;
  }
}

/** A backend with a capacity gives each region the part of it that the region's calls are of all. */
function shareBackends({ shards, plan }: Simulation): void {
  if (shards.length === 1) return;
  for (const [number, { settings }] of plan.registry.backends.entries()) {
    if (settings.capacityPerSecond === null) continue;
    let total = 0;
    for (const shard of shards) total += (shard.backends.backends[number]?.recent ?? 0) + 1;
    for (const shard of shards) {
      const state = shard.backends.backends[number];
      if (state === undefined) continue;
      (state.queue as BackendQueue).setRate((settings.capacityPerSecond * (state.recent + 1)) / total);
      state.recent = 0;
    }
  }
}

function moveCallers(simulation: Simulation, nowUs: number): void {
  for (const shard of simulation.shards) {
    for (const moved of shard.outbox) moveOne(simulation, moved, nowUs);
    shard.outbox.length = 0;
  }
}

function moveOne({ callers, shards, owned, plan }: Simulation, moved: Moved, nowUs: number): void {
  const of = callers[moved.group];
  const shard = shards[moved.to];
  if (of === undefined || shard === undefined) return;
  if (of.owner[moved.caller] === moved.from && of.region[moved.caller] === moved.to) {
    of.owner[moved.caller] = moved.to;
    const regions = plan.regions.length;
    for (const [region, step] of [
      [moved.from, -1],
      [moved.to, 1],
    ] as const) {
      const at = moved.group * regions + region;
      owned[at] = (owned[at] as number) + step;
      const source = shards[region]?.sources[moved.group];
      if (source !== undefined) source.ownsAny = owned[at] > 0;
    }
  }
  const { attempt } = shard;
  attempt.group = moved.group;
  attempt.class = moved.class;
  attempt.caller = moved.caller;
  attempt.subscription = moved.subscription;
  attempt.key = moved.key;
  attempt.combination = -1;
  attempt.try = moved.try;
  attempt.firstUs = moved.firstUs;
  attempt.counts = moved.counts;
  attempt.vm = -1;
  attempt.held = 0;
  attempt.abandoned = false;
  attempt.deadlineUs = Infinity;
  shard.nowUs = nowUs;
  park(shard, slotState.retrying, nowUs);
}
