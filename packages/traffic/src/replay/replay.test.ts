import type { ReplayResult } from '@keelgate/model';
import { expect, it } from 'vitest';
import { createTrafficCore } from '../core/traffic-core.ts';
import type { TrafficRecord } from '../core/record.ts';
import type { DrillOptions } from '../testing/drill-under-test.ts';
import { drillUnderTest, policy } from '../testing/drill-under-test.ts';
import { createReplay } from './replay.ts';

const startUs = Date.UTC(2026, 2, 2, 10) * 1000;

function replay(options: DrillOptions, records: readonly TrafficRecord[], size = records.length): ReplayResult {
  const { snapshot } = drillUnderTest(options);
  const core = createTrafficCore(snapshot, { startUs });
  if (!core.ok) throw new Error('the service does not compile');
  const { decide, finish, names, findings } = core.value;
  const replaying = createReplay({ names, snapshot });
  for (let from = 0; from < records.length; from += size) replaying.add(decide(records.slice(from, from + size)));
  replaying.add(finish());
  return replaying.result({ file: 'log', format: 'azure', wrong: 0, troubles: [] }, findings());
}

function get(second: number, more: Partial<TrafficRecord> = {}): TrafficRecord {
  return { atUs: startUs + second * 1e6, method: 'GET', url: '/api/things/1', ip: '10.0.0.1', status: 200, ...more };
}

it('names who would have been throttled, by which counter, and where the log agrees', () => {
  const { throttled, said, requests } = replay(
    { productPolicy: policy('<base/><rate-limit calls="2" renewal-period="60"/>') },
    [
      ...[1, 2, 3, 4].map((second) => get(second, { subscriptionId: 'a', productId: 'product' })),
      get(5, { subscriptionId: 'a', productId: 'product', status: 429 }),
      get(6, { subscriptionId: 'b', productId: 'product', status: 429 }),
      get(7, { subscriptionId: 'b', productId: 'product', status: 503 }),
    ],
  );
  expect(requests).toMatchObject({ offered: 7, served: 4, rateLimited: 3 });
  expect(throttled).toMatchObject({
    requests: 3,
    counters: [
      { policy: 'rate-limit', limit: 2, periodSeconds: 60, requests: 3, keys: [{ requests: 3 }], distinctKeys: 1 },
    ],
    subscriptions: [{ subscription: 'a', requests: 5, throttled: 3 }],
  });
  expect(said).toMatchObject({
    throttled: 2,
    serverErrors: 1,
    clientErrors: 2,
    agreement: { both: 1, log: 1, here: 2 },
  });
});

it('says what a cache saves, in calls and bytes, by operation', () => {
  const { cache } = replay(
    {
      apiPolicy: policy('<base/><cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/>', {
        outbound: '<cache-store duration="60"/><base/>',
      }),
    },
    [get(1, { bytes: 500 }), get(2, { bytes: 500 }), get(3, { bytes: 700 }), get(90, { bytes: 500 })],
  );
  expect(cache).toEqual({
    hits: 2,
    misses: 2,
    bytes: 1200,
    operations: [{ operation: 'api/get', requests: 4, hits: 2, misses: 2, bytes: 1200 }],
  });
});

it('counts what means no operation, by what was asked for', () => {
  const { unmatched } = replay({}, [
    get(1, { url: '/x?a=1' }),
    get(2, { url: '/x?a=2' }),
    get(3, { url: '/y' }),
    get(4),
  ]);
  expect(unmatched).toEqual({
    requests: 3,
    paths: [
      { request: 'GET /x', requests: 2 },
      { request: 'GET /y', requests: 1 },
    ],
  });
});

it('has a row for each minute, and the share of each unit that requests take', () => {
  const records = Array.from({ length: 600 }, (_, index) => get(index / 5, { ip: `10.0.0.${index % 200}` }));
  const { series, log } = replay({}, records);
  expect(series.stepSeconds).toBe(60);
  expect(series.rows.map((row) => row.slice(0, 2))).toEqual([
    ['2026-03-02T10:00:00.000Z', 300],
    ['2026-03-02T10:01:00.000Z', 300],
  ]);
  const units = series.columns.flatMap((name, index) => (name.startsWith('capacity.') ? [index] : []));
  expect(units.length).toBe(3);
  const shares = units.map((at) => Number(series.rows[0]?.[at]));
  // 300 requests of a capacity of 3 × 4000 a second for a minute.
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(300 / (60 * 4000), 6);
  expect(log).toMatchObject({ from: '2026-03-02T10:00:00.000Z', records: 600 });
});

it('a long log has rows of more than a minute, and no more of them', () => {
  const { series } = replay({}, [get(0), get(86_400 * 20)]);
  expect(series.stepSeconds).toBe(60 * 16);
  expect(series.rows.length).toBe(20 * 90 + 1);
});

it('is the same however the log is cut', () => {
  const records = Array.from({ length: 500 }, (_, index) =>
    get(index / 10, { ip: `10.0.${index % 7}.1`, url: `/api/things/${index % 11}`, bytes: index }),
  );
  const options = { apiPolicy: policy('<base/><rate-limit-by-key calls="5" renewal-period="10" counter-key="k"/>') };
  expect(replay(options, records, 7)).toEqual(replay(options, records));
});
