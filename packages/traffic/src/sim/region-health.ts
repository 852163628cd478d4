import { invariant } from '@keelgate/model';
import type { HealthView, Transition } from '../health/health-view.ts';
import { absent, advance, fail, restore, setAside } from '../health/health-view.ts';
import { addWork, countCapacity } from './busy.ts';
import { clearPlaces } from './concurrency.ts';
import { keepToShare } from './ejected-share.ts';
import { blameDropped } from './fault-tally.ts';
import { outcomeNumber } from './outcome-number.ts';
import { lift } from './park.ts';
import { zoneCountersDown, zoneCountersUp } from './region-counters.ts';
import { conclude } from './settle.ts';
import type { Shard } from './shard.ts';
import { arrivalOrder, holdsVm, killRow, vmOfRow } from './slots.ts';

/** A region's VMs, and its zones: a zone's counters and cache live as long as one of its VMs does. */
export type RegionHealth = {
  readonly view: HealthView;
  readonly zoneLive: Uint8Array;
  /** Zones that died or came back in this window, for the border. */
  readonly zoneEvents: ZoneEvent[];
  /** When scheduled faults have each VM fail, in order. */
  readonly failuresUs: readonly (readonly number[])[];
  /** Since when no VM has served; Infinity while one does. */
  deadSinceUs: number;
};

export type ZoneEvent = { readonly zone: number; readonly atUs: number; readonly live: boolean };

/** VMs fail for a fault: what they have in flight is dropped at this instant. */
export function failVms(shard: Shard, vms: readonly number[], fault: number): void {
  countServing(shard);
  const { faults, health, nowUs } = shard;
  faults.vms[fault] = vms;
  if (vms.length > 0) faults.active.add(fault);
  for (const vm of vms) {
    const blamed = shard.vms.blame[vm] as number;
    shard.vms.blame[vm] = blamed < 0 ? fault : Math.min(blamed, fault);
    fail(health.view, vm, fault, nowUs);
    shard.vms.nextDownUs[vm] = health.failuresUs[vm]?.find((atUs) => atUs > nowUs) ?? Infinity;
    giveBackWork(shard, vm);
  }
  if (vms.length > 0 && vms.every((vm) => health.view.vms[vm]?.detected ?? false)) faults.detectedUs[fault] = nowUs;
  dropInFlight(shard, new Set(vms));
  followServing(shard);
}

/** The fault is over: its VMs serve again once they have recovered, if nothing else has them down. */
export function restoreVms(
  shard: Shard,
  vms: readonly number[],
  { fault, recoveryUs }: { fault: number; recoveryUs: number },
): void {
  for (const vm of vms) restore(shard.health.view, vm, fault, shard.nowUs + recoveryUs);
}

/** The front door sends nothing new to these VMs; they finish what they have. */
export function setVmsAside(shard: Shard, vms: readonly number[], by: number): void {
  countServing(shard);
  for (const vm of vms) setAside(shard.health.view, vm, by, true);
  followServing(shard);
}

export function takeVmsBack(shard: Shard, vms: readonly number[], by: number): void {
  countServing(shard);
  for (const vm of vms) setAside(shard.health.view, vm, by, false);
  followServing(shard);
}

/** VMs of a change of scale join. */
export function joinVms(shard: Shard, vms: readonly number[]): void {
  for (const vm of vms) restore(shard.health.view, vm, absent, shard.nowUs);
}

/** Carries out what the health of the region's VMs has due by now. */
export function advanceHealth(shard: Shard): void {
  countServing(shard);
  for (const transition of advance(shard.health.view, shard.nowUs)) follow(shard, transition);
  followServing(shard);
}

/** Counts the capacity that was there up to now. */
export function countServing(shard: Shard): void {
  const { busy, health, plan } = shard;
  const untilUs = Math.min(shard.nowUs, plan.drill.durationUs);
  if (untilUs <= busy.countedUs) return;
  let serving = 0;
  for (const one of health.view.serving) serving += one;
  countCapacity(busy, untilUs, serving, plan.drill.warmupUs);
}

function follow(shard: Shard, { vm, to, atUs }: Transition): void {
  const { faults, health, vms } = shard;
  if (to === 'serving') {
    vms.freeUs.fill(atUs, vm * vms.servers, (vm + 1) * vms.servers);
    vms.blame[vm] = -1;
    clearPlaces(shard, vm);
  }
  for (const [fault, of] of faults.vms.entries()) {
    if (!of.includes(vm)) continue;
    if (
      to === 'detected' &&
      faults.detectedUs[fault] === Infinity &&
      // What is noticed once it is over is another fault's.
      faults.recoveredUs[fault] === Infinity &&
      of.every((each) => health.view.vms[each]?.detected)
    ) {
      faults.detectedUs[fault] = atUs;
    }
    if (to === 'serving' && of.every((each) => health.view.alive[each] === 1)) {
      faults.recoveredUs[fault] = Math.min(faults.recoveredUs[fault] as number, atUs);
      faults.active.delete(fault);
    }
  }
}

/** Work that was accepted and will not be done. */
function giveBackWork(shard: Shard, vm: number): void {
  const { vms, busy, nowUs, plan } = shard;
  for (let server = vm * vms.servers; server < (vm + 1) * vms.servers; server += 1) {
    const freeUs = vms.freeUs[server] as number;
    if (freeUs > nowUs) addWork(busy, nowUs, freeUs, -plan.serverShare);
    vms.freeUs[server] = nowUs;
  }
}

/**
 * Everything that waits on one of these VMs, for a server, a backend or its own end, is dropped: in the order of arrival, so
 * that which rows they lie in decides nothing.
 */
function dropInFlight(shard: Shard, failed: ReadonlySet<number>): void {
  const { slots, attempt, health } = shard;
  const rows = Array.from({ length: slots.used }, (_, row) => row).filter(
    (row) => holdsVm(slots, row) && failed.has(vmOfRow(slots, row)),
  );
  for (const row of rows.toSorted((left, right) => arrivalOrder(slots, left, right))) {
    lift(shard, row);
    invariant(health.view.alive[attempt.vm] === 0, 'F2', 'an attempt on a live VM was dropped');
    killRow(slots, row);
    if (attempt.abandoned) continue;
    blameDropped(shard);
    conclude(shard, outcomeNumber.dropped, 0, shard.nowUs);
  }
}

/** What follows from which VMs serve: zones live and die with the last of theirs, the region with the last of all. */
function followServing(shard: Shard): void {
  keepToShare(shard);
  const { health, region, counters, caches, nowUs } = shard;
  const { view, zoneLive } = health;
  for (let zone = 0; zone < zoneLive.length; zone += 1) {
    let live = 0;
    for (let vm = 0; vm < view.alive.length; vm += 1)
      if (region.zoneOfVm[vm] === zone) live |= view.alive[vm] as number;
    if (live === zoneLive[zone]) continue;
    zoneLive[zone] = live;
    health.zoneEvents.push({ zone, atUs: nowUs, live: live === 1 });
    if (live === 1) {
      zoneCountersUp(counters, zone, nowUs);
      caches.internal?.zoneUp(zone);
    } else {
      zoneCountersDown(counters, zone, nowUs);
      caches.lost += caches.internal?.zoneDown(zone, nowUs) ?? 0;
    }
  }
  const serves = view.serving.includes(1);
  if (serves) health.deadSinceUs = Infinity;
  else if (health.deadSinceUs === Infinity) health.deadSinceUs = nowUs;
}
