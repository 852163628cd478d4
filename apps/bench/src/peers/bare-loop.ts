import type { DrillShape } from '../named-drill.ts';
import { cacheRoom, perSecond, traffic } from '../named-drill.ts';
import type { AliasTable } from './alias.ts';
import { aliasTable, hash, pick, unit, zipfTable } from './alias.ts';
import type { BareCache } from './bare-cache.ts';
import { createBareCache, isCached, keep } from './bare-cache.ts';
import type { BareCounters } from './bare-counters.ts';
import { admits, createBareCounters, letPass } from './bare-counters.ts';
import type { BareHeap } from './bare-heap.ts';
import { createBareHeap, pop, push } from './bare-heap.ts';
import { countIn, createLogHistogram } from './log-histogram.ts';

/** What both peers and the drill come to. */
export type Findings = {
  readonly requests: number;
  readonly limited: number;
  readonly hits: number;
  readonly misses: number;
  /** In µs, of those that were served. */
  readonly p99Us: number;
};

export type BareFindings = Omit<Findings, 'p99Us'> & {
  readonly latencies: Float64Array;
  /** Every latency there was, where they were asked for. */
  readonly exact: readonly number[];
  /** Requests that ended in each second, by outcome; and work done in it. */
  readonly series: Float64Array;
  readonly work: Float64Array;
};

/**
 * The named drill as somebody writes it who has only this one drill, and knows what is in it: one region after the other,
 * typed arrays, numbers for everything. The ceiling: nothing here can be changed, break, or be asked about.
 */
export function playBare(shape: DrillShape, collects: boolean = false): BareFindings {
  const drawn = drawing(shape);
  const total = createTotal(shape, collects);
  for (let region = 0; region < shape.regions; region += 1) playRegion(createRegion(shape, drawn, total), region);
  return total;
}

type Drawing = {
  readonly operations: AliasTable;
  readonly subscriptions: AliasTable;
  readonly callers: AliasTable;
  readonly keys: AliasTable;
};

function drawing({ keys, subscriptions }: DrillShape): Drawing {
  return {
    operations: aliasTable(Float64Array.of(traffic.cachedShare, 1 - traffic.cachedShare)),
    subscriptions: zipfTable(subscriptions, 1),
    callers: zipfTable(traffic.callers, traffic.callerSkew),
    keys: zipfTable(keys, 1),
  };
}

type Total = {
  requests: number;
  limited: number;
  hits: number;
  misses: number;
  readonly latencies: Float64Array;
  readonly collects: boolean;
  readonly exact: number[];
  readonly series: Float64Array;
  readonly work: Float64Array;
  readonly seconds: number;
};

/** What is left at the end, and lasts a little longer, counts in the last second. */
function createTotal({ seconds }: DrillShape, collects: boolean): Total {
  return {
    requests: 0,
    limited: 0,
    hits: 0,
    misses: 0,
    latencies: createLogHistogram(),
    collects,
    exact: [],
    seconds: Math.ceil(seconds),
    series: new Float64Array(Math.ceil(seconds) * outcomes),
    work: new Float64Array(Math.ceil(seconds) + 2),
  };
}

const outcomes = 4;
const served = 0;
const servedFromCache = 1;
const limited = 2;
const failed = 3;

type Region = Drawing & {
  readonly total: Total;
  readonly endUs: number;
  readonly vms: number;
  readonly freeUs: Float64Array;
  readonly serviceUs: number;
  readonly zones: number;
  readonly connected: Uint8Array;
  readonly counters: BareCounters;
  readonly cache: BareCache;
  readonly heap: BareHeap;
  readonly slots: Slots;
};

/** Requests that wait for a backend, or for their next call to it. */
type Slots = {
  firstUs: Float64Array;
  /** The request's bits, its key (-1: nothing is cached), the calls made (with a minus sign while it waits), its round trips. */
  ints: Int32Array;
  free: Int32Array;
  freeCount: number;
  used: number;
  capacity: number;
};

