import type { Drill, DrillResult, GatewaySettings } from '@keelgate/model';
import { expect, test } from 'vitest';
import { simulate } from './simulate.ts';
import { drillUnderTest, regionUnderTest } from './testing/drill-under-test.ts';

/**
 * One VM as a queue, against what queueing theory says of it. A mean over n requests whose waits hang together is known to
 * about 2 sqrt(2 ρ / n) / (1 - ρ) of itself; the tolerance of each test is four times that, or more.
 */

async function meanLatencyMs(drill: Drill): Promise<number> {
  const result = await simulate(drill);
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('; '));
  const { latencyMs, requests }: DrillResult = result.value;
  expect(requests.shed).toBe(0);
  return latencyMs.mean ?? Number.NaN;
}

/** A Developer service has one VM; nothing but its queue and its service takes any time here. */
function oneVm(perSecond: number, load: number, gateway: Partial<GatewaySettings>): Drill {
  return drillUnderTest({
    tier: 'Developer',
    durationSeconds: 4000,
    warmupSeconds: 20,
    regions: [regionUnderTest('West Europe', 1, 'automatic')],
    gateway: { unitCapacityPerSecond: perSecond, queueUs: 3600e6, overheadUs: 0, ...gateway },
    clients: [{ rate: [{ atUs: 0, perSecond: perSecond * load, rampUs: 0 }], latencyUs: [0], timeoutUs: null }],
    backend: { latency: { p50Us: 0, p99Us: 0 } },
  });
}

test.each([0.5, 0.8, 0.9])('M/D/1 at load %d waits ρ / (2 μ (1 - ρ))', async (load) => {
  const perSecond = 200;
  const measured = await meanLatencyMs(oneVm(perSecond, load, {}));
  const serviceMs = 1000 / perSecond;
  const expected = serviceMs + (load * serviceMs) / (2 * (1 - load));
  const requests = 4000 * perSecond * load;
  const tolerance = (expected * 8 * Math.sqrt((2 * load) / requests)) / (1 - load);
  expect(Math.abs(measured - expected)).toBeLessThan(Math.max(tolerance, expected * 0.005));
});

/** The chance that all `servers` are busy at an offered load of `erlangs` (Erlang C). */
function erlangC(servers: number, erlangs: number): number {
  let blocking = 1;
  for (let server = 1; server <= servers; server += 1) blocking = (erlangs * blocking) / (server + erlangs * blocking);
  return blocking / (1 - (erlangs / servers) * (1 - blocking));
}

test.each([
  [1, 0.8],
  [2, 0.8],
  [5, 0.9],
])('M/M/%d at load %d waits as Erlang C says', async (servers, load) => {
  const perSecond = 200;
  const measured = await meanLatencyMs(oneVm(perSecond, load, { servers, serviceTime: 'exponential' }));
  const serviceMs = (servers * 1000) / perSecond;
  const waitMs = (erlangC(servers, servers * load) * serviceMs) / (servers * (1 - load));
  const requests = 4000 * perSecond * load;
  const tolerance = ((serviceMs + waitMs) * 8 * Math.sqrt((2 * load) / requests)) / (1 - load);
  expect(Math.abs(measured - (serviceMs + waitMs))).toBeLessThan(tolerance);
});
