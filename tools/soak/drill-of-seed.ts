import fc from 'fast-check';
import type { Drill } from '../../packages/model/src/index.ts';
import { arbitraryDrill } from '../../packages/traffic/src/testing/arbitrary-drill.ts';
import { sharpen } from './sharpen.ts';
import { writable } from './writable.ts';

/** The drill that a seed stands for; its own seed is the same number, so that one number replays a failure. */
export function drillOfSeed(seed: number): Drill {
  const drill = fc.sample(arbitraryDrill(), { seed, numRuns: 1 }).at(0) as Drill;
  return { ...writable(sharpen(drill, seed)), name: `soak ${seed}`, seed };
}