function createRegion(shape: DrillShape, drawn: Drawing, total: Total): Region {
  const zones = shape.zones === 'automatic' ? 3 : shape.zones;
  const vms = shape.units * 2;
  const { callers, limit } = traffic;
  return {
    ...drawn,
    total,
    endUs: shape.seconds * 1e6,
    vms,
    freeUs: new Float64Array(vms),
    serviceUs: (1e6 * vms) / (perSecond * 2),
    zones,
    connected: new Uint8Array(callers),
    counters: createBareCounters({
      zones,
      subscriptions: shape.subscriptions,
      limit,
      periodUs: traffic.periodSeconds * 1e6,
      lagUs: traffic.lagSeconds * 1e6,
    }),
    cache: createBareCache(shape.keys, zones, Math.floor(cacheRoom(shape) / zones)),
    heap: createBareHeap(1024),
    slots: createSlots(1024),
  };
}

function createSlots(capacity: number): Slots {
  return {
    firstUs: new Float64Array(capacity),
    ints: new Int32Array(capacity * 4),
    free: new Int32Array(capacity),
    freeCount: 0,
    used: 0,
    capacity,
  };
}

function playRegion(region: Region, number: number): void {
  const { heap, counters, endUs, total } = region;
  const seed = hash(number + 1);
  const gapUs = 1e6 / perSecond;
  let nowUs = 0;
  for (let request = 1; ; request += 1) {
    const bits = hash(seed + Math.imul(request, 0x9e3779b9));
    nowUs -= Math.log(unit(hash(bits + gapBits))) * gapUs;
    if (nowUs >= endUs) break;
    while (heap.size > 0 && (heap.times[0] as number) <= nowUs) resume(region, heap.times[0] as number);
    letPass(counters, nowUs);
    total.requests += 1;
    arrive(region, bits, nowUs);
  }
  while (heap.size > 0) resume(region, heap.times[0] as number);
}

/** What a request's bits are hashed with, for each of its draws. They are numbers of their own: what is read of an object here is slow once others have run. */
const gapBits = 0x1f83d9ab;
const operationBits = 0x5be0cd19;
const subscriptionBits = 0x137e2179;
const callerBits = 0x2c9277b5;
const keyBits = 0x6a09e667;
const vmBits = 0x3c6ef372;
const latencyBits = 0x510e527f;
const angleBits = 0x1b873593;
const errorBits = 0x71374491;
const callBits = 0x59f111f1;

const roundTripUs = traffic.roundTripMs * 1000;
const overheadUs = traffic.overheadMs * 1000;
const { errorShare, retries } = traffic;
const retryUs = traffic.retrySeconds * 1e6;
const cacheMs = traffic.cacheSeconds * 1000;
const queueUs = 1e6;

function arrive(region: Region, bits: number, nowUs: number): void {
  const { connected, freeUs, serviceUs, total } = region;
  const isCacheable = pick(region.operations, hash(bits + operationBits)) === 0;
  const subscription = pick(region.subscriptions, hash(bits + subscriptionBits));
  const caller = pick(region.callers, hash(bits + callerBits));
  const tripsUs = connected[caller] === 1 ? roundTripUs : 3 * roundTripUs;
  connected[caller] = 1;
  const vm = Math.floor(unit(hash(bits + vmBits)) * region.vms);
  const startUs = Math.max(freeUs[vm] as number, nowUs);
  if (startUs - nowUs > queueUs) {
    end(region, failed, nowUs);
    return;
  }
  freeUs[vm] = startUs + serviceUs;
  addWork(total, startUs, serviceUs);
  const readyUs = startUs + Math.max(serviceUs, overheadUs);
  if (!admits(region.counters, vm % region.zones, subscription, nowUs)) {
    total.limited += 1;
    end(region, limited, readyUs);
    return;
  }
  const key = isCacheable ? pick(region.keys, hash(bits + keyBits)) : -1;
  if (isCacheable && isCached(region.cache, key, nowUs / 1000)) {
    total.hits += 1;
    end(region, servedFromCache, readyUs);
    countLatency(total, readyUs + tripsUs - nowUs);
    return;
  }
  if (isCacheable) total.misses += 1;
  const row = takeSlot(region.slots);
  const { ints, firstUs } = region.slots;
  firstUs[row] = nowUs - tripsUs;
  ints[row * 4] = bits;
  ints[row * 4 + 1] = key;
  ints[row * 4 + 2] = 0;
  send(region, row, readyUs);
}

