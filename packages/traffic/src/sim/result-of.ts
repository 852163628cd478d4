import type { Drill, DrillResult } from '@keelgate/model';
import { version } from '../version.ts';
import { digestOf } from './digest.ts';
import type { Findings } from './expect.ts';
import { evaluateExpectations } from './expect.ts';

export type EngineFigures = { readonly workers: number; readonly wallMs: number };

/** A drill's result: what it found, held against what was expected, under a digest that no figure of the engine enters. */
export function resultOf(drill: Drill, findings: Findings, { workers, wallMs }: EngineFigures): DrillResult {
  const expectations = evaluateExpectations(drill, findings);
  const requests = findings.requests.offered;
  const { schema, name, seed, ...rest } = findings;
  return {
    schema,
    name,
    seed,
    digest: digestOf({ ...findings, expectations }),
    engine: {
      version,
      workers,
      requests,
      attempts: findings.attempts.offered,
      wallMs,
      requestsPerSecond: wallMs > 0 ? Math.round((requests / wallMs) * 1000) : 0,
    },
    ...rest,
    expectations,
  };
}
