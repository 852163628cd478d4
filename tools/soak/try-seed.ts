import { cellsOf } from './coverage.ts';
import { drillOfSeed } from './drill-of-seed.ts';
import { judge } from './judge.ts';

/** What came of one seed. */
export type Tried = {
  readonly seed: number;
  readonly cells: readonly string[];
  readonly broken: string | null;
  /** Virtual seconds, requests, and counters whose bound was reached to the last call. */
  readonly seconds: number;
  readonly requests: number;
  readonly counters: number;
  readonly overLimit: number;
  readonly atBound: number;
};

/** One seed in so many is also run split over workers: it costs as much again. */
const thoroughEvery = 4;

export async function trySeed(seed: number): Promise<Tried> {
  const drill = drillOfSeed(seed);
  const { result, broken } = await judge(drill, seed % thoroughEvery === 0);
  const counters = result?.counters ?? [];
  return {
    seed,
    cells: result === null ? [] : cellsOf(drill, result),
    broken,
    seconds: drill.durationUs / 1e6,
    requests: result?.requests.offered ?? 0,
    counters: counters.length,
    overLimit: counters.filter(({ overAdmission }) => overAdmission > 0).length,
    atBound: counters.filter(({ admitted, bound, limit }) => admitted === bound && admitted > limit).length,
  };
}
