import { outcomes } from '@keelgate/model';
import { expect, it } from 'vitest';
import { drillUnderTest, policy, regionUnderTest } from '../testing/drill-under-test.ts';
import type { TrafficRecord } from './record.ts';
import { createTrafficCore } from './traffic-core.ts';
import type { Decisions } from './decisions.ts';
import { joinDecisions } from '../testing/join-decisions.ts';
import { cachePart } from './live-records.ts';
import type { TrafficCore } from './traffic-core.ts';
import type { TrafficCoreOptions } from './options.ts';
import type { DrillOptions } from '../testing/drill-under-test.ts';

const startUs = Date.UTC(2026, 0, 1) * 1000;

function coreOf(service: DrillOptions = {}, options: TrafficCoreOptions = {}): TrafficCore {
  const made = createTrafficCore(drillUnderTest(service).snapshot, { startUs, ...options });
  if (!made.ok) throw new Error(made.failure.map(({ message }) => message).join('; '));
  return made.value;
}

/** Decisions of all records, whenever they were made. */
function play(core: TrafficCore, records: readonly TrafficRecord[]): Decisions {
  return joinDecisions([core.decide(records), core.finish()]);
}

function get(second: number, more: Partial<TrafficRecord> = {}): TrafficRecord {
  return { atUs: startUs + second * 1e6, method: 'GET', url: '/api/things/1', ip: '10.0.0.1', ...more };
}

it('says which operation, region, zone and unit each request met, and how it ended', () => {
  const core = coreOf();
  const now = core.decide([get(1), get(2, { url: 'https://api.example.com/api/things?x=1', method: 'post' })]);
  const then = core.finish();
  expect([now.count, then.count]).toEqual([0, 2]);
  expect([...then.operation].map((number) => core.names.operations[number])).toEqual(['api/get', 'api/post']);
  expect([...then.outcome].map((number) => outcomes[number])).toEqual(['served', 'served']);
  expect([...then.status]).toEqual([200, 200]);
  expect(core.names.regions[0]?.zones[then.zone[0] ?? -1]).toMatch(/^[123]$/);
  expect(then.endUs[0]).toBe(startUs + 1e6 + 52_000);
});

it('takes time and status of the backend from the record', () => {
  const core = coreOf();
  core.decide([get(1, { backendUs: 300_000, backendStatus: 503 }), get(2, { backendUs: 7000, backendStatus: 404 })]);
  const { status, outcome, endUs } = core.finish();
  expect([...status]).toEqual([503, 404]);
  expect([...outcome].map((number) => outcomes[number])).toEqual(['backendFailed', 'served']);
  expect([...endUs]).toEqual([startUs + 1_302_000, startUs + 2_009_000]);
});

it('tells the counter that said no, its key, and when a call may succeed again', () => {
  const core = coreOf({
    apiPolicy: policy(
      '<base/><rate-limit-by-key calls="2" renewal-period="60" counter-key="@(context.Request.IpAddress)"/>',
    ),
  });
  core.decide([get(1), get(2), get(3), get(3, { ip: '10.0.0.2' })]);
  const decided = core.finish();
  expect([...decided.allowed]).toEqual([1, 1, 0, 1]);
  expect(decided.status[2]).toBe(429);
  expect(core.names.counterKeys[decided.counterKey[2] ?? -1]).toContain('10.0.0.1');
  expect(core.names.counter(decided.counter[2] ?? -1)).toMatchObject({ policy: 'rate-limit-by-key', limit: 2 });
  expect(decided.retryAfterSeconds[2]).toBeGreaterThan(50);
});

it('tells hits, misses and what was stored', () => {
  const core = coreOf({
    apiPolicy: policy('<base/><cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/>', {
      outbound: '<cache-store duration="60"/><base/>',
    }),
  });
  core.decide([get(1), get(2), get(3, { url: '/api/things/2' })]);
  const { cache, sequence } = core.finish();
  const { stored, hit } = cachePart;
  expect([...cache]).toEqual([stored, hit, stored]);
  expect([...sequence]).toEqual([0, 1, 2]);
});

it('refuses what means no operation and what brings no key, as the log tells it', () => {
  const core = coreOf({
    productPolicy: policy('<base/><rate-limit calls="1" renewal-period="60"/>'),
    snapshot: {
      apis: drillUnderTest().snapshot.apis.map((api) => ({ ...api, subscriptionRequired: true })),
    },
  });
  core.decide([
    get(1, { url: '/nothing' }),
    get(2, { subscriptionId: null }),
    get(3, { status: 401 }),
    get(4, { subscriptionId: 'unknown', productId: 'product' }),
    get(5, { subscriptionId: 'unknown', productId: 'product' }),
    // Nobody wrote down who called: whoever calls from there is taken for one subscription of the only product.
    get(6),
    get(7),
  ]);
  const decided = core.finish();
  expect([...decided.status]).toEqual([404, 401, 401, 200, 429, 200, 429]);
  expect([...decided.assumed]).toEqual([0, 0, 0, 0, 0, 1, 1]);
  expect(decided.operation[0]).toBe(-1);
  expect(core.names.products[decided.product[3] ?? -1]).toBe('product');
});

it('puts records in order within the bound, and counts those that come later', () => {
  const core = coreOf({}, { outOfOrderUs: 2e6 });
  const { sequence } = play(core, [get(10), get(9), get(20), get(8), get(19)]);
  expect(core.findings()).toMatchObject({ records: 5, late: 1, beyond: 0 });
  expect([...sequence]).toEqual([1, 0, 4, 2]);
});

it('loses what is sent to a zone that is down until that is noticed', () => {
  const core = coreOf(
    { regions: [regionUnderTest('West Europe', 3, ['1', '2', '3'])] },
    {
      faults: [
        {
          id: 'f1',
          target: 'West Europe/2',
          atUs: startUs + 5e6,
          untilUs: startUs + 20e6,
          kind: 'zoneDown',
          region: 0,
          zone: '2',
          recoveryUs: 1e6,
        },
      ],
    },
  );
  const { outcome } = play(
    core,
    Array.from({ length: 3000 }, (_, index) => get(index / 100, { ip: `10.0.${index >> 8}.${index & 255}` })),
  );
  const [fault] = core.findings().faults;
  expect(fault).toMatchObject({ detectedAt: 8 });
  const lost = [...outcome].filter((number) => outcomes[number] === 'unreachable').length;
  expect(lost).toBe(fault?.unreachable);
  expect(lost).toBeGreaterThan(60);
  expect(lost).toBeLessThan(140);
});

it('days without requests are passed over, and what comes after more than a core spans is counted', () => {
  const core = coreOf();
  expect(play(core, [get(1), get(86_400 * 30), get(86_400 * 500)]).count).toBe(2);
  expect(core.findings().beyond).toBe(1);
});
