import { expect, it } from 'vitest';
import type { CoreNames } from '../core/core-names.ts';
import type { Decisions } from '../core/decisions.ts';
import type { TrafficRecord } from '../core/record.ts';
import { createTrafficCore } from '../core/traffic-core.ts';
import { drillUnderTest, policy, regionUnderTest } from '../testing/drill-under-test.ts';
import { joinDecisions } from '../testing/join-decisions.ts';
import { createParallelCore } from './parallel-core.ts';

const regions = ['West Europe', 'North Europe', 'East US'].map((name) => regionUnderTest(name, 2, 'automatic'));
const { snapshot } = drillUnderTest({
  regions,
  apiPolicy: policy(
    '<base/><rate-limit-by-key calls="20" renewal-period="10" counter-key="@(context.Request.IpAddress)"/>',
  ),
});

const startUs = Date.UTC(2026, 0, 1) * 1000;
const options = {
  startUs,
  faults: [
    {
      id: 'f1',
      target: 'North Europe',
      atUs: startUs + 20e6,
      untilUs: startUs + 200e6,
      kind: 'regionDown',
      region: 1,
      recoveryUs: 1e6,
    },
  ],
  gateway: { regionDetectionUs: 5e6, dnsTtlUs: 10e6 },
} as const;

const batches = Array.from({ length: 20 }, (_, batch) =>
  Array.from({ length: 300 }, (_record, index): TrafficRecord => {
    const number = batch * 300 + index;
    return {
      atUs: startUs + number * 15_000,
      method: 'GET',
      url: `/api/things/${number % 37}`,
      ip: `10.0.${number % 13}.${number % 101}`,
      region: regions[number % 3]?.location ?? '',
    };
  }),
);

function shown(decisions: Decisions, names: CoreNames): unknown {
  const { operation, counterKey, counter, ...rest } = decisions;
  return {
    ...rest,
    operation: Array.from(operation, (number) => names.operations[number]),
    counterKey: Array.from(counterKey, (number) => names.counterKeys[number]),
    counter: Array.from(counter, (number) => names.counter(number)),
  };
}

it.each([2, 8])('%i threads decide what one does', async (workers) => {
  const alone = createTrafficCore(snapshot, options);
  const parallel = createParallelCore(snapshot, { ...options, workers });
  if (!alone.ok || !parallel.ok) throw new Error('the service does not compile');
  try {
    const expected = joinDecisions([...batches.map((batch) => alone.value.decide(batch)), alone.value.finish()]);
    const asked = batches.map((batch) => parallel.value.decide(batch));
    const came = joinDecisions([...(await Promise.all(asked)), await parallel.value.finish()]);
    expect(shown(came, parallel.value.names)).toEqual(shown(expected, alone.value.names));
    expect({ ...parallel.value.findings(), notes: [] }).toEqual({ ...alone.value.findings(), notes: [] });
  } finally {
    await parallel.value.close();
  }
});

it('what goes wrong on a thread is said, and nothing waits for it', async () => {
  const parallel = createParallelCore(snapshot, { workers: 1 });
  if (!parallel.ok) throw new Error('the service does not compile');
  const broken = [{ atUs: startUs, method: 'GET' }] as unknown as readonly TrafficRecord[];
  await parallel.value.decide(broken);
  await expect(parallel.value.finish()).rejects.toThrow(/undefined/);
  await parallel.value.close();
});

it('closing ends it at once, whatever it is at', async () => {
  const parallel = createParallelCore(snapshot, { ...options, workers: 2 });
  if (!parallel.ok) throw new Error('the service does not compile');
  const asked = parallel.value.decide(batches.flat()).catch(() => null);
  await parallel.value.close();
  await Promise.race([asked, Promise.resolve(null)]);
});
