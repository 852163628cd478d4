import { mix, unit } from '@keelgate/model';
import { reply } from './attempt.ts';
import { thinkAgain } from './closed-loop.ts';
import { outcomeNumber } from './outcome-number.ts';
import { park } from './park.ts';
import type { PlanGroup } from './plan.ts';
import type { Shard } from './shard.ts';
import { slotState } from './slots.ts';
import { perTry, stream } from './stream.ts';
import { tallyAttempt, tallyRequest } from './tally.ts';

/**
 * The attempt in hand ends at `atUs`, now or later; its client sees `status` (0: none). If nothing can come between, it is counted at once; if its client may
 * give up before, or its VM fail, it waits for its time.
 */
export function settle(shard: Shard, outcome: number, status: number, atUs: number): void {
  const { attempt, vms } = shard;
  if (attempt.abandoned) return;
  const safe = attempt.vm < 0 || atUs < (vms.nextDownUs[attempt.vm] as number);
  if ((safe && atUs <= attempt.deadlineUs) || atUs <= shard.nowUs) {
    conclude(shard, outcome, status, atUs);
    return;
  }
  attempt.node = outcome;
  attempt.backend = status;
  park(shard, slotState.finishing, atUs);
}

/** The attempt in hand has ended. Its client tries again, or the request ends with it. */
export function conclude(shard: Shard, outcome: number, status: number, atUs: number): void {
  const { attempt, plan, tally, region } = shard;
  const planned = plan.groups[attempt.group] as PlanGroup;
  const { latencyUs } = planned.group;
  const seenUs = atUs + travelUs(outcome, attempt.trips, latencyUs[region.index] ?? 0);
  if (attempt.counts) tallyAttempt(tally, outcome);
  if (triesAgain(planned, outcome, status, attempt.try)) {
    retry(shard, planned, seenUs);
    return;
  }
  if (attempt.counts) {
    tallyRequest(tally, outcome, atUs, seenUs - attempt.firstUs);
    shard.tape?.ended(shard, outcome, status, atUs);
  }
  if (planned.group.loop !== null) thinkAgain(shard, planned.group.loop, seenUs);
}

/** A dropped connection and a client's own time-out are noticed at once; an answer travels. */
function travelUs(outcome: number, trips: number, roundTripUs: number): number {
  return outcome === outcomeNumber.dropped || outcome === outcomeNumber.timedOut ? 0 : trips * roundTripUs;
}

function triesAgain({ group }: PlanGroup, outcome: number, status: number, tries: number): boolean {
  const { retry: policy } = group;
  if (policy === null || tries >= policy.attempts) return false;
  if (outcome === outcomeNumber.unreachable || outcome === outcomeNumber.dropped)
    return policy.on.includes('connection');
  if (outcome === outcomeNumber.timedOut) return policy.on.includes('timeout');
  return status >= 400 && policy.on.includes(status);
}

function retry(shard: Shard, { group }: PlanGroup, seenUs: number): void {
  const { attempt } = shard;
  const { backoffUs, jitter } = group.retry as NonNullable<typeof group.retry>;
  const bits = mix(attempt.key + Math.imul(attempt.try, perTry) + stream.backoff);
  const waitUs = backoffUs * doublings(attempt.try) * (1 + jitter * (2 * unit(bits) - 1));
  attempt.try += 1;
  attempt.vm = -1;
  attempt.held = 0;
  attempt.run = -1;
  attempt.reply = reply.none;
  attempt.abandoned = false;
  attempt.deadlineUs = Infinity;
  park(shard, slotState.retrying, seenUs + waitUs);
}

/** 1, 2, 4, … for tries 1, 2, 3, …; as far as 32 bits go. */
function doublings(tries: number): number {
  return 1 << Math.min(tries - 1, 30);
}
