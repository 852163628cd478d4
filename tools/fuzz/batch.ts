import { fc } from '@fast-check/vitest';
import { everyKind } from '../../packages/policy/src/testing/fuzz/cases.ts';
import type { FuzzCase } from '../../packages/policy/src/testing/fuzz/judge.ts';

/** Cases that are made from one seed. */
const casesOfBatch = 100;

/** The cases of a batch: the same for the same kind, seed, and real documents. */
export function batchOf(kind: string, seed: number, sources: readonly string[]): readonly FuzzCase[] {
  const make = everyKind.find(([name]) => name === kind)?.[1];
  if (make === undefined) throw new Error(`there is no kind ${kind}`);
  return fc.sample(make(sources), { seed, numRuns: casesOfBatch });
}
