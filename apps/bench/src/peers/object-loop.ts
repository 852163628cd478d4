import { LRUCache } from 'lru-cache';
import type { DrillShape } from '../named-drill.ts';
import { cacheRoom, perSecond, traffic } from '../named-drill.ts';
import type { Findings } from './bare-loop.ts';
import { createQueue, type Queue } from './object-queue.ts';

/**
 * The named drill as it is written first: a request is an object, keys are texts, what happens later is a closure, latencies
 * are a list that is sorted in the end. Nothing is slow on purpose. The floor.
 */
export function playObjects(shape: DrillShape): Findings {
  const total: Total = { requests: 0, limited: 0, hits: 0, misses: 0, latencies: [], series: new Map() };
  const distributions: Distributions = {
    subscription: zipf(shape.subscriptions, 1),
    caller: zipf(traffic.callers, traffic.callerSkew),
    key: zipf(shape.keys, 1),
  };
  for (let number = 0; number < shape.regions; number += 1) {
    const region = createRegion(shape, { total, distributions, random: mulberry(number + 1) });
    playRegion(region, shape.seconds);
  }
  const sorted = Float64Array.from(total.latencies).sort();
  return { ...total, p99Us: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0 };
}

type Total = {
  requests: number;
  limited: number;
  hits: number;
  misses: number;
  readonly latencies: number[];
  readonly series: Map<number, { [outcome: string]: number }>;
};

type Random = () => number;
type Draw = (random: Random) => number;

type Distributions = { readonly subscription: Draw; readonly caller: Draw; readonly key: Draw };

/** A rank, by binary search in the sums of all weights. */
function zipf(count: number, skew: number): Draw {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= count; rank += 1) {
    sum += rank ** -skew;
    sums.push(sum);
  }
  return (random) => {
    const wanted = random() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function mulberry(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

type Vm = { readonly zone: Zone; freeAt: number };

type Zone = {
  readonly counters: Map<string, Bucket>;
  readonly cache: LRUCache<string, { readonly expiresAt: number }>;
};

type Bucket = { period: number; now: number; before: number };

type Region = {
  readonly total: Total;
  readonly distributions: Distributions;
  readonly random: Random;
  readonly zones: readonly Zone[];
  readonly vms: readonly Vm[];
  readonly serviceTime: number;
  readonly connected: Set<number>;
  readonly queue: Queue;
};

type Call = { readonly subscription: string; readonly url: string | null; readonly firstAt: number; calls: number };

function createRegion(shape: DrillShape, shared: Pick<Region, 'total' | 'distributions' | 'random'>): Region {
  const zoneCount = shape.zones === 'automatic' ? 3 : shape.zones;
  const zones = Array.from({ length: zoneCount }, () => ({
    counters: new Map<string, Bucket>(),
    cache: new LRUCache<string, { readonly expiresAt: number }>({ max: Math.floor(cacheRoom(shape) / zoneCount) }),
  }));
  const vms = Array.from({ length: shape.units * 2 }, (_, number) => ({
    zone: zones[number % zoneCount] as Zone,
    freeAt: 0,
  }));
  const serviceTime = (1e6 * vms.length) / (perSecond * 2);
  return { ...shared, zones, vms, serviceTime, connected: new Set(), queue: createQueue() };
}

function playRegion(region: Region, seconds: number): void {
  const { queue, random, total } = region;
  function next(at: number): void {
    const then = at - (Math.log(1 - random()) * 1e6) / perSecond;
    if (then >= seconds * 1e6) return;
    queue.add(then, () => {
      total.requests += 1;
      arrive(region, then);
      next(then);
    });
  }
  next(0);
  queue.run();
}

function arrive(region: Region, at: number): void {
  const { distributions, random, vms, connected, total, serviceTime } = region;
  const isGet = random() < traffic.cachedShare;
  const subscription = `subscription-${distributions.subscription(random)}`;
  const caller = distributions.caller(random);
  const trips = (connected.has(caller) ? 1 : 3) * traffic.roundTripMs * 1000;
  connected.add(caller);
  const vm = vms[Math.floor(random() * vms.length)] as Vm;
  const startAt = Math.max(vm.freeAt, at);
  vm.freeAt = startAt + serviceTime;
  const readyAt = startAt + Math.max(serviceTime, traffic.overheadMs * 1000);
  if (!admits(region, vm.zone, subscription, at)) {
    total.limited += 1;
    end(total, 'limited', readyAt);
    return;
  }
  const url = isGet ? `/shop/articles/${distributions.key(random)}` : null;
  if (url !== null) {
    const cached = homeOf(region, url).cache.get(url);
    if (cached !== undefined && cached.expiresAt > at) {
      total.hits += 1;
      end(total, 'servedFromCache', readyAt);
      total.latencies.push(readyAt + trips - at);
      return;
    }
    total.misses += 1;
  }
  send(region, { subscription, url, firstAt: at - trips, calls: 0 }, readyAt);
}

const period = traffic.periodSeconds * 1e6;

/** Every zone hears of what the others admit after the lag. */
function admits({ zones, queue }: Region, zone: Zone, subscription: string, at: number): boolean {
  const bucket = bucketOf(zone, subscription, at);
  const share = 1 - (at % period) / period;
  if (bucket.now + bucket.before * share >= traffic.limit) return false;
  bucket.now += 1;
  queue.add(at + traffic.lagSeconds * 1e6, () => {
    for (const other of zones)
      if (other !== zone) bucketOf(other, subscription, at + traffic.lagSeconds * 1e6).now += 1;
  });
  return true;
}

function bucketOf({ counters }: Zone, subscription: string, at: number): Bucket {
  const number = Math.floor(at / period);
  let bucket = counters.get(subscription);
  if (bucket === undefined) {
    bucket = { period: number, now: 0, before: 0 };
    counters.set(subscription, bucket);
  } else if (bucket.period !== number) {
    bucket.before = bucket.period === number - 1 ? bucket.now : 0;
    bucket.now = 0;
    bucket.period = number;
  }
  return bucket;
}

function homeOf({ zones }: Region, url: string): Zone {
  let sum = 0;
  for (const character of url.slice(-4)) sum = sum * 31 + character.charCodeAt(0);
  return zones[sum % zones.length] as Zone;
}

const mu = Math.log(traffic.latencyMs.p50 * 1000);
const sigma = (Math.log(traffic.latencyMs.p99 * 1000) - mu) / 2.3263478740408408;

function send(region: Region, call: Call, at: number): void {
  const { random, queue, total } = region;
  call.calls += 1;
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const doneAt = at + Math.exp(mu + sigma * normal);
  queue.add(doneAt, () => {
    const isError = random() < traffic.errorShare;
    if (isError && call.calls <= traffic.retries) {
      const againAt = doneAt + traffic.retrySeconds * 1e6;
      queue.add(againAt, () => send(region, call, againAt));
      return;
    }
    if (!isError && call.url !== null)
      homeOf(region, call.url).cache.set(call.url, { expiresAt: doneAt + traffic.cacheSeconds * 1e6 });
    end(total, isError ? 'failed' : 'served', doneAt);
    if (!isError) total.latencies.push(doneAt - call.firstAt);
  });
}

function end({ series }: Total, outcome: string, at: number): void {
  const second = Math.floor(at / 1e6);
  let row = series.get(second);
  if (row === undefined) {
    row = {};
    series.set(second, row);
  }
  row[outcome] = (row[outcome] ?? 0) + 1;
}
