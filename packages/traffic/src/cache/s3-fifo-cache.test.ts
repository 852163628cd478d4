import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import type { CacheModel } from '../testing/cache-steps.ts';
import { cacheSteps, takeCacheSteps } from '../testing/cache-steps.ts';
import { createS3FifoCache } from './s3-fifo-cache.ts';

/** Three queues, oldest first, and a count for each key. */
function createModel(bytesMax: number, entriesMax: number): CacheModel {
  let [small, main, ghosts]: [number[], number[], (number | null)[]] = [[], [], []];
  const counts = new Map<number, number>();
  let left = { inMain: false, count: 0 };
  return {
    has: (key) => small.includes(key) !== main.includes(key),
    hit: (key) => counts.set(key, Math.min(3, counts.get(key)! + 1)),
    leave: (key) => {
      left = { inMain: main.includes(key), count: counts.get(key)! };
      small = small.filter((one) => one !== key);
      main = main.filter((one) => one !== key);
    },
    enter: (key, replaces) => {
      const returns = !replaces && ghosts.includes(key);
      if (returns) ghosts[ghosts.indexOf(key)] = null;
      counts.set(key, replaces ? left.count : 0);
      (returns || (replaces && left.inMain) ? main : small).push(key);
    },
    evict: (stored) => {
      const smallBytes = small.reduce((sum, key) => sum + stored.get(key)!.bytes, 0);
      if (smallBytes >= bytesMax / 10 || small.length >= entriesMax / 10 || main.length === 0) {
        for (let key = small.shift(); key !== undefined; key = small.shift()) {
          if (counts.get(key)! < 2) {
            ghosts = [...ghosts, key].slice(-Math.ceil(stored.size * 0.9));
            return key;
          }
          counts.set(key, 0);
          main.push(key);
        }
      }
      for (;;) {
        const key = main.shift()!;
        const count = counts.get(key)!;
        if (count === 0) return key;
        counts.set(key, count - 1);
        main.push(key);
      }
    },
    clear: () => {
      [small, main, ghosts] = [[], [], []];
    },
  };
}

test.prop([cacheSteps, fc.integer({ min: 1, max: 120 }), fc.constantFrom(1, 3, 5, Infinity)])(
  'is three queues, and goes by how often each entry was asked for',
  (steps, bytesMax, entriesMax) => {
    const cache = createS3FifoCache({ bytesMax, entriesMax });
    takeCacheSteps(steps, cache, createModel(bytesMax, entriesMax), { bytesMax, entriesMax });
  },
);
