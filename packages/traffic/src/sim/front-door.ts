import { mix, unit } from '@keelgate/model';
import { pick } from './alias.ts';
import { arrivalKey, loggedNumber } from './arrivals.ts';
import { reply } from './attempt.ts';
import { addWork } from './busy.ts';
import type { Callers } from './callers.ts';
import { resolve } from './callers.ts';
import { begin } from './closed-loop.ts';
import { answers, fails } from './ejection.ts';
import { blameGrey, blameShed, blameUnreachable } from './fault-tally.ts';
import { outcomeNumber } from './outcome-number.ts';
import { runFlow } from './run-flow.ts';
import { settle } from './settle.ts';
import type { Shard, Source } from './shard.ts';
import { perTry, stream } from './stream.ts';
import { firstFree } from './vm-table.ts';

/** A new request of `source` arrives at the region's front door, if it is this shard that works its caller out. */
export function arrive(shard: Shard, source: Source): void {
  const { attempt } = shard;
  const { planned, callers } = source;
  const key = arrivalKey(source.arrivals);
  const { log } = planned.group;
  const number = loggedNumber(source.arrivals);
  const caller = log === null ? pick(planned.callers, mix(key + stream.caller)) : (log.callerOf[number] as number);
  if (callers.owner[caller] !== shard.region.index) return;
  attempt.caller = caller;
  attempt.key = key;
  begin(attempt, planned);
  if (log !== null) attempt.class = planned.firstClass + (log.operationOf[number] as number);
  attempt.firstUs = shard.nowUs;
  attempt.counts = shard.nowUs >= shard.plan.drill.warmupUs;
  if (attempt.counts) shard.arrived += 1;
  dispatch(shard, source);
}

/** The attempt in hand asks for its region, and goes there: to a VM of this one, or away at the next border. */
export function dispatch(shard: Shard, source: Source): void {
  const { attempt, names, region } = shard;
  const { callers, planned } = source;
  let to = region.index;
  if (callers.owner[attempt.caller] !== to) {
    // A caller that has moved on since: its new shard knows what it resolves names to.
    to = callers.owner[attempt.caller] as number;
  } else if (names.changedUs <= shard.nowUs) {
    to = resolve(callers, attempt.caller, shard.nowUs, names.answers[planned.index] as number);
  }
  if (to === region.index) enter(shard, source);
  else leave(shard, to);
}

function leave(shard: Shard, to: number): void {
  const { attempt } = shard;
  const { group, caller, subscription, key, counts } = attempt;
  const firstUs = attempt.firstUs + (shard.untilUs - shard.nowUs);
  const from = shard.region.index;
  shard.outbox.push({
    from,
    to,
    group,
    class: attempt.class,
    caller,
    subscription,
    key,
    try: attempt.try,
    firstUs,
    counts,
  });
}

/** The attempt in hand is at this region's front door. */
export function enter(shard: Shard, { planned, callers }: Source): void {
  const { attempt, health, region, nowUs } = shard;
  const { timeoutUs } = planned.group;
  const roundTripUs = planned.group.latencyUs[region.index] ?? -1;
  attempt.trips = callers.connected[attempt.caller] === 1 ? 1 : 3;
  // A client whose patience is shorter than the way gives up as soon as its request has arrived.
  attempt.deadlineUs = timeoutUs === null ? Infinity : nowUs + Math.max(0, timeoutUs - attempt.trips * roundTripUs);
  attempt.reply = reply.none;
  attempt.backend = -1;
  attempt.sends = 0;
  attempt.held = 0;
  attempt.run = -1;
  attempt.abandoned = false;
  const { view } = health;
  const bits = mix(attempt.key + Math.imul(attempt.try, perTry) + stream.vm);
  attempt.vm =
    view.believedCount === 0 || roundTripUs < 0 ? -1 : (view.believed[pickOf(bits, view.believedCount)] as number);
  if (attempt.vm < 0 || view.alive[attempt.vm] === 0) {
    callers.connected[attempt.caller] = 0;
    if (attempt.vm >= 0) fails(shard);
    unreachable(shard);
    return;
  }
  callers.connected[attempt.caller] = 1;
  queue(shard, callers);
}

function pickOf(bits: number, count: number): number {
  return Math.floor((bits >>> 0) * 2.3283064365386963e-10 * count);
}

function unreachable(shard: Shard): void {
  const { attempt } = shard;
  blameUnreachable(shard, attempt.vm);
  // It fails fast, after the round trip in which the client tried to connect.
  attempt.trips = 1;
  attempt.vm = -1;
  settle(shard, outcomeNumber.unreachable, 0, shard.nowUs);
}

/** A VM that has gone grey does so on a share of its attempts. */
function breaksConnection({ attempt, vms }: Shard): boolean {
  const share = vms.errorShare[attempt.vm] as number;
  return share > 0 && unit(mix(attempt.key + Math.imul(attempt.try, perTry) + stream.grey)) <= share;
}

/** First come, first served, as long as the wait is one that the VM accepts. */
function queue(shard: Shard, callers: Callers): void {
  const { attempt, vms, nowUs, plan, region, entries } = shard;
  const { gateway } = plan.drill;
  const server = firstFree(vms, attempt.vm);
  const freeUs = vms.freeUs[server] as number;
  const startUs = freeUs > nowUs ? freeUs : nowUs;
  if (startUs - nowUs > plan.queueUs) {
    blameShed(shard);
    settle(shard, outcomeNumber.shed, 503, nowUs);
    return;
  }
  let serviceUs = vms.serviceUs[attempt.vm] as number;
  if (gateway.serviceTime === 'exponential') {
    serviceUs *= -Math.log(unit(mix(attempt.key + Math.imul(attempt.try, perTry) + stream.service)));
  }
  const endUs = startUs + serviceUs;
  vms.freeUs[server] = endUs;
  addWork(shard.busy, startUs, endUs, plan.serverShare);
  const overheadUs = vms.overheadUs[attempt.vm] as number;
  // The service time is the part of the gateway's share that occupies the VM.
  attempt.readyUs = startUs + (serviceUs > overheadUs ? serviceUs : overheadUs);
  if (breaksConnection(shard)) {
    callers.connected[attempt.caller] = 0;
    blameGrey(shard);
    fails(shard);
    settle(shard, outcomeNumber.dropped, 0, attempt.readyUs);
    return;
  }
  answers(shard, attempt.readyUs - nowUs);
  // Policies run when the request reaches the VM, as the VM's zone has them then; what they lead to waits for the VM.
  const zone = region.zoneOfVm[attempt.vm] as number;
  attempt.node = (entries[zone] as Int32Array)[attempt.class] as number;
  runFlow(shard);
}
