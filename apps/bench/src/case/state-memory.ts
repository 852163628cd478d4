import { createCache, createCounter } from '@keelgate/traffic';
import { LRUCache } from 'lru-cache';
import { collector } from '../collect.ts';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import type { Measurement } from '../measure.ts';
import { spreadOf } from '../spread.ts';

const collect = collector();

/**
 * What a million distinct counter keys take, and a million cache entries, their texts not counted (the caller has them). A
 * counter of three zones is divided by three: it keeps a replica in each, and what was truly admitted besides.
 */
export const stateMemory: BenchCase = defineCase({
  name: 'state-memory',
  question: 'How many bytes do a counter key and a cache entry take, with a million of them?',
  target: { of: 'cache entry, lru', ratioMax: 1 },
  run: ({ count }) => {
    const texts = Array.from({ length: count * 1000 }, (_, index) => `/orders/${index}`);
    const peer = bytesOf(texts, () => {
      const entries = new LRUCache<string, number>({ max: texts.length });
      return (text) => entries.set(text, 1);
    });
    const rows: readonly (readonly [string, number])[] = [
      ['lru-cache entry', peer],
      ...(['lru', 'sieve', 's3-fifo'] as const).map((policy) => {
        const bytes = bytesOf(texts, () => {
          const entries = createCache<number>({ policy, bytesMax: texts.length });
          return (text) => entries.put(text, 1, {});
        });
        return [`cache entry, ${policy}`, bytes] as const;
      }),
      ...(['slidingWindow', 'tokenBucket'] as const).map(
        (algorithm) =>
          [
            `counter key, ${algorithm}`,
            bytesOf(texts, () => {
              const counter = createCounter({ limit: 100, periodUs: 60e6, algorithm, keysMax: texts.length });
              return (text) => counter.take(text, 0);
            }),
          ] as const,
      ),
      [
        'counter key and zone of three, slidingWindow',
        bytesOf(texts, () => {
          const counter = createCounter({ limit: 100, periodUs: 60e6, zones: 3, lagUs: 1e6, keysMax: texts.length });
          return (text) => counter.take(text, 0, text.length % 3);
        }) / 3,
      ],
    ];
    return rows.map(([name, bytes], index): Measurement => {
      const ratio = index === 0 ? null : spreadOf([bytes / peer]);
      return { name, unit: 'bytes', value: spreadOf([bytes]), ratio };
    });
  },
});

/** Bytes for each text of what is made, once all of them have been handed to it. */
function bytesOf(texts: readonly string[], make: () => (text: string) => unknown): number {
  collect();
  const before = inUse();
  const take = make();
  for (const text of texts) take(text);
  collect();
  const bytes = (inUse() - before) / texts.length;
  // It must not be collected before it was measured.
  take(texts[0] ?? '');
  return Math.max(1, bytes);
}

function inUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
