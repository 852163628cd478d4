import { createCache } from '@keelgate/traffic';
import { LRUCache } from 'lru-cache';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import type { Contender } from '../measure.ts';
import { measureInTurn } from '../measure.ts';
import { zipfTrace } from '../peers/zipf.ts';

const room = 100_000;
const lookups = 200_000;

/**
 * What does a lookup cost that stores what it misses? Room for 100,000 entries; keys are texts. The same misses for both LRUs;
 * how many each had is in the name. The scan trace has, after each thousand lookups, five hundred keys that never come back.
 */
export const cache: BenchCase = defineCase({
  name: 'cache',
  question: 'Is the cache five times as fast as lru-cache at the same number of misses?',
  target: { of: 'ours, lru, Zipf', ratioMax: 0.2 },
  run: (options) =>
    [
      { trace: 'Zipf', keys: Array.from(zipfTrace(1_000_000, lookups), nameOf) },
      { trace: 'scan', keys: scanTrace() },
    ].flatMap(({ trace, keys }) => measureInTurn([peer(trace, keys), ...ours(trace, keys)], options)),
});

function nameOf(key: number): string {
  return `/orders/${key}`;
}

function scanTrace(): readonly string[] {
  return Array.from(zipfTrace(1_000_000, lookups), (key, index) =>
    index % 1500 < 1000 ? nameOf(key) : nameOf(1_000_000 + index),
  );
}

function peer(trace: string, keys: readonly string[]): Contender {
  const entries = new LRUCache<string, number>({ max: room });
  return {
    name: `lru-cache, ${trace}`,
    per: keys.length,
    run: () => {
      let misses = 0;
      for (const key of keys) {
        if (entries.get(key) !== undefined) continue;
        misses += 1;
        entries.set(key, 1);
      }
      return misses;
    },
  };
}

function ours(trace: string, keys: readonly string[]): readonly Contender[] {
  return (['lru', 'sieve', 's3-fifo'] as const).map((policy) => {
    const entries = createCache<number>({ policy, bytesMax: room });
    const once = {};
    return {
      name: `ours, ${policy}, ${trace}`,
      per: keys.length,
      run: () => {
        let misses = 0;
        for (const key of keys) {
          if (entries.get(key, 0) !== undefined) continue;
          misses += 1;
          entries.put(key, 1, once);
        }
        return misses;
      },
    };
  });
}
