import type { BackendQueue } from '../backend/backend-queue.ts';
import type { Applied, ReplicaZone } from '../config/config-replicas.ts';
import { advanceReplicas, primaryLost, replicaDown, replicaUp } from '../config/config-replicas.ts';
import { updateNames } from '../health/name-resolution.ts';
import { agree } from './agreement.ts';
import { autoscale } from './autoscale.ts';
import { endOperation, noteDisaster } from './backups.ts';
import type { BorderRecord, MovedCaller, PartRecord } from './border-record.ts';
import { runsAfter } from './border-record.ts';
import { bringIn, installVersion } from './install-version.ts';
import { nextChangeUs, takeChange } from './management.ts';
import { killOperations, nextEndUs } from './operations.ts';
import { park } from './park.ts';
import { nearest } from './plan-group.ts';
import { crossQuotas } from './quota-border.ts';
import type { ZoneEvent } from './region-health.ts';
import { shardOf } from './shard-of.ts';
import type { Simulation } from './simulation.ts';
import type { Configured } from './standby.ts';
import { isStandbyRegion } from './standby.ts';
import { slotState } from './slots.ts';
import { moveAddresses } from './vip.ts';

/**
 * What crosses regions between one window and the next: configuration, health, shared backends, quotas, callers that move.
 * Every worker carries it out on the records of all regions, in the order of regions, and comes to the same; what it does to
 * a region's own state happens where that region is.
 */
export function crossBorder(simulation: Simulation, parts: readonly PartRecord[], nowUs: number): void {
  const records = recordsOf(parts);
  const newcomers = parts.map((part) => part.newcomers);
  if (agree(simulation, newcomers)) bringIn(simulation, nowUs);
  configure(simulation, records, nowUs);
  autoscale(simulation, records, nowUs);
  switchGateways(simulation, nowUs);
  moveAddresses(simulation, nowUs);
  pointNames(simulation, nowUs);
  resolveNames(simulation, records, nowUs);
  shareBackends(simulation, records);
  crossQuotas(simulation, records, nowUs);
  moveCallers(simulation, records, nowUs);
}

/** In the order of regions, whoever had them. */
export function recordsOf(parts: readonly PartRecord[]): readonly BorderRecord[] {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only.regions;
  return parts.flatMap(({ regions }) => regions).toSorted((left, right) => left.region - right.region);
}

type Happening = { readonly atUs: number; readonly happen: () => void };

/**
 * Zones that died or came back, operations that ended, changes that came, and deliveries, all in the order of time. At one
 * instant what goes wrong goes first, and an operation that ends makes room for one that comes.
 */
function configure(simulation: Simulation, records: readonly BorderRecord[], nowUs: number): void {
  const happenings = zoneHappenings(simulation, records);
  for (;;) {
    const zoneUs = happenings[0]?.atUs ?? Infinity;
    const endUs = nextEndUs(simulation);
    const changeUs = nextChangeUs(simulation);
    const nextUs = Math.min(zoneUs, endUs, changeUs);
    deliver(simulation, Math.min(nextUs, nowUs));
    if (nextUs > nowUs || nextUs === Infinity) return;
    if (zoneUs === nextUs) happenings.shift()?.happen();
    else if (endUs === nextUs) endOperation(simulation);
    else takeChange(simulation);
  }
}

function deliver(simulation: Simulation, untilUs: number): void {
  const { replicas, standby } = simulation;
  for (const applied of advanceReplicas(replicas, untilUs)) install(simulation, simulation, applied);
  if (standby === null) return;
  for (const applied of advanceReplicas(standby.replicas, untilUs)) {
    install(simulation, standby, applied);
    const isConfigured = standby.replicas.zones.every(({ live, version }) => !live || version > 0);
    if (isConfigured) standby.configuredUs = Math.min(standby.configuredUs, applied.atUs);
  }
}

function install(simulation: Simulation, of: Configured, { zone, version, atUs }: Applied): void {
  const entries = installVersion(simulation, of, { version, nowUs: atUs });
  const { region } = of.replicas.zones[zone] as ReplicaZone;
  const shard = shardOf(simulation, region);
  const first = of.replicas.zones.findIndex((one) => one.region === region);
  if (shard !== undefined) shard.entries[zone - first] = entries;
}

function zoneHappenings(simulation: Simulation, records: readonly BorderRecord[]): Happening[] {
  const happenings: Happening[] = [];
  for (const { region, zoneEvents } of records) {
    for (const event of zoneEvents)
      happenings.push({ atUs: event.atUs, happen: () => followZone(simulation, region, event) });
  }
  return happenings.length < 2 ? happenings : happenings.toSorted((left, right) => left.atUs - right.atUs);
}

