import { draw, mix, unit } from '@keelgate/model';
import type { BackendSend, Delay, Effect, Failure, HttpSend, Waiting } from '@keelgate/policy';
import { advance, carryOut, caught, createResponse, createRun, runFork } from '@keelgate/policy';
import { reply } from '../attempt.ts';
import { beginCall, mustWait, repliedStatus } from '../backend-call.ts';
import { addBackends } from '../backend-table.ts';
import { leaveAll } from '../concurrency.ts';
import { field } from '../flow.ts';
import { park } from '../park.ts';
import type { ProgramEntry } from '../registry.ts';
import { settle } from '../settle.ts';
import type { Shard } from '../shard.ts';
import { slotState } from '../slots.ts';
import { perTry, stream } from '../stream.ts';
import { hostTarget, targetNumber } from '../target.ts';
import { endingOf } from './ending.ts';
import { failureOf } from './failure-of.ts';
import type { LiveRun } from './live-runs.ts';
import { beginRun, endRun } from './live-runs.ts';
import { createRequestExchange } from './request-exchange.ts';
import { runBranch, worldOf } from './shard-world.ts';

/**
 * Carries the attempt in hand through a program of its own until it waits or ends. This is how a request goes whose
 * policies depend on more than its class: slower than a flow, and the same policies.
 */
export function runProgramNode(shard: Shard, code: Int32Array, at: number): boolean {
  const { attempt, runs, plan } = shard;
  const entry = plan.registry.programs[code[at + field.a] as number] as ProgramEntry;
  if (attempt.run < 0) attempt.run = beginRun(runs, begin(shard, entry));
  const live = runs.runs[attempt.run] as LiveRun;
  live.exchange.nowUs = Math.max(live.exchange.nowUs, shard.nowUs - live.startUs);
  if (live.call !== null) answer(shard, live, live.call);
  for (;;) {
    const waiting = advance(live.run);
    if (waiting === null) return end(shard, live);
    if (!goesOn(shard, live, { waiting, entry })) return false;
  }
}

function begin(shard: Shard, { program, of }: ProgramEntry): LiveRun {
  const exchange = shard.tape?.exchangeOf(shard, of) ?? createRequestExchange(shard, of);
  const run = createRun(program, exchange);
  return { run, exchange, startUs: shard.nowUs, call: null, reply: reply.none, backend: -1 };
}

type Standing = { readonly waiting: NonNullable<Waiting>; readonly entry: ProgramEntry };

/** Carries an effect out; false where its end is later than now. */
function goesOn(shard: Shard, live: LiveRun, { waiting, entry }: Standing): boolean {
  switch (waiting.kind) {
    case 'backend.send':
      return send(shard, live, { waiting, entry });
    case 'http.send':
      return sendElsewhere(shard, live, { waiting, entry });
    case 'delay':
      return delay(shard, live, waiting);
    case 'fork':
      return fork(shard, live, { waiting, entry });
    default:
      atOnce(shard, live, { waiting, entry });
      return true;
  }
}

function atOnce(
  shard: Shard,
  { run }: LiveRun,
  { waiting, entry }: { readonly waiting: Effect; readonly entry: ProgramEntry },
): void {
  try {
    run.at = carryOut(run, worldOf(shard, entry), waiting);
  } catch (thrown) {
    caught(run, thrown);
  }
}

type Sending = { readonly waiting: BackendSend; readonly entry: ProgramEntry };

function send(shard: Shard, live: LiveRun, { waiting, entry }: Sending): boolean {
  const { attempt, plan, backends } = shard;
  const target = targetNumber(entry.world, live.exchange.backend);
  addBackends(backends, plan);
  if (mustWait(shard, target)) {
    park(shard, slotState.queued, attempt.readyUs);
    return false;
  }
  live.call = waiting;
  live.run.sends += 1;
  if (!beginCall(shard, target, waiting.timeoutUs.of(live.exchange))) {
    answer(shard, live, waiting);
    return true;
  }
  park(shard, slotState.sending, attempt.readyUs);
  return false;
}

