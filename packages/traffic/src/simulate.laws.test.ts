import { test } from '@fast-check/vitest';
import type { Drill, DrillResult, Outcomes } from '@keelgate/model';
import { outcomes } from '@keelgate/model';
import { expect } from 'vitest';
import { simulate } from './simulate.ts';
import { arbitraryDrill } from './testing/arbitrary-drill.ts';

/** The first law takes every drill through every invariant; the others need not be asked as often. */
const fewer = Math.max(20, Math.trunc(Number(process.env['KEELGATE_RUNS'] ?? 1000) / 4));

async function resultOf(drill: Drill): Promise<DrillResult> {
  const result = await simulate(drill);
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('; '));
  return result.value;
}

function total(counts: Outcomes): number {
  return outcomes.reduce((sum, name) => sum + counts[name], 0);
}

function regionsAddUp(result: DrillResult, of: 'requests' | 'attempts'): boolean {
  return outcomes.every(
    (name) => result.regions.reduce((sum, region) => sum + region[of][name], 0) === result[of][name],
  );
}

test.prop([arbitraryDrill()])(
  'no drill breaks a law, and its figures agree with each other (C1, R1-R3, F1, F2, Q1, K1)',
  async (drill) => {
    const result = await resultOf(drill);
    expect(total(result.requests)).toBe(result.requests.offered);
    expect(result.attempts.offered).toBeGreaterThanOrEqual(result.requests.offered);
    expect(regionsAddUp(result, 'requests') && regionsAddUp(result, 'attempts')).toBe(true);
    const inSeries = result.series.rows.reduce((sum, row) => sum + (row[1 + outcomes.length] ?? 0), 0);
    expect(inSeries).toBe(result.requests.offered);
    for (const { admitted, bound } of result.counters) expect(admitted).toBeLessThanOrEqual(bound);
    for (const { max } of result.capacity) expect(max ?? 0).toBeLessThanOrEqual(1);
    for (const { calls, failed, timedOut } of result.backends) expect(failed + timedOut).toBeLessThanOrEqual(calls);
    const { endToEnd, gateway, minutes } = result.availability;
    for (const figure of [endToEnd, gateway, minutes]) expect(figure >= 0 && figure <= 1).toBe(true);
  },
);

test.prop([arbitraryDrill()], { numRuns: fewer })(
  'the same drill gives the same result, to the last digit (S1)',
  async (drill) => {
    const [first, second] = [await resultOf(drill), await resultOf(drill)];
    expect(second.digest).toBe(first.digest);
  },
);

test.prop([arbitraryDrill()], { numRuns: fewer })(
  'without a fault, a shortage or a change nothing is lost',
  async (drill) => {
    const quiet = {
      ...drill,
      faults: [],
      changes: [],
      gateway: { ...drill.gateway, unitCapacityPerSecond: 100_000, queueUs: 1e6 },
    };
    const { requests } = await resultOf(quiet);
    expect([requests.shed, requests.dropped]).toEqual([0, 0]);
    expect(requests.unreachable).toBe(0);
  },
);

test.prop([arbitraryDrill()], { numRuns: fewer })(
  'what is lost with the primary was accepted, and no live zone has it (K2, P1)',
  async (drill) => {
    const { config } = await resultOf(drill);
    expect(config.lostChanges).toBe(config.changes.filter(({ lost }) => lost).length);
    for (const { lost, accepted, appliedAt } of config.changes) {
      if (lost) expect(accepted).toBe(true);
      if (!accepted) expect(Object.keys(appliedAt)).toEqual([]);
    }
  },
);

test.prop([arbitraryDrill()], { numRuns: fewer })(
  'the management plane going away costs no request anything (P1)',
  async (drill) => {
    const fault = { id: 'f1', target: 'true', atUs: 0, untilUs: drill.durationUs, kind: 'managementPlane' } as const;
    const [without, withIt] = [
      await resultOf({ ...drill, faults: [], changes: [] }),
      await resultOf({ ...drill, faults: [fault], changes: [] }),
    ];
    expect(withIt.requests).toEqual(without.requests);
    expect(withIt.latencyMs).toEqual(without.latencyMs);
  },
);

test.prop([arbitraryDrill()], { numRuns: fewer })(
  'an attempt calls a backend once, and more often only where a policy retries (C2)',
  async (drill) => {
    const result = await resultOf(drill);
    // A policy's own calls go elsewhere.
    const own = result.backends.filter(({ id }) => id !== 'tokens.internal');
    const calls = own.reduce((sum, backend) => sum + backend.calls, 0);
    const retries = drill.snapshot.apis.some(({ policy }) => policy?.text.includes('<retry') ?? false) ? 2 : 0;
    expect(calls).toBeLessThanOrEqual(result.attempts.offered * (1 + retries));
  },
);
