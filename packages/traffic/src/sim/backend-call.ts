import { draw, mix, unit } from '@keelgate/model';
import type { Attempt, Reply } from './attempt.ts';
import { reply } from './attempt.ts';
import { memberFor } from '../backend/sessions.ts';
import { isFailure } from '../backend/breaker.ts';
import type { BackendState } from './backend-table.ts';
import { statusOf } from './backend-table.ts';
import { field, flowOp } from './flow.ts';
import { park } from './park.ts';
import type { TargetEntry } from './registry.ts';
import type { Shard } from './shard.ts';
import { slotState } from './slots.ts';
import { perSend, perTry, stream } from './stream.ts';
import { countSurge } from './surge.ts';

/** Sends the attempt in hand to its backend; says whether the attempt goes on at once. */
export function sendToBackend(shard: Shard, code: Int32Array, at: number): boolean {
  const { attempt } = shard;
  const target = code[at + field.a] as number;
  if (mustWait(shard, target)) {
    park(shard, slotState.queued, attempt.readyUs);
    return false;
  }
  if (!beginCall(shard, target, shard.plan.registry.timeoutsUs[code[at + field.b] as number] as number))
    return goOn(attempt, code, at);
  const state = shard.backends.backends[attempt.backend] as BackendState;
  const after = code[at + wayOn(attempt.reply, code, at)] as number;
  // Where nothing is left to do but to answer, the end is settled now and needs no event of its own.
  if (code[after] === flowOp.end && attempt.held === 0 && state.breakers === null) return goOn(attempt, code, at);
  attempt.node = at;
  park(shard, slotState.sending, attempt.readyUs);
  return false;
}

/**
 * Calls a backend of the target for the attempt in hand, whose reply is known from then on and there at `readyUs`. False
 * where no call takes place: the reply says why.
 */
export function beginCall(shard: Shard, target: number, timeoutUs: number): boolean {
  const { attempt } = shard;
  const first = attempt.sends === 0;
  attempt.sends += 1;
  attempt.backend = chooseBackend(shard, target, first);
  if (attempt.backend < 0) return false;
  const state = shard.backends.backends[attempt.backend] as BackendState;
  if (first && attempt.counts) state.reached += 1;
  const sentUs = shard.nowUs > attempt.readyUs ? shard.nowUs : attempt.readyUs;
  attempt.readyUs = call(shard, state, sentUs, timeoutUs);
  return true;
}

/** A call that comes this much early finds its backend as it would at its own time. */
const earlyUs = 5000;

/**
 * Whether the attempt's own VM has still to come to it, and its backend cares: one with a queue or a breaker takes calls in
 * the order of time, and any backend may have changed by the end of a long wait.
 */
export function mustWait({ attempt, nowUs, backends, plan }: Shard, target: number): boolean {
  if (attempt.readyUs <= nowUs) return false;
  if (attempt.readyUs > nowUs + earlyUs) return true;
  if (target < 0) return false;
  const entry = plan.registry.targets[target] as TargetEntry;
  if (entry.members !== null) return true;
  const { queue, breakers } = backends.backends[entry.backends[0] as number] as BackendState;
  return queue !== null || breakers !== null;
}

/** The reply of the call that the attempt in hand waited for is there: it goes on from the sending node. */
export function concludeCall(shard: Shard): void {
  const { attempt, plan } = shard;
  const { code } = plan.flows;
  const { breakers } = shard.backends.backends[attempt.backend] as BackendState;
  if (breakers !== null) breakers.record(attempt.vm, shard.nowUs, tripsBreaker(shard));
  // A program of its own knows by itself where it goes on.
  if (code[attempt.node] !== flowOp.program) goOn(attempt, code, attempt.node);
}

function tripsBreaker(shard: Shard): boolean {
  const { attempt, backends } = shard;
  const { entry } = backends.backends[attempt.backend] as BackendState;
  if (entry.breaker === null) return false;
  if (attempt.reply === reply.timedOut) return isFailure(entry.breaker, { reason: 'Timeout' });
  if (attempt.reply === reply.refused) return isFailure(entry.breaker, { reason: 'BackendConnectionFailure' });
  return isFailure(entry.breaker, { status: repliedStatus(shard) });
}

function goOn(attempt: Attempt, code: Int32Array, at: number): true {
  attempt.node = code[at + wayOn(attempt.reply, code, at)] as number;
  return true;
}

/** A response goes on, whatever its status, unless the policy wants error statuses to fail; no response never does. */
function wayOn(said: Reply, code: Int32Array, at: number): number {
  if (said === reply.answered) return field.next;
  const response = said === reply.error || said === reply.overloaded;
  return response && code[at + field.c] === 0 ? field.next : field.otherwise;
}

