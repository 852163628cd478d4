import type { DrillResult } from '@keelgate/model';
import { agree } from '../agree.ts';
import type { BenchCase, CaseOptions } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import type { Measurement } from '../measure.ts';
import { measureWaiting } from '../measure.ts';
import type { DrillShape } from '../named-drill.ts';
import { carriedOut, createDrill, named } from '../named-drill.ts';
import type { Findings } from '../peers/bare-loop.ts';
import { playBare } from '../peers/bare-loop.ts';
import { percentileOf } from '../peers/log-histogram.ts';
import { playObjects } from '../peers/object-loop.ts';
import { spreadOf } from '../spread.ts';

/** No more turns than this: each takes seconds. */
const turnsMax = 4;

/**
 * The named drill with 100,000 and with 1,000,000 cache keys on one thread, all that it needs before its first request included,
 * beside the same in a bare loop on typed arrays (the ceiling) and in objects (the floor). All three must find the same, within
 * what chance does: the share turned away, the share of hits, and the 99th percentile, which the objects have exactly.
 */
export const simulate: BenchCase = defineCase({
  name: 'simulate',
  question: 'How much longer does a simulated request take than in a loop that is written by hand for this one drill?',
  target: { of: 'drill, 1,000,000 keys', ratioMax: 1.67 },
  run: async (options) => {
    const few = await measuredWith('100,000 keys', 100, options);
    const many = await measuredWith('1,000,000 keys', 1000, options);
    return [...few, ...many];
  },
});

/** `count` is a thousand where it counts, and less where cases are only tried. */
async function measuredWith(
  name: string,
  keys: number,
  { count, rounds, ...options }: CaseOptions,
): Promise<readonly Measurement[]> {
  const shape = { ...named, keys: keys * count, seconds: (named.seconds * count) / 1000 };
  const drill = createDrill(shape);
  const bare = findingsOfBare(shape);
  let result = await carriedOut(drill);
  let objects = playObjects(shape);
  agree(bare.findings, ofResult(result));
  agree(bare.findings, objects);
  const per = result.requests.offered;
  const measured = await measureWaiting(
    [
      { name: `bare loop, ${name}`, per, run: async () => Promise.resolve(playBare(shape)) },
      { name: `drill, ${name}`, per, run: async () => (result = await carriedOut(drill)) },
      { name: `objects, ${name}`, per, run: async () => Promise.resolve((objects = playObjects(shape))) },
    ],
    // All are warm by now.
    { ...options, warmUpMs: 0, rounds: Math.min(rounds, turnsMax) },
  );
  return [
    ...measured.flatMap((one) => [{ ...one, unit: 'ns/request' }, perSecondOf(one)]),
    inMs(`p99 that the histogram has of the bare loop, ${name}`, bare.findings.p99Us, bare.exactUs),
    inMs(`p99 that the drill has, ${name}`, ofResult(result).p99Us, objects.p99Us),
  ];
}

function perSecondOf({ name, value }: Measurement): Measurement {
  const { low, median, high } = value;
  const rate = { low: 1e9 / high, median: 1e9 / median, high: 1e9 / low };
  return { name: `${name}, a second`, unit: 'requests', value: rate, ratio: null };
}

/** A percentile, and how it stands to the exact one. */
function inMs(name: string, us: number, exactUs: number): Measurement {
  return { name, unit: 'ms', value: spreadOf([us / 1000]), ratio: spreadOf([us / exactUs]) };
}

function findingsOfBare(shape: DrillShape): { readonly findings: Findings; readonly exactUs: number } {
  const { latencies, exact, ...found } = playBare(shape, true);
  const sorted = Float64Array.from(exact).sort();
  const exactUs = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0;
  return { findings: { ...found, p99Us: percentileOf(latencies, 0.99) }, exactUs };
}

function ofResult({ requests, cache, latencyMs }: DrillResult): Findings {
  return {
    requests: requests.offered,
    limited: requests.rateLimited,
    hits: cache.reduce((sum, { hits }) => sum + hits, 0),
    misses: cache.reduce((sum, { misses }) => sum + misses, 0),
    p99Us: (latencyMs.p99 ?? 0) * 1000,
  };
}
