import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import type { CacheModel } from '../testing/cache-steps.ts';
import { cacheSteps, takeCacheSteps } from '../testing/cache-steps.ts';
import { createSieveCache } from './sieve-cache.ts';

/** A queue, newest first, the set of what was asked for, and the hand: the key at which the next search begins. */
function createModel(): CacheModel {
  let queue: number[] = [];
  let hand: number | undefined;
  const asked = new Set<number>();
  let wasAsked = false;
  const leave = (key: number): void => {
    if (hand === key) hand = queue[queue.indexOf(key) - 1];
    queue = queue.filter((one) => one !== key);
    wasAsked = asked.delete(key);
  };
  return {
    has: (key) => queue.includes(key),
    hit: (key) => asked.add(key),
    leave,
    enter: (key, replaces) => {
      queue.unshift(key);
      if (replaces && wasAsked) asked.add(key);
    },
    evict: () => {
      let at = hand === undefined ? queue.length - 1 : queue.indexOf(hand);
      while (asked.delete(queue[at]!)) at = at === 0 ? queue.length - 1 : at - 1;
      const gone = queue[at]!;
      hand = queue[at - 1];
      queue = queue.filter((one) => one !== gone);
      return gone;
    },
    clear: () => {
      queue = [];
      hand = undefined;
      asked.clear();
    },
  };
}

test.prop([cacheSteps, fc.integer({ min: 1, max: 120 }), fc.constantFrom(1, 3, 5, Infinity)])(
  'is a queue with a hand that passes over what was asked for',
  (steps, bytesMax, entriesMax) => {
    takeCacheSteps(steps, createSieveCache({ bytesMax, entriesMax }), createModel(), { bytesMax, entriesMax });
  },
);