/** The backend to call, or -1 with the reply that stands in for a call. */
function chooseBackend(shard: Shard, target: number, first: boolean): number {
  const { attempt, plan, backends } = shard;
  attempt.reply = reply.refused;
  if (target < 0) return -1;
  const entry = plan.registry.targets[target] as TargetEntry;
  const pool = backends.pools[target] ?? null;
  if (pool === null) {
    const only = entry.backends[0] as number;
    return allows(shard, only, first) ? only : -1;
  }
  const isAway = (index: number): boolean => isOpen(shard, entry.backends[index] as number);
  const sessions = backends.sessions[target] ?? null;
  let member: number;
  if (sessions === null) {
    const bits = mix(attempt.key + Math.imul(attempt.try, perTry) + Math.imul(attempt.sends, perSend) + stream.pool);
    member = pool.choose(attempt.vm, bits, isAway);
  } else {
    // A client begins with the same member in whatever region.
    const bits = mix(draw(plan.drill.seed, stream.pool + attempt.group, attempt.caller));
    member = memberFor(sessions, attempt, bits, { pool, isAway });
  }
  if (member >= 0) return entry.backends[member] as number;
  for (const backend of entry.backends) skip(shard, backend, first);
  return -1;
}

function allows(shard: Shard, backend: number, first: boolean): boolean {
  if (!isOpen(shard, backend)) return true;
  skip(shard, backend, first);
  return false;
}

function isOpen({ backends, attempt, nowUs }: Shard, backend: number): boolean {
  const { breakers } = backends.backends[backend] as BackendState;
  return breakers !== null && !breakers.allows(attempt.vm, nowUs);
}

function skip(shard: Shard, backend: number, first: boolean): void {
  const { attempt, backends } = shard;
  attempt.reply = reply.breakerOpen;
  if (!attempt.counts) return;
  const state = backends.backends[backend] as BackendState;
  state.skipped += 1;
  if (first) state.reached += 1;
}

/** One call: when its reply is there, or what stands in for one. */
function call(shard: Shard, state: BackendState, sentUs: number, timeoutUs: number): number {
  const { attempt } = shard;
  countSurge(shard, sentUs);
  state.recent += 1;
  attempt.reply = reply.answered;
  let doneUs = sentUs + state.distanceUs;
  if (state.down > 0) {
    attempt.reply = reply.refused;
  } else {
    const waitUs = state.queue === null ? 0 : state.queue.enter(sentUs);
    if (waitUs < 0) {
      attempt.reply = reply.overloaded;
    } else {
      const bits = attempt.key + Math.imul(attempt.try, perTry) + Math.imul(attempt.sends, perSend);
      const tookUs = shard.tape?.backendUs(shard) ?? -1;
      doneUs += waitUs + (tookUs >= 0 ? tookUs : state.latency.sampleUs(mix(bits + stream.latency))) * state.slow;
      if (answersWithError(shard, state, mix(bits + stream.error))) attempt.reply = reply.error;
      if (doneUs > sentUs + timeoutUs) {
        doneUs = sentUs + timeoutUs;
        attempt.reply = reply.timedOut;
      }
    }
  }
  if (attempt.counts) countCall(state, attempt.reply);
  return doneUs;
}

/** A recorded answer is an error or none; beside that a backend errs as often as it is set to. */
function answersWithError(shard: Shard, { errorShare, entry }: BackendState, bits: number): boolean {
  const recorded = shard.tape?.backendStatus(shard) ?? 0;
  if (recorded >= 500) return true;
  if (recorded > 0 && errorShare <= entry.settings.errorShare) return false;
  return errorShare > 0 && unit(bits) < errorShare;
}

/** The status of the reply that is there. */
export function repliedStatus(shard: Shard): number {
  const { attempt, backends, tape } = shard;
  const isAnswer = attempt.reply === reply.answered || attempt.reply === reply.error;
  const recorded = tape !== null && isAnswer ? tape.backendStatus(shard) : 0;
  // An error that a fault makes of a recorded success is the backend's own kind of error.
  if (recorded > 0 && (attempt.reply === reply.answered || recorded >= 500)) return recorded;
  return statusOf(backends, attempt.reply, attempt.backend);
}

function countCall(state: BackendState, said: Reply): void {
  state.calls += 1;
  if (said === reply.timedOut) state.timedOut += 1;
  else if (said !== reply.answered) state.failed += 1;
}
