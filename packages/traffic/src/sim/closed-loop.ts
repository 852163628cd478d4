import type { ClientLoop } from '@keelgate/model';
import { draw, mix, unit } from '@keelgate/model';
import { pick } from './alias.ts';
import type { Attempt } from './attempt.ts';
import { reply } from './attempt.ts';
import { park } from './park.ts';
import type { PlanGroup } from './plan.ts';
import type { Shard, Source } from './shard.ts';
import { slotState } from './slots.ts';
import { drillStream, stream } from './stream.ts';

/**
 * Users who ask, wait for the answer, think and ask again. Caller n is user n: never does one have two requests on their way.
 * A user that thinks is parked where it was last, and asks for its region when it goes on.
 */

/** All users of the groups at home here begin with a thought, so that they do not come all at once. */
export function startLoops(shard: Shard): void {
  for (const { planned } of shard.sources) {
    const { loop } = planned.group;
    if (loop === null || Math.max(0, planned.home) !== shard.region.index) continue;
    for (let user = 0; user < loop.users; user += 1) {
      const { attempt } = shard;
      attempt.group = planned.index;
      attempt.class = planned.firstClass;
      attempt.caller = user;
      attempt.subscription = 0;
      attempt.key = draw(shard.plan.drill.seed, drillStream.loops + planned.index, user);
      const chance = unit(mix(attempt.key + stream.think));
      think(shard, shard.nowUs + (loop.thinks === 'exponential' ? thoughtUs(loop, chance) : loop.thinkUs * chance));
    }
  }
}

/** The request in hand has ended, and its user saw that at `seenUs`. */
export function thinkAgain(shard: Shard, loop: ClientLoop, seenUs: number): void {
  const { attempt } = shard;
  think(shard, seenUs + thoughtUs(loop, unit(mix(attempt.key + stream.think))));
}

/** At least a microsecond, so that a user's requests are told apart by their times. */
function thoughtUs({ thinkUs, thinks }: ClientLoop, chance: number): number {
  return Math.max(1, thinks === 'exponential' ? -Math.log(chance) * thinkUs : thinkUs);
}

function think(shard: Shard, untilUs: number): void {
  const { attempt, plan } = shard;
  // Nobody asks again after the drill's end.
  if (untilUs >= plan.drill.durationUs) return;
  clear(attempt);
  attempt.counts = false;
  park(shard, slotState.thinking, untilUs);
}

/** The user of the attempt in hand has thought, and asks: what it asks for is drawn anew. */
export function ask(shard: Shard, { planned }: Source): void {
  const { attempt, nowUs, plan } = shard;
  const base = draw(plan.drill.seed, drillStream.loops + planned.index, attempt.caller);
  attempt.key = mix(base ^ Math.imul(Math.floor(nowUs) % 0x1_0000_0000, 0x3c6ef372));
  begin(attempt, planned);
  attempt.firstUs = nowUs;
  attempt.counts = nowUs >= plan.drill.warmupUs;
  if (attempt.counts) shard.arrived += 1;
}

/** What a new request of the group asks for, by its key. */
export function begin(attempt: Attempt, planned: PlanGroup): void {
  const { key } = attempt;
  attempt.group = planned.index;
  attempt.class = planned.firstClass + pick(planned.spread, mix(key + stream.operation));
  attempt.subscription = pick(planned.subscriptions, mix(key + stream.subscription));
  attempt.combination = -1;
  attempt.try = 1;
}

function clear(attempt: Attempt): void {
  attempt.try = 1;
  attempt.vm = -1;
  attempt.held = 0;
  attempt.run = -1;
  attempt.reply = reply.none;
  attempt.abandoned = false;
  attempt.deadlineUs = Infinity;
}
