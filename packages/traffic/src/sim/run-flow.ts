import { draw, mix, unit } from '@keelgate/model';
import type { QuotaCounters } from '../counter/quota-counters.ts';
import type { RateCounters } from '../counter/rate-counters.ts';
import type { Attempt } from './attempt.ts';
import { reply } from './attempt.ts';
import { sendToBackend } from './backend-call.ts';
import { responseBytes, statusOf } from './backend-table.ts';
import type { Condition } from './condition.ts';
import { holdsOf } from './condition.ts';
import { field, flowOp } from './flow.ts';
import { enterLimit, leaveAll, leaveLimit } from './concurrency.ts';
import type { KeyTable } from './key-table.ts';
import { keyFor } from './key-table.ts';
import type { OperandTable } from './operand-table.ts';
import { valueFor } from './operand-table.ts';
import { outcomeOfReply } from './outcome-of-reply.ts';
import { park } from './park.ts';
import { lookUp, store } from './region-caches.ts';
import { runProgramNode } from './program/run-program-node.ts';
import { settle } from './settle.ts';
import type { Shard } from './shard.ts';
import { slotState } from './slots.ts';
import { perTry, stream } from './stream.ts';

/**
 * Carries the attempt in hand through the flow table from its node on, until it waits or ends. One handler for each kind
 * of node; it says whether the attempt goes on.
 */
export function runFlow(shard: Shard): void {
  const { attempt, plan } = shard;
  const { code } = plan.flows;
  while ((handlers[code[attempt.node] as number] as Handler)(shard, code, attempt.node)) {
    // Everything is in the condition.
  }
}

type Handler = (shard: Shard, code: Int32Array, at: number) => boolean;

const handlers: readonly Handler[] = (() => {
  const list: Handler[] = [];
  list[flowOp.take] = take;
  list[flowOp.quota] = quota;
  list[flowOp.quotaAdd] = quotaAdd;
  list[flowOp.enter] = enter;
  list[flowOp.leave] = leave;
  list[flowOp.get] = get;
  list[flowOp.put] = put;
  list[flowOp.send] = sendToBackend;
  list[flowOp.delay] = delay;
  list[flowOp.loop] = loop;
  list[flowOp.repeat] = repeat;
  list[flowOp.branch] = branch;
  list[flowOp.end] = end;
  list[flowOp.program] = runProgramNode;
  return list;
})();

function go(attempt: Attempt, code: Int32Array, at: number, yes: boolean): true {
  attempt.node = code[at + (yes ? field.next : field.otherwise)] as number;
  return true;
}

function tableOf(shard: Shard, code: Int32Array, at: number): OperandTable {
  return shard.plan.registry.tables[code[at] as number] as OperandTable;
}

function take(shard: Shard, code: Int32Array, at: number): boolean {
  const { attempt, counters, region } = shard;
  const row = valueFor(tableOf(shard, code, at + field.b), attempt);
  // A counter without a key does not apply to the request.
  if (row < 0) return go(attempt, code, at, true);
  const zone = region.zoneOfVm[attempt.vm] as number;
  const amount = code[at + field.c] as number;
  // What never counts never reaches its limit.
  if (amount === 0) return go(attempt, code, at, true);
  const rates = counters.rates[code[at + field.a] as number] as RateCounters;
  if (!rates.take(zone, row, shard.nowUs)) return go(attempt, code, at, false);
  // A call that counts for more fills the window up; what goes beyond the limit has nothing to count in.
  for (let more = 1; more < amount; more += 1) if (!rates.take(zone, row, shard.nowUs)) break;
  return go(attempt, code, at, true);
}

function quota(shard: Shard, code: Int32Array, at: number): boolean {
  const { attempt, counters } = shard;
  const row = valueFor(tableOf(shard, code, at + field.b), attempt);
  if (row < 0) return go(attempt, code, at, true);
  const amount = code[at + field.c] as number;
  const quotas = counters.quotas[code[at + field.a] as number] as QuotaCounters;
  return go(attempt, code, at, quotas.take(counters.region, row, shard.nowUs, amount));
}

