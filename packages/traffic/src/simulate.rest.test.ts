import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { startDrill } from './sim/run-drill.ts';
import { drillUnderTest, regionUnderTest } from './testing/drill-under-test.ts';

const second = 1e6;
const seconds = 6;
const windowsPerSecond = 10;

test.prop([
  fc.record({
    seed: fc.nat(),
    ttlUs: fc.constantFrom(0, 0, 100_000),
    callers: fc.integer({ min: 1, max: 8 }),
    backoffUs: fc.integer({ min: 0, max: 900_000 }),
    downUs: fc.integer({ min: second, max: 3 * second }),
    forUs: fc.integer({ min: 200_000, max: 2 * second }),
    region: fc.constantFrom(0, 1),
  }),
])('callers that go from region to region and back come to rest (C1)', (one) => {
  const drill = drillUnderTest({
    seed: one.seed,
    durationSeconds: seconds,
    regions: [regionUnderTest('West Europe', 1, 'automatic'), regionUnderTest('North Europe', 1, 'automatic')],
    gateway: { dnsTtlUs: one.ttlUs, regionDetectionUs: 300_000, zoneDetectionUs: 100_000, holdDownUs: 200_000 },
    clients: [
      {
        latencyUs: one.region === 0 ? [2000, 20_000] : [20_000, 2000],
        rate: [{ atUs: 0, perSecond: 60, rampUs: 0 }],
        callers: { count: one.callers, skew: 1, firstAddress: '10.0.0.0' },
        retry: { attempts: 4, on: ['connection', 'timeout', 503], backoffUs: one.backoffUs, jitter: 0 },
        timeoutUs: 400_000,
      },
    ],
    faults: [
      {
        id: 'f1',
        target: 't',
        kind: 'regionDown',
        region: one.region,
        atUs: one.downUs,
        untilUs: one.downUs + one.forUs,
        recoveryUs: 100_000,
      },
    ],
  });
  const run = startDrill(drill);
  if (!run.ok) throw new Error(run.failure.map(({ message }) => message).join('; '));
  let windows = 1;
  // Whatever is tried again four times, a second apart, is over by then.
  const most = (seconds + 20) * windowsPerSecond;
  while (run.value.step() && windows <= most) windows += 1;
  expect(windows).toBeLessThanOrEqual(most);
});