/** A zone dies or comes back with its replica; where its service's management plane was, what that had under way dies too. */
function followZone(simulation: Simulation, region: number, { zone, atUs, live }: ZoneEvent): void {
  const { plan, standby } = simulation;
  const isStandby = isStandbyRegion(plan, region);
  const { replicas } = isStandby ? (standby as Configured) : simulation;
  const wasDead = isDead(replicas, region);
  const replica = zone + replicas.zones.findIndex((one) => one.region === region);
  if (live) replicaUp(replicas, replica, atUs);
  else replicaDown(replicas, replica, atUs);
  if ((region !== 0 && !isStandby) || wasDead || !isDead(replicas, region)) return;
  killOperations(simulation, isStandby ? 'standby' : 'service', atUs);
  if (!isStandby) noteDisaster(simulation, atUs);
  primaryLost(replicas, atUs);
}

function isDead({ zones }: Simulation['replicas'], region: number): boolean {
  return !zones.some((zone) => zone.region === region && zone.live);
}

function switchGateways({ management, resolution }: Simulation, nowUs: number): void {
  if (management.switches.length === 0) return;
  for (const { atUs, region, disabled } of management.switches) {
    const name = resolution.regions[region];
    if (atUs <= nowUs && name !== undefined) name.disabled = disabled;
  }
  const ahead = management.switches.filter(({ atUs }) => atUs > nowUs);
  management.switches.splice(0, management.switches.length, ...ahead);
}

/** The service's names are pointed at the standby, or back; who has an answer keeps it until it expires. */
function pointNames({ management, resolution, plan }: Simulation, nowUs: number): void {
  for (const { atUs, to } of management.flips.splice(0)) {
    for (const [region, name] of resolution.regions.entries()) {
      const isThere = isStandbyRegion(plan, region) === (to === 'standby');
      if (isThere) name.awayUs = Infinity;
      else if (name.awayUs === Infinity) name.awayUs = Math.min(atUs, nowUs);
    }
  }
}

function resolveNames(
  { plan, resolution, names, callers }: Simulation,
  records: readonly BorderRecord[],
  nowUs: number,
): void {
  for (const { region, deadSinceUs } of records) {
    const name = resolution.regions[region];
    if (name !== undefined) name.deadSinceUs = deadSinceUs;
  }
  if (!updateNames(resolution, nowUs)) return;
  names.changedUs = resolution.changedUs;
  for (const { index, group } of plan.groups) {
    if (group.pinned === true) continue;
    names.answers[index] = nearest(group.latencyUs, (region) => resolution.regions[region]?.answered ?? false);
    const of = callers[index];
    if (of !== undefined) of.changedUs = resolution.changedUs;
  }
}

/** A backend with a capacity gives each region the part of it that the region's calls are of all. */
function shareBackends({ shards, plan }: Simulation, records: readonly BorderRecord[]): void {
  if (records.length === 1) return;
  const calls = new Map<string, number[]>();
  for (const { region, calls: of } of records) {
    for (const { backend, calls: count } of of) {
      const byRegion = calls.get(backend) ?? plan.regions.map(() => 0);
      calls.set(backend, byRegion);
      byRegion[region] = count;
    }
  }
  for (const [backend, byRegion] of calls) {
    const total = byRegion.reduce((sum, count) => sum + count + 1, 0);
    for (const shard of shards) {
      const state = shard.backends.backends.find(({ entry }) => entry.id === backend);
      if (state === undefined) continue;
      const part = ((byRegion[shard.region.index] as number) + 1) / total;
      (state.queue as BackendQueue).setRate((state.entry.settings.capacityPerSecond as number) * part);
    }
  }
}

function moveCallers(simulation: Simulation, records: readonly BorderRecord[], nowUs: number): void {
  for (const { moved } of records) for (const one of moved) moveOne(simulation, one, nowUs);
}

function moveOne(simulation: Simulation, moved: MovedCaller, nowUs: number): void {
  follow(simulation, moved);
  const shard = shardOf(simulation, moved.to);
  if (shard === undefined) return;
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

/** The caller belongs to the region that it goes to, with what it remembers, if it belonged to the one that it leaves. */
function follow(simulation: Simulation, { group, caller, from, to, keptUntilUs }: MovedCaller): void {
  const { callers, owned, plan } = simulation;
  const of = callers[group];
  if (of === undefined || keptUntilUs === runsAfter || of.owner[caller] !== from) return;
  of.owner[caller] = to;
  of.region[caller] = to;
  of.connected[caller] = 0;
  of.keptUntilUs[caller] = keptUntilUs;
  const regions = plan.regions.length;
  for (const [region, step] of [
    [from, -1],
    [to, 1],
  ] as const) {
    const at = group * regions + region;
    owned[at] = (owned[at] as number) + step;
    const source = shardOf(simulation, region)?.sources[group];
    if (source !== undefined) source.ownsAny = owned[at] > 0;
  }
}
