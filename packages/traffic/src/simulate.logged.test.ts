import { test } from '@fast-check/vitest';
import type { Drill, TrafficLog } from '@keelgate/model';
import fc from 'fast-check';
import { expect } from 'vitest';
import { digestOf } from './sim/digest.ts';
import { drillUnderTest, regionUnderTest } from './testing/drill-under-test.ts';
import { findingsInTurn } from './testing/workers-in-turn.ts';

const second = 1e6;

const request = fc.record({
  atUs: fc.oneof(
    fc.nat({ max: 12 * second }),
    fc.nat({ max: 120 }).map((windows) => windows * 100_000),
  ),
  operation: fc.nat({ max: 1 }),
  caller: fc.nat({ max: 9 }),
});

const arbitraryLog = fc.array(request, { minLength: 1, maxLength: 200 }).map((requests): TrafficLog => {
  const inOrder = requests.toSorted((left, right) => left.atUs - right.atUs);
  return {
    timesUs: inOrder.map(({ atUs }) => atUs),
    operationOf: inOrder.map(({ operation }) => operation),
    callerOf: inOrder.map(({ caller }) => caller),
    operations: ['get', 'post'].map((operationId) => ({ apiId: 'api', operationId })),
    callers: 10,
  };
});

function drillOf(log: TrafficLog): Drill {
  return drillUnderTest({
    durationSeconds: 10,
    regions: ['West Europe', 'North Europe'].map((name) => regionUnderTest(name, 1, 'automatic')),
    gateway: { regionDetectionUs: second, dnsTtlUs: 2 * second },
    clients: [
      {
        rate: [],
        log,
        operations: log.operations.map((operation) => ({ ...operation, weight: 1 })),
        callers: { count: log.callers, skew: 0, firstAddress: '10.0.0.0' },
        latencyUs: [0, 0],
      },
    ],
    backend: { latency: { p50Us: 0, p99Us: 0 } },
    // Callers move while the log goes on.
    faults: [
      { id: 'f1', target: 't', atUs: 3 * second, untilUs: 6 * second, kind: 'regionDown', region: 0, recoveryUs: 0 },
    ],
  });
}

test.prop([arbitraryLog])(
  'logged requests come when the log says, each once, up to the end of the drill, on any number of workers',
  (log) => {
    const drill = drillOf(log);
    const one = findingsInTurn(drill, 1);
    const within = log.timesUs.filter((atUs) => atUs < drill.durationUs);
    expect(one.requests.offered).toBe(within.length);
    // Before anything fails each ends in the second in which it came.
    const offered = one.series.columns.indexOf('requests.offered');
    for (const at of [0, 1, 2]) {
      const came = within.filter((atUs) => Math.floor(atUs / second) === at).length;
      const ended = one.series.rows[at]?.[offered] ?? 0;
      const edge = within.filter((atUs) => Math.floor((atUs + 10_000) / second) !== Math.floor(atUs / second)).length;
      expect(Math.abs(ended - came)).toBeLessThanOrEqual(edge);
    }
    expect(digestOf(findingsInTurn(drill, 2))).toBe(digestOf(one));
  },
);
