import { push } from './event-heap.ts';
import type { Shard } from './shard.ts';
import type { SlotState } from './slots.ts';
import { liftAttempt, parkAttempt } from './slots.ts';

/** Puts the attempt in hand down until `resumeUs`, or until its client gives it up. */
export function park(shard: Shard, state: SlotState, resumeUs: number): void {
  const { attempt, slots, extras } = shard;
  attempt.parkedUs = shard.nowUs;
  const row = parkAttempt(slots, attempt, state);
  attempt.run = -1;
  slots.resumeUs[row] = resumeUs;
  for (let index = 0; index < slots.extra; index += 1) {
    slots.extras[row * slots.extra + index] = extras[index] as number;
  }
  const givesUpUs = attempt.abandoned ? Infinity : attempt.deadlineUs;
  push(shard.heap, givesUpUs < resumeUs ? givesUpUs : resumeUs, row, attempt.key);
}

/** Takes a row's attempt in hand; the row stays as it is. */
export function lift(shard: Shard, row: number): void {
  const { slots, extras } = shard;
  liftAttempt(slots, row, shard.attempt);
  for (let index = 0; index < slots.extra; index += 1) {
    extras[index] = slots.extras[row * slots.extra + index] as number;
  }
}