function quotaAdd(shard: Shard, code: Int32Array, at: number): boolean {
  const { attempt, counters, backends } = shard;
  const row = valueFor(tableOf(shard, code, at + field.b), attempt);
  if (row >= 0) {
    const said = code[at + field.c] as number;
    const amount = said >= 0 ? said : responseBytes(backends, attempt.backend);
    const quotas = counters.quotas[code[at + field.a] as number] as QuotaCounters;
    quotas.add(counters.region, row, shard.nowUs, amount);
  }
  return go(attempt, code, at, true);
}

function enter(shard: Shard, code: Int32Array, at: number): boolean {
  const { attempt } = shard;
  const row = valueFor(tableOf(shard, code, at + field.b), attempt);
  return go(attempt, code, at, enterLimit(shard, code[at + field.a] as number, row));
}

function leave(shard: Shard, code: Int32Array, at: number): boolean {
  leaveLimit(shard);
  return go(shard.attempt, code, at, true);
}

function get(shard: Shard, code: Int32Array, at: number): boolean {
  const { attempt, plan } = shard;
  const keys = plan.registry.keys[code[at + field.b] as number] as KeyTable;
  keyFor(keys, attempt);
  const backend = lookUp(shard, code[at + field.a] as number, keys.high, keys.low);
  if (backend < 0) return go(attempt, code, at, true);
  attempt.reply = reply.cached;
  attempt.backend = backend;
  return go(attempt, code, at, false);
}

function put(shard: Shard, code: Int32Array, at: number): boolean {
  const { attempt, plan, backends } = shard;
  // Only a proper answer is kept; what came from the cache is in it already.
  if (attempt.reply === reply.answered) {
    const keys = plan.registry.keys[code[at + field.b] as number] as KeyTable;
    keyFor(keys, attempt);
    store(shard, code[at + field.a] as number, {
      high: keys.high,
      low: keys.low,
      bytes: responseBytes(backends, attempt.backend),
      value: attempt.backend,
      forUs: plan.registry.durationsUs[code[at + field.d] as number] as number,
    });
  }
  return go(attempt, code, at, true);
}

function delay(shard: Shard, code: Int32Array, at: number): boolean {
  const { attempt, extras, plan } = shard;
  const wait = plan.registry.delays[code[at + field.a] as number];
  const repetition = extras[code[at + field.b] as number] as number;
  const bits = mix(draw(attempt.key, stream.delay, attempt.sends) + Math.imul(attempt.try, perTry));
  attempt.node = code[at + field.next] as number;
  const waitUs = wait === undefined ? 0 : wait(repetition, unit(bits));
  const sinceUs = Math.max(shard.nowUs, attempt.readyUs);
  park(shard, slotState.delayed, sinceUs + waitUs);
  return false;
}

function loop(shard: Shard, code: Int32Array, at: number): boolean {
  shard.extras[code[at + field.a] as number] = 0;
  return go(shard.attempt, code, at, true);
}

function repeat(shard: Shard, code: Int32Array, at: number): boolean {
  const { extras, attempt } = shard;
  const which = code[at + field.a] as number;
  const repetition = (extras[which] as number) + 1;
  extras[which] = repetition;
  const done = repetition > (code[at + field.b] as number) || !isWanted(shard, code[at + field.c] as number);
  return go(attempt, code, at, done);
}

/** Whether the reply is one after which a retry wants another try; 0: whatever it is. */
function isWanted({ attempt, backends, plan }: Shard, condition: number): boolean {
  if (condition === 0) return true;
  const status = statusOf(backends, attempt.reply, attempt.backend);
  return holdsOf(plan.registry.conditions[condition - 1] as Condition, status);
}

function branch(shard: Shard, code: Int32Array, at: number): boolean {
  const { attempt } = shard;
  return go(attempt, code, at, valueFor(tableOf(shard, code, at + field.a), attempt) === 1);
}

function end(shard: Shard, code: Int32Array, at: number): boolean {
  const { attempt } = shard;
  if (attempt.held > 0) leaveAll(shard);
  const said = code[at + field.a] as number;
  const outcome = said >= 0 ? said : (outcomeOfReply[attempt.reply] as number);
  const status = said >= 0 ? (code[at + field.b] as number) : statusOf(shard.backends, attempt.reply, attempt.backend);
  settle(shard, outcome, status, Math.max(shard.nowUs, attempt.readyUs));
  return false;
}
