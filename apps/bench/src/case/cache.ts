import { createCache } from '@keelgate/traffic';
import { LRUCache } from 'lru-cache';
import type { BenchCase, CaseOptions } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import type { Measurement } from '../measure.ts';
import { measureInTurn } from '../measure.ts';
import { zipfTrace } from '../peers/zipf.ts';
import { spreadOf } from '../spread.ts';

/**
 * What does a lookup cost that stores what it misses? Room for 100,000 entries; keys are texts. A trace is ten times as long as
 * what is looked up in a turn, so that it goes on missing; both LRUs miss the same. The scan trace has, after each thousand
 * lookups, five hundred keys that never come back.
 */
export const cache: BenchCase = defineCase({
  name: 'cache',
  question: 'Is the cache five times as fast as lru-cache at the same number of misses?',
  target: { of: 'ours, lru, Zipf', ratioMax: 0.2 },
  run: (options) => {
    const keys = zipfTrace(options.count * 1000, options.count * 2000);
    return [
      ...measuredOn('Zipf', Array.from(keys, nameOf), options),
      ...measuredOn(
        'scan',
        Array.from(keys, (key, index) => nameOf(index % 1500 < 1000 ? key : options.count * 1000 + index)),
        options,
      ),
    ];
  },
});

function nameOf(key: number): string {
  return `/orders/${key}`;
}

/** Looks keys up, stores those that it misses, and says how many it did. */
type Player = { readonly name: string; readonly play: (keys: readonly string[]) => number };

function measuredOn(trace: string, keys: readonly string[], options: CaseOptions): readonly Measurement[] {
  const players = playersWith(options.count * 100);
  // Once through all of it, so that nothing is measured while a cache fills.
  for (const { play } of players) play(keys);
  const misses = players.map(({ play }) => play(keys));
  const [peer, lru] = misses;
  if (peer !== lru) throw new Error(`lru-cache missed ${peer} times, ours ${lru} times`);
  const slices = Array.from({ length: 10 }, (_, index) =>
    keys.slice((index * keys.length) / 10, ((index + 1) * keys.length) / 10),
  );
  const measured = measureInTurn(
    players.map(({ name, play }) => {
      let turn = 0;
      return {
        name: `${name}, ${trace}`,
        per: keys.length / 10,
        run: () => {
          turn = (turn + 1) % 10;
          return play(slices[turn] ?? []);
        },
      };
    }),
    options,
  );
  const missed = players.map(({ name }, index): Measurement => {
    const share = ((misses[index] ?? 0) / keys.length) * 100;
    const ratio = index === 0 ? null : spreadOf([(misses[index] ?? 0) / (peer ?? 1)]);
    return { name: `misses of ${name}, ${trace}`, unit: '% of lookups', value: spreadOf([share]), ratio };
  });
  return [...measured, ...missed];
}

function playersWith(room: number): readonly Player[] {
  const entries = new LRUCache<string, number>({ max: room });
  return [
    {
      name: 'lru-cache',
      play: (keys) => {
        let misses = 0;
        for (const key of keys) {
          if (entries.get(key) !== undefined) continue;
          misses += 1;
          entries.set(key, 1);
        }
        return misses;
      },
    },
    ...(['lru', 'sieve', 's3-fifo'] as const).map((policy) => ours(policy, room)),
  ];
}

function ours(policy: 'lru' | 'sieve' | 's3-fifo', room: number): Player {
  const entries = createCache<number>({ policy, bytesMax: room });
  const once = {};
  return {
    name: `ours, ${policy}`,
    play: (keys) => {
      let misses = 0;
      for (const key of keys) {
        if (entries.get(key, 0) !== undefined) continue;
        misses += 1;
        entries.put(key, 1, once);
      }
      return misses;
    },
  };
}
