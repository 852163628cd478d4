import { createCounter } from '@keelgate/traffic';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import { measureWaiting } from '../measure.ts';
import { zipfTrace } from '../peers/zipf.ts';

const periodUs = 60e6;
const limit = 100;
const keys = 100_000;
const calls = 100_000;

/** May this call pass? A hundred thousand keys, Zipf; every contender counts 100 calls a minute, each in its own manner. */
export const counters: BenchCase = defineCase({
  name: 'counters',
  question: 'Is a call counted ten times as fast as by rate-limiter-flexible in memory?',
  target: { of: 'ours, sliding window', ratioMax: 0.1 },
  run: (options) => {
    const asked = Array.from(zipfTrace(keys, calls), (key) => `10.0.${key >> 8}.${key & 255}`);
    const peer = new RateLimiterMemory({ points: limit, duration: 60 });
    const contenders = [
      {
        name: 'rate-limiter-flexible',
        per: calls,
        run: async () => {
          let admitted = 0;
          for (const key of asked) {
            try {
              await peer.consume(key);
              admitted += 1;
            } catch {
              // It throws what it does not admit.
            }
          }
          return admitted;
        },
      },
      { name: 'two buckets in a Map, by hand', per: calls, run: counting(asked, byHand()) },
      ...(['slidingWindow', 'tokenBucket'] as const).map((algorithm) => {
        const counter = createCounter({ limit, periodUs, algorithm });
        const name = algorithm === 'slidingWindow' ? 'ours, sliding window' : 'ours, token bucket';
        return { name, per: calls, run: counting(asked, (key, nowUs) => counter.take(key, nowUs)) };
      }),
    ];
    return measureWaiting(contenders, options);
  },
});

function counting(asked: readonly string[], take: (key: string, nowUs: number) => boolean): () => Promise<number> {
  let nowUs = 0;
  return async () => {
    let admitted = 0;
    for (const key of asked) {
      nowUs += 2;
      if (take(key, nowUs)) admitted += 1;
    }
    return Promise.resolve(admitted);
  };
}

/** What somebody writes who needs no more: this minute's count, and the last one's by the share that is still in the window. */
function byHand(): (key: string, nowUs: number) => boolean {
  const rows = new Map<string, { period: number; now: number; before: number }>();
  return (key, nowUs) => {
    const period = Math.floor(nowUs / periodUs);
    let row = rows.get(key);
    if (row === undefined) {
      row = { period, now: 0, before: 0 };
      rows.set(key, row);
    } else if (row.period !== period) {
      row.before = row.period === period - 1 ? row.now : 0;
      row.now = 0;
      row.period = period;
    }
    const share = 1 - (nowUs - period * periodUs) / periodUs;
    if (row.now + row.before * share >= limit) return false;
    row.now += 1;
    return true;
  };
}
