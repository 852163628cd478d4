import fc from 'fast-check';
import { expect } from 'vitest';
import type { EntryCache } from '../cache/entry-cache.ts';

/** What may be done to a cache, one thing after the other. */
export type CacheStep =
  | { readonly kind: 'put'; readonly key: number; readonly bytes: number; readonly forUs: number }
  | { readonly kind: 'get' | 'remove'; readonly key: number }
  | { readonly kind: 'clear' };

/** The same cache with nothing in it that is clever: the order of eviction is all that a policy's model says. */
export type CacheModel = {
  readonly has: (key: number) => boolean;
  /** Reads a key that is there and valid. */
  readonly hit: (key: number) => void;
  /** Takes a key in that is not there; `replaces` one that was, a moment ago. */
  readonly enter: (key: number, replaces: boolean) => void;
  readonly leave: (key: number) => void;
  /** The key that goes next, and goes. */
  readonly evict: (stored: ReadonlyMap<number, { readonly bytes: number }>) => number;
  readonly clear: () => void;
};

const key = fc.nat({ max: 12 });

export const cacheSteps: fc.Arbitrary<readonly CacheStep[]> = fc.array(
  fc.oneof(
    {
      weight: 80,
      arbitrary: fc.record({
        kind: fc.constant('put' as const),
        key,
        bytes: fc.integer({ min: 1, max: 30 }),
        forUs: fc.oneof({ weight: 1, arbitrary: fc.nat({ max: 40 }) }, { weight: 3, arbitrary: fc.constant(1000) }),
      }),
    },
    { weight: 80, arbitrary: fc.record({ kind: fc.constant('get' as const), key }) },
    { weight: 10, arbitrary: fc.record({ kind: fc.constant('remove' as const), key }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const) }) },
  ),
  { maxLength: 200 },
);

/** Takes the steps with both, and expects the same of both after each. */
export function takeCacheSteps(
  steps: readonly CacheStep[],
  cache: EntryCache,
  model: CacheModel,
  limits: { readonly bytesMax: number; readonly entriesMax: number },
): void {
  const stored = new Map<number, { readonly bytes: number; readonly expiresUs: number; readonly value: number }>();
  const used = (): number => [...stored.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const drop = (one: number): boolean => {
    if (stored.has(one)) model.leave(one);
    return stored.delete(one);
  };
  for (const [nowUs, step] of steps.entries()) {
    if (step.kind === 'get') {
      const entry = stored.get(step.key);
      const valid = entry !== undefined && entry.expiresUs > nowUs;
      if (valid) model.hit(step.key);
      else drop(step.key);
      expect(cache.get(step.key, ~step.key, nowUs)).toBe(valid ? entry.value : -1);
    } else if (step.kind === 'put') {
      const entry = { bytes: step.bytes, expiresUs: nowUs + step.forUs, value: nowUs };
      const replaces = drop(step.key);
      if (entry.bytes <= limits.bytesMax) {
        while (used() + entry.bytes > limits.bytesMax || stored.size >= limits.entriesMax)
          stored.delete(model.evict(stored));
        model.enter(step.key, replaces);
        stored.set(step.key, entry);
      }
      cache.put(step.key, ~step.key, entry);
    } else if (step.kind === 'remove') {
      expect(cache.remove(step.key, ~step.key)).toBe(drop(step.key));
    } else {
      expect(cache.clear(nowUs)).toBe([...stored.values()].filter(({ expiresUs }) => expiresUs > nowUs).length);
      stored.clear();
      model.clear();
    }
    for (const one of stored.keys()) expect(model.has(one)).toBe(true);
    expect(cache.size()).toBe(stored.size);
    expect(cache.bytes()).toBe(used());
  }
}