/** Work that goes beyond a second counts in the next one. */
function addWork({ work, seconds }: Total, fromUs: number, workUs: number): void {
  const second = Math.min(Math.floor(fromUs / 1e6), seconds);
  const later = Math.max(0, fromUs + workUs - (second + 1) * 1e6);
  work[second] = (work[second] as number) + workUs - later;
  if (later > 0) work[second + 1] = (work[second + 1] as number) + later;
}

const mu = Math.log(traffic.latencyMs.p50 * 1000);
const sigma = (Math.log(traffic.latencyMs.p99 * 1000) - mu) / 2.3263478740408408;

function send({ slots, heap }: Region, row: number, nowUs: number): void {
  const at = row * 4;
  const calls = (slots.ints[at + 2] as number) + 1;
  slots.ints[at + 2] = calls;
  const bits = (slots.ints[at] as number) + Math.imul(calls, callBits);
  const radius = Math.sqrt(-2 * Math.log(unit(hash(bits + latencyBits))));
  const normal = radius * Math.cos(2 * Math.PI * unit(hash(bits + angleBits)));
  push(heap, nowUs + Math.exp(mu + sigma * normal), row);
}

/** A reply is there, or the wait before the next call is over. */
function resume(region: Region, nowUs: number): void {
  const { heap, slots, total } = region;
  const row = pop(heap);
  const at = row * 4;
  const calls = slots.ints[at + 2] as number;
  if (calls < 0) {
    slots.ints[at + 2] = -calls;
    send(region, row, nowUs);
    return;
  }
  const bits = (slots.ints[at] as number) + Math.imul(calls, callBits);
  const isError = unit(hash(bits + errorBits)) < errorShare;
  if (isError && calls <= retries) {
    slots.ints[at + 2] = -calls;
    push(heap, nowUs + retryUs, row);
    return;
  }
  const key = slots.ints[at + 1] as number;
  if (!isError && key >= 0) keep(region.cache, key, nowUs / 1000 + cacheMs);
  slots.free[slots.freeCount] = row;
  slots.freeCount += 1;
  end(region, isError ? failed : served, nowUs);
  if (!isError) countLatency(total, nowUs - (slots.firstUs[row] as number));
}

function countLatency(total: Total, us: number): void {
  countIn(total.latencies, us);
  if (total.collects) total.exact.push(us);
}

function end({ total: { series, seconds } }: Region, how: number, atUs: number): void {
  const at = Math.min(Math.floor(atUs / 1e6), seconds - 1) * outcomes + how;
  series[at] = (series[at] as number) + 1;
}

function takeSlot(slots: Slots): number {
  if (slots.freeCount > 0) {
    slots.freeCount -= 1;
    return slots.free[slots.freeCount] as number;
  }
  if (slots.used === slots.capacity) widen(slots);
  slots.used += 1;
  return slots.used - 1;
}

function widen(slots: Slots): void {
  const wider = createSlots(slots.capacity * 2);
  wider.firstUs.set(slots.firstUs);
  wider.ints.set(slots.ints);
  wider.free.set(slots.free);
  const { firstUs, ints, free, capacity } = wider;
  Object.assign(slots, { firstUs, ints, free, capacity });
}
