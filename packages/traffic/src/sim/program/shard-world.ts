import { mix, unit } from '@keelgate/model';
import type { CacheKey, CounterAnswer, CounterSpec, NetValue, Reply, Run, World } from '@keelgate/policy';
import { advance, carryOut, caught, createResponse, runFork } from '@keelgate/policy';
import type { QuotaCounters } from '../../counter/quota-counters.ts';
import type { RateCounters } from '../../counter/rate-counters.ts';
import { reply } from '../attempt.ts';
import { beginCall } from '../backend-call.ts';
import { addBackends, responseBytes, statusOf } from '../backend-table.ts';
import { ownCounter } from '../counter-identity.ts';
import { enterLimit, leaveLimit } from '../concurrency.ts';
import { hashText } from '../key-table.ts';
import { lookUp, store } from '../region-caches.ts';
import { countersOf } from '../region-counters.ts';
import type { CounterEntry, ProgramEntry } from '../registry.ts';
import { concurrencyNumber, counterNumber, denseRow, rowOf } from '../registry.ts';
import type { Shard } from '../shard.ts';
import { cachings } from '../cachings.ts';
import { stream } from '../stream.ts';
import { hostTarget, targetNumber } from '../target.ts';
import { failureOf } from './failure-of.ts';

/** The region's own machines as the world of the attempt in hand. */
export function worldOf(shard: Shard, entry: ProgramEntry): World {
  const world = machinesOf(shard, entry);
  return shard.tape?.worldOf(shard, world) ?? world;
}

function machinesOf(shard: Shard, entry: ProgramEntry): World {
  const { attempt, plan, values } = shard;
  return {
    take: (counter, { key, amount }) => take(shard, ownCounter(counter, entry.world.isStandby), key, amount),
    add: (counter, { key, amount }) => add(shard, ownCounter(counter, entry.world.isStandby), key, amount),
    enter: ({ id, key, max }) => {
      const limit = concurrencyNumber(plan.registry, id, max);
      return enterLimit(shard, limit, denseRow(plan.registry.concurrency[limit]?.rows ?? new Map(), key));
    },
    leave: () => leaveLimit(shard),
    lookUp: (at) => {
      const backend = find(shard, at);
      if (backend < 0) return null;
      attempt.reply = reply.cached;
      attempt.backend = backend;
      return createResponse(200);
    },
    store: (at, { nowUs, untilUs }) =>
      put(shard, at, { bytes: bytesOf(shard), forUs: untilUs - nowUs, value: Math.max(0, attempt.backend) }),
    valueOf: (at) => (find(shard, at) >= 0 ? values.get(at) : undefined),
    keepValue: (at, { value, nowUs, untilUs }) => {
      values.put(at, value);
      put(shard, at, { bytes: sizeOf(value), forUs: untilUs - nowUs });
    },
    dropValue: (at) => {
      values.drop(at);
      put(shard, at, { bytes: 0, forUs: 0 });
    },
    send: ({ backend, timeoutUs }) => callNow(shard, { target: targetNumber(entry.world, backend), timeoutUs }),
    http: ({ request, timeoutUs }) => callNow(shard, { target: hostTarget(entry.world, request.url), timeoutUs }),
    // No request of a drill is looked at by anyone who would read it.
    token: () => ({ token: 'token' }),
    log: () => undefined,
    chance: () => unit(mix(attempt.key + stream.delay)),
  };
}

/** Takes a branch of a fork to its end. */
export function runBranch(branch: Run, world: World): void {
  for (let waiting = advance(branch); waiting !== null; waiting = advance(branch)) {
    try {
      branch.at =
        waiting.kind === 'fork'
          ? runFork(branch, waiting, (inner) => runBranch(inner, world))
          : carryOut(branch, world, waiting);
    } catch (thrown) {
      caught(branch, thrown);
    }
  }
}

