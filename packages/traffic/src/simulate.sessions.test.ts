import type { Backend, DrillResult, InjectedFault } from '@keelgate/model';
import { expect, it } from 'vitest';
import { startDrill } from './sim/run-drill.ts';
import type { DrillOptions } from './testing/drill-under-test.ts';
import { drillUnderTest, policy } from './testing/drill-under-test.ts';
import { simulate } from './simulate.ts';

const second = 1e6;

const breaker = {
  name: 'r',
  threshold: { kind: 'count', count: 1 },
  intervalUs: 10 * second,
  statusRanges: [{ min: 500, max: 599 }],
  errorReasons: ['BackendConnectionFailure'],
  tripUs: 3600 * second,
  acceptRetryAfter: false,
} as const;

function backends(sessionCookie: string | null): readonly Backend[] {
  const singles = ['a', 'b', 'c'].map((id): Backend => ({
    id,
    target: { kind: 'single', url: `https://${id}.internal`, protocol: 'http' },
    breaker,
  }));
  const members = singles.map(({ id }) => ({ backendId: id, weight: null, priority: null }));
  const target = { kind: 'pool', members, ...(sessionCookie === null ? {} : { sessionCookie }) } as const;
  return [...singles, { id: 'pool', target, breaker: null }];
}

function options(sessionCookie: string | null, callers: number, faults: readonly InjectedFault[] = []): DrillOptions {
  const plain = drillUnderTest({ apiPolicy: policy('<base/><set-backend-service backend-id="pool"/>') });
  return {
    durationSeconds: 60,
    snapshot: { apis: plain.snapshot.apis, backends: backends(sessionCookie) },
    clients: [{ callers: { count: callers, skew: 0, firstAddress: '10.0.0.0' } }],
    faults,
  };
}

async function callsOf(given: DrillOptions): Promise<readonly number[]> {
  const result = await simulate(drillUnderTest(given));
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('; '));
  return byBackend(result.value.backends);
}

function byBackend(rows: DrillResult['backends']): readonly number[] {
  return ['a', 'b', 'c'].map((id) => rows.find((row) => row.id === id)?.calls ?? 0);
}

it('one client with a cookie stays with one member; without one it goes round', async () => {
  const stays = await callsOf(options('SessionId', 1));
  expect(stays.filter((calls) => calls > 0)).toHaveLength(1);
  const round = await callsOf(options(null, 1));
  expect(Math.max(...round) - Math.min(...round)).toBeLessThan(10);
});

it('many clients spread, each to its own', async () => {
  const calls = await callsOf(options('SessionId', 3000));
  for (const count of calls) expect(Math.abs(count - 2000)).toBeLessThan(4 * Math.sqrt(2000 * (2 / 3)) * 2);
});

it('sessions of a member whose breaker opens go on elsewhere', async () => {
  const alone = await callsOf(options('SessionId', 1));
  const id = ['a', 'b', 'c'][alone.findIndex((calls) => calls > 0)] ?? '';
  const down = { id: 'f1', target: id, atUs: 30 * second, untilUs: 60 * second, kind: 'backendDown' } as const;
  const calls = await callsOf(options('SessionId', 1, [{ ...down, backendId: id }]));
  expect(calls.filter((count) => count > 1000)).toHaveLength(2);
});

it('programs that run for each request alone keep sessions too', () => {
  const both = [true, false].map((folds) => {
    const run = startDrill(drillUnderTest(options('SessionId', 40)), { folds });
    if (!run.ok) throw new Error('the drill does not compile');
    while (run.value.step()) {
      // Everything is in the condition.
    }
    return byBackend(run.value.findings().backends);
  });
  expect(both[1]).toEqual(both[0]);
});