/** A policy's own call: what the request's backend said is put aside until it is back. */
function sendElsewhere(
  shard: Shard,
  live: LiveRun,
  { waiting, entry }: { readonly waiting: HttpSend; readonly entry: ProgramEntry },
): boolean {
  const { attempt, plan, backends } = shard;
  const { sends, readyUs } = attempt;
  live.reply = attempt.reply;
  live.backend = attempt.backend;
  live.call = waiting;
  try {
    const { url } = waiting.request(live.exchange);
    const target = hostTarget(entry.world, url);
    addBackends(backends, plan);
    const isCalled = beginCall(shard, target, waiting.timeoutUs.of(live.exchange));
    attempt.sends = sends;
    if (isCalled && !waiting.isOneWay) {
      park(shard, slotState.sending, attempt.readyUs);
      return false;
    }
  } catch (thrown) {
    live.call = null;
    caught(live.run, thrown);
    return true;
  }
  if (waiting.isOneWay) attempt.readyUs = readyUs;
  answer(shard, live, waiting);
  return true;
}

/** The reply of a call is there. */
function answer(shard: Shard, live: LiveRun, call: BackendSend | HttpSend): void {
  const { attempt } = shard;
  const { run } = live;
  const status = repliedStatus(shard);
  const failure = failureOf(attempt.reply, attempt.backend);
  live.call = null;
  try {
    if (call.kind === 'backend.send') {
      run.at = answerOwn(live, call, { status, failure });
    } else {
      attempt.reply = live.reply;
      attempt.backend = live.backend;
      run.at = answerElsewhere(live, call, { status, failure });
    }
  } catch (thrown) {
    caught(run, thrown);
  }
}

type Answer = { readonly status: number; readonly failure: Failure | null };

/** Takes the reply of the request's own backend in, and says where the run goes on. */
function answerOwn({ run, exchange }: LiveRun, call: BackendSend, { status, failure }: Answer): number {
  if (failure !== null) {
    call.failed?.(exchange, failure);
    return call.otherwise;
  }
  exchange.response = createResponse(status);
  run.from = 'backend';
  return call.failOnErrorStatus && status >= 400 ? call.otherwise : (run.at ?? 0) + 1;
}

/** The same of a policy's own call; nobody hears of one that goes one way. */
function answerElsewhere({ run, exchange }: LiveRun, call: HttpSend, { status, failure }: Answer): number {
  if (!call.isOneWay && failure !== null) {
    call.failed?.(exchange, failure);
    return call.otherwise;
  }
  if (!call.isOneWay) call.answered?.(exchange, createResponse(status));
  return (run.at ?? 0) + 1;
}

function delay(shard: Shard, live: LiveRun, { us, loop }: Delay): boolean {
  const { attempt } = shard;
  const { run, exchange } = live;
  const bits = mix(draw(attempt.key, stream.delay, attempt.sends) + Math.imul(attempt.try, perTry));
  try {
    const waitUs = us(exchange, run.loops[loop] ?? 0, unit(bits));
    run.at = (run.at ?? 0) + 1;
    park(shard, slotState.delayed, Math.max(shard.nowUs, attempt.readyUs) + waitUs);
    return false;
  } catch (thrown) {
    caught(run, thrown);
    return true;
  }
}

/** Branches run ahead, each with what its calls take; the request waits until they are done. */
function fork(shard: Shard, live: LiveRun, { waiting, entry }: Standing): boolean {
  const { run, exchange } = live;
  if (waiting.kind !== 'fork') return true;
  const beganUs = exchange.nowUs;
  try {
    run.at = runFork(run, waiting, (branch) => runBranch(branch, worldOf(shard, entry)));
  } catch (thrown) {
    caught(run, thrown);
  }
  if (exchange.nowUs <= beganUs) return true;
  park(shard, slotState.delayed, live.startUs + exchange.nowUs);
  return false;
}

function end(shard: Shard, live: LiveRun): false {
  const { attempt, runs } = shard;
  const { outcome, status } = endingOf(live, attempt.reply);
  if (attempt.held > 0) leaveAll(shard);
  endRun(runs, attempt.run);
  attempt.run = -1;
  settle(shard, outcome, status, Math.max(shard.nowUs, attempt.readyUs));
  return false;
}