function take(shard: Shard, spec: CounterSpec, key: string, amount: number): CounterAnswer {
  const { counters, attempt, region, nowUs } = shard;
  const { row, number } = counterOf(shard, spec, key);
  if (spec.kind === 'quota') {
    const quotas = counters.quotas[number] as QuotaCounters;
    return answerOf(spec, quotas.take(counters.region, row, nowUs, amount), quotas.retryAfterUs(nowUs));
  }
  const rates = counters.rates[number] as RateCounters;
  const zone = region.zoneOfVm[attempt.vm] as number;
  // What never counts never reaches its limit.
  if (amount === 0) return answerOf(spec, true, 0);
  if (!rates.take(zone, row, nowUs)) return answerOf(spec, false, rates.retryAfterUs(zone, row, nowUs));
  for (let more = 1; more < amount; more += 1) if (!rates.take(zone, row, nowUs)) break;
  return answerOf(spec, true, 0);
}

function add(shard: Shard, spec: CounterSpec, key: string, amount: number): CounterAnswer {
  const { counters, attempt, region, nowUs } = shard;
  const { row, number } = counterOf(shard, spec, key);
  if (spec.kind === 'quota') {
    const bytes = spec.unit === 'bytes' ? bytesOf(shard) : amount;
    (counters.quotas[number] as QuotaCounters).add(counters.region, row, nowUs, bytes);
  } else {
    const rates = counters.rates[number] as RateCounters;
    for (let count = 0; count < amount; count += 1) rates.take(region.zoneOfVm[attempt.vm] as number, row, nowUs);
  }
  return answerOf(spec, true, 0);
}

function bytesOf(shard: Shard): number {
  const recorded = shard.tape?.responseBytes(shard) ?? -1;
  return recorded >= 0 ? recorded : responseBytes(shard.backends, shard.attempt.backend);
}

function answerOf({ limit }: CounterSpec, allowed: boolean, retryAfterUs: number): CounterAnswer {
  return { allowed, limit, count: allowed ? 0 : limit, retryAfterSeconds: Math.ceil(retryAfterUs / 1e6) };
}

function counterOf(shard: Shard, spec: CounterSpec, key: string): { readonly number: number; readonly row: number } {
  const { plan, counters, nowUs } = shard;
  const list = spec.kind === 'rate' ? plan.registry.rates : plan.registry.quotas;
  const number = counterNumber(list, spec);
  if (spec.kind === 'rate') countersOf(counters, number, list[number] as CounterEntry, nowUs);
  else counters.addQuotas();
  return { number, row: rowOf(list[number] as CounterEntry, key) };
}

function find(shard: Shard, { caching, key }: CacheKey): number {
  const { high, low } = hashText(key);
  return lookUp(shard, cachings.indexOf(caching), high, low);
}

function put(
  shard: Shard,
  { caching, key }: CacheKey,
  entry: { readonly bytes: number; readonly forUs: number; readonly value?: number },
): void {
  store(shard, cachings.indexOf(caching), { ...hashText(key), value: 0, ...entry });
}

/** A text by its characters, anything else as a small record. */
function sizeOf(value: NetValue): number {
  return typeof value === 'string' ? value.length * 2 : 64;
}

/** A call that is over at once, with what it takes. */
function callNow(shard: Shard, { target, timeoutUs }: { readonly target: number; readonly timeoutUs: number }): Reply {
  const { attempt, backends, plan, nowUs } = shard;
  const { readyUs, reply: before, backend, sends } = attempt;
  addBackends(backends, plan);
  const isCalled = beginCall(shard, target, timeoutUs);
  const delayUs = isCalled ? attempt.readyUs - Math.max(nowUs, readyUs) : 0;
  const failure = failureOf(attempt.reply, attempt.backend);
  const status = statusOf(backends, attempt.reply, attempt.backend);
  Object.assign(attempt, { readyUs, reply: before, backend, sends });
  return failure === null ? { delayUs, response: createResponse(status) } : { delayUs, failure };
}
