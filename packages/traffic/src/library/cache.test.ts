import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCache } from './cache.ts';

const policies = ['lru', 's3-fifo', 'sieve'] as const;

const step = fc.record({
  kind: fc.constantFrom('put', 'put', 'get', 'get', 'remove', 'clear'),
  key: fc.constantFrom('', 'a', 'b', 'ab', 'ba', 'é'),
  bytes: fc.integer({ min: 1, max: 40 }),
  forUs: fc.nat({ max: 20 }),
});

test.prop([fc.constantFrom(...policies), fc.array(step, { maxLength: 80 })])(
  'a hit is what was stored last under that text and is still valid (H1)',
  (policy, steps) => {
    const cache = createCache<number>({ policy, bytesMax: 60 });
    const stored = new Map<string, { value: number; expiresUs: number }>();
    for (const [nowUs, { kind, key, bytes, forUs }] of steps.entries()) {
      if (kind === 'put') {
        cache.put(key, nowUs, { bytes, expiresUs: nowUs + forUs });
        stored.set(key, { value: nowUs, expiresUs: nowUs + forUs });
      } else if (kind === 'get') {
        const hit = cache.get(key, nowUs);
        const known = stored.get(key);
        if (hit !== undefined) expect([hit, known!.expiresUs > nowUs]).toEqual([known!.value, true]);
      } else if (kind === 'remove') {
        cache.remove(key);
        stored.delete(key);
      } else if (forUs === 0) {
        cache.clear();
        stored.clear();
      }
      expect(cache.bytes()).toBeLessThanOrEqual(60);
    }
  },
);

it.each(policies)('%s: what is larger than the cache is not stored, and replaces all the same', (policy) => {
  const cache = createCache<string>({ policy, bytesMax: 10 });
  cache.put('small', 'one', { bytes: 4 });
  cache.put('small', 'two', { bytes: 11 });
  expect(cache.get('small', 0)).toBeUndefined();
  expect(cache.size()).toBe(0);
});
