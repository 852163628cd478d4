import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CacheModel } from '../testing/cache-steps.ts';
import { cacheSteps, takeCacheSteps } from '../testing/cache-steps.ts';
import { createEntryCache } from './create-entry-cache.ts';
import { createLruCache } from './lru-cache.ts';

/** A list in the order of use, oldest first. */
function createModel(): CacheModel {
  let order: number[] = [];
  const leave = (key: number): void => {
    order = order.filter((one) => one !== key);
  };
  return {
    has: (key) => order.includes(key),
    hit: (key) => {
      leave(key);
      order.push(key);
    },
    enter: (key) => order.push(key),
    leave,
    evict: () => order.shift()!,
    clear: () => {
      order = [];
    },
  };
}

test.prop([cacheSteps, fc.integer({ min: 1, max: 120 }), fc.constantFrom(1, 3, 5, Infinity)])(
  'is a map in order of use with limits: no other key, nothing expired, nothing too much (H1)',
  (steps, bytesMax, entriesMax) => {
    takeCacheSteps(steps, createLruCache({ bytesMax, entriesMax }), createModel(), { bytesMax, entriesMax });
  },
);

it('keys that share a word, or a hash chain, are told apart', () => {
  const cache = createLruCache({ bytesMax: 1e9 });
  for (let high = 0; high < 200; high += 1)
    for (let low = 0; low < 20; low += 1) cache.put(high, low, { bytes: 1, expiresUs: 1, value: high * 20 + low });
  for (let high = 0; high < 200; high += 1)
    for (let low = 0; low < 20; low += 1) expect(cache.get(high, low, 0)).toBe(high * 20 + low);
  expect(cache.get(5, 20, 0)).toBe(-1);
});

test.prop([fc.uniqueArray(fc.nat({ max: 500 }), { maxLength: 200 }), fc.func(fc.boolean())])(
  'keeps what is wanted, in its order of use',
  (keys, wants) => {
    const cache = createLruCache({ bytesMax: keys.length });
    for (const one of keys) cache.put(one, -one, { bytes: 1, expiresUs: 1, value: one });
    cache.keep((high) => wants(high));
    const kept = keys.filter((one) => wants(one));
    expect(cache.size()).toBe(kept.length);
    expect(cache.bytes()).toBe(kept.length);
    // One more byte than there is room for pushes out the oldest of those that are left.
    for (let extra = kept.length; extra < keys.length; extra += 1)
      cache.put(-1000 - extra, 0, { bytes: 1, expiresUs: 1, value: 0 });
    cache.put(1000, 0, { bytes: Math.min(1, keys.length), expiresUs: 1, value: 0 });
    for (const [place, one] of kept.entries()) expect(cache.get(one, -one, 0)).toBe(place === 0 ? -1 : one);
  },
);

it.each(['lru', 's3-fifo', 'sieve'] as const)(
  '%s gives an entry to its last instant and not a moment longer (H1)',
  (policy) => {
    const cache = createEntryCache({ policy, bytesMax: 100 });
    cache.put(1, 2, { bytes: 10, expiresUs: 1000, value: 7 });
    expect([cache.get(1, 2, 999), cache.get(1, 2, 1000), cache.get(1, 2, 1001)]).toEqual([7, -1, -1]);
  },
);
