import { test } from '@fast-check/vitest';
import type { Drill } from '@keelgate/model';
import { expect } from 'vitest';
import { arbitraryDrill } from '../../testing/arbitrary-drill.ts';
import type { Findings } from '../expect.ts';
import { startDrill } from '../run-drill.ts';

function findingsOf(drill: Drill, folds: boolean): Findings {
  const run = startDrill(drill, { folds });
  if (!run.ok) throw new Error(run.failure.map(({ message }) => message).join('; '));
  while (run.value.step());
  return run.value.findings();
}

/**
 * What is worked out before the run also knows which backends and counters nothing ever leads to, and which requests lead
 * nowhere; and it may be over a window earlier, before the last zone has heard of a change or serves again.
 */
function comparable(findings: Findings): unknown {
  const { backends, counters, config, faults } = findings;
  const costs = faults.map((cost) => ({ ...cost, recoverySeconds: null, servingAgainAt: null }));
  const asked = counters.filter(({ worstKey }) => worstKey !== null);
  const called = backends.filter(({ calls, skippedByBreaker }) => calls + skippedByBreaker > 0);
  return {
    ...findings,
    notes: null,
    config: config.lostChanges,
    faults: costs,
    counters: asked,
    backends: called.toSorted((left, right) => (left.id < right.id ? -1 : 1)),
  };
}

/** Each run is a drill twice over. */
const numRuns = Math.max(20, Math.trunc(Number(process.env['KEELGATE_RUNS'] ?? 1000) / 2));

test.prop([arbitraryDrill()], { numRuns })(
  'a program that runs for each request alone does what is worked out for its class',
  (drill) => {
    const [folded, alone] = [findingsOf(drill, true), findingsOf(drill, false)];
    expect(comparable(alone)).toEqual(comparable(folded));
  },
);
