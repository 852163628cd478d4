import type { Drill } from '@keelgate/model';
import { isError, printFault } from '@keelgate/model';
import { describe, expect, test } from 'vitest';
import { ordersFiles, ordersPlaces, ordersSnapshot } from '../fixture/orders.ts';
import { checkDrill, parseDrill } from './index.ts';

const whole = `
name: West Europe loses a zone at peak
service:
  template: ./azuredeploy.json
  parameters: ./azuredeploy.parameters.json
  overlay:
    units: 6
    additionalLocations:
      - { location: north europe, units: 4, zones: ["1", "2"] }
seed: 7
start: 2026-03-01T12:00:00+01:00
duration: 10m
warmup: 30s
gateway:
  unitCapacity: 5000/s
  overhead: 3ms
  configPropagation: { max: 5s }
  cache: { size: 512MiB, policy: lru }
  rateLimiter: tokenBucket
  outlierEjection: { factor: 4, after: 5s, errors: 25%, for: 1m }
clients:
  - name: eu
    location: westeurope
    rate: [{ at: 0s, rate: 500/s }, { at: 5m, rate: 4000/s, ramp: 1m }]
    arrivals: uniform
    operations: { orders/get-order: 8, orders/create-order: 2 }
    subscriptions: { product: unlimited, count: 50, skew: 1.0 }
    callers: { count: 1000, skew: 0.8 }
    parameters: { orderId: { count: 100000, skew: 0.9 } }
    headers: { Accept: application/json }
    timeout: PT30S
    retry: { attempts: 3, on: [connection, 503], backoff: 200ms, jitter: 0.2 }
  - name: far
    latency: { West Europe: 80ms }
    rate: { trace: ./trace.csv }
    subscriptions: none
backends:
  orders.internal: { latency: { p50: 40ms, p99: 250ms }, errors: 0.1%, capacity: 5000/s, responseSize: 2KiB, location: West Europe }
  stock: { latency: 5ms }
faults:
  - { at: 3m, for: 2m, zone: West Europe/2 }
  - { at: 6m, for: 1m, region: West Europe, recovery: 10s }
  - { at: 8m, for: 30s, unit: North Europe/1, slow: 10 }
  - { at: 8m, for: 1m, backend: orders.internal, errors: 50% }
  - { at: 9m, for: 10s, link: West Europe/1-West Europe/3 }
  - { at: 9m, for: 10s, link: West Europe/1-West Europe/3, drop: 50%, delay: 2s }
  - { at: 9m, for: 10s, zone: West Europe/2, clock: -2s }
  - { at: 9m, region: West Europe, update: rolling }
  - { at: 9m, for: 10s, managementPlane: true }
  - { at: 9m, for: 10s, cache: external }
changes:
  - { at: 4m, policy: apis/orders, file: ./orders-v2.xml }
  - { at: 5m, scale: North Europe, units: 6 }
  - { at: 8m, disableGateway: North Europe }
expect:
  availability: ">= 99.95%"
  latency.p99: "<= 1.5s"
  recovery: "<= 500ms"
  lostChanges: "== 0"
  backends.stock.amplification: "<= 2"
`;

const bare = `
service: { template: t.json }
duration: 1m
clients: [{ location: West Europe, rate: 1/s, subscriptions: none }]
`;

function checked(text: string, seed?: number): Drill {
  const parsed = parseDrill({ file: 'drill.yaml', text });
  expect(parsed.ok ? [] : parsed.failure.map(printFault)).toEqual([]);
  if (!parsed.ok) throw new Error('the drill does not parse');
  const inputs = { snapshot: ordersSnapshot, places: ordersPlaces, files: ordersFiles };
  const { drill, faults } = checkDrill(parsed.value, seed === undefined ? inputs : { ...inputs, seed });
  expect(faults.filter(isError).map(printFault)).toEqual([]);
  if (drill === null) throw new Error('the drill is wrong');
  return drill;
}

describe('a drill that says everything', () => {
  const drill = checked(whole);

  test('has its times in microseconds, its seed, and its start on the calendar', () => {
    expect([drill.durationUs, drill.warmupUs, drill.seed]).toEqual([600e6, 30e6, 7]);
    expect(drill.startMs).toBe(Date.UTC(2026, 2, 1, 11));
    expect(checked(whole, 99).seed).toBe(99);
  });

  test('lays the overlay over the template and keeps what it does not mention', () => {
    const { service } = drill.snapshot;
    expect(service?.tier).toBe('Premium');
    expect(service?.regions.map(({ location, units, zones }) => ({ location, units, zones }))).toEqual([
      { location: 'West Europe', units: 6, zones: ['1', '2', '3'] },
      { location: 'North Europe', units: 4, zones: ['1', '2'] },
    ]);
  });

  test('goes before the defaults of the gateway', () => {
    expect(drill.gateway).toMatchObject({
      unitCapacityPerSecond: 5000,
      overheadUs: 3000,
      configPropagationMaxUs: 5e6,
      cache: { bytes: 512 * 1024 * 1024 },
      rateLimiter: 'tokenBucket',
      outlierEjection: { factor: 4, afterUs: 5e6, errorShare: 0.25, failures: 5, forUs: 60e6, maxShare: 0.5 },
    });
  });

  test('has clients with rates, callers, keys and retries', () => {
    const [eu, far] = drill.clients;
    expect(eu).toMatchObject({
      name: 'eu',
      arrivals: 'uniform',
      rate: [
        { atUs: 0, perSecond: 500, rampUs: 0 },
        { atUs: 300e6, perSecond: 4000, rampUs: 60e6 },
      ],
      operations: [
        { apiId: 'orders', operationId: 'get-order', weight: 8 },
        { apiId: 'orders', operationId: 'create-order', weight: 2 },
      ],
      subscriptions: { productId: 'unlimited', count: 50, skew: 1 },
      callers: { count: 1000, skew: 0.8 },
      parameters: [{ name: 'orderId', count: 100_000, skew: 0.9 }],
      headers: [{ name: 'Accept', value: 'application/json' }],
      timeoutUs: 30e6,
      retry: { attempts: 3, on: ['connection', 503], backoffUs: 200_000, jitter: 0.2 },
    });
    expect(far).toMatchObject({
      latencyUs: [80_000, null],
      subscriptions: null,
      rate: [
        { atUs: 0, perSecond: 100 },
        { atUs: 60e6, perSecond: 250.5 },
      ],
    });
  });

  test('has backends by id or by host, farther from the regions that they are not in', () => {
    const [orders, stock] = drill.backends;
    expect(orders).toMatchObject({
      id: 'orders.internal',
      latency: { p50Us: 40_000, p99Us: 250_000 },
      errorShare: 0.001,
      errorStatus: 500,
      capacityPerSecond: 5000,
      responseBytes: 2048,
    });
    expect(orders?.distanceUs.at(0)).toBe(0);
    expect(orders?.distanceUs.at(1)).toBeGreaterThan(0);
    expect(stock).toMatchObject({ id: 'stock', latency: { p50Us: 5000, p99Us: 5000 }, distanceUs: [0, 0] });
  });

  test('has its faults in the order of the file, each with its target as it was written (D30)', () => {
    expect(drill.faults.map(({ id, kind, target }) => [id, kind, target])).toEqual([
      ['f1', 'zoneDown', 'West Europe/2'],
      ['f2', 'regionDown', 'West Europe'],
      ['f3', 'unitSlow', 'North Europe/1'],
      ['f4', 'backendErrors', 'orders.internal'],
      ['f5', 'link', 'West Europe/1-West Europe/3'],
      ['f6', 'link', 'West Europe/1-West Europe/3'],
      ['f7', 'zoneClock', 'West Europe/2'],
      ['f8', 'rollingUpdate', 'West Europe'],
      ['f9', 'managementPlane', 'true'],
      ['f10', 'externalCache', 'external'],
    ]);
    const [zone, region, unit, , cut, lossy, clock, update] = drill.faults;
    expect(zone).toMatchObject({ atUs: 180e6, untilUs: 300e6, region: 0, zone: '2', recoveryUs: 30e6 });
    expect(region).toMatchObject({ recoveryUs: 10e6 });
    expect(unit).toMatchObject({ region: 1, unit: 0, factor: 10 });
    expect(cut).toMatchObject({ region: 0, zones: ['1', '3'], effect: { cut: true } });
    expect(lossy).toMatchObject({ effect: { cut: false, dropShare: 0.5, delayUs: 2e6, duplicateShare: 0 } });
    expect(clock).toMatchObject({ skewUs: -2e6 });
    expect(update, 'without for: to the end (D42)').toMatchObject({ untilUs: 600e6 });
  });

  test('has its changes, and a scale that takes twenty minutes unless it says otherwise (D28)', () => {
    expect(drill.changes).toMatchObject([
      { id: 'c1', atUs: 240e6, kind: 'policy', scope: { kind: 'api', apiId: 'orders' } },
      { id: 'c2', atUs: 300e6, kind: 'scale', region: 1, units: 6, takesUs: 1200e6 },
      { id: 'c3', atUs: 480e6, kind: 'gateway', region: 1, disabled: true, takesUs: 0 },
    ]);
  });

  test('expects in the units of the result, and keeps what was written', () => {
    expect(drill.expectations).toEqual([
      { what: 'availability', wanted: '>= 99.95%', comparison: '>=', bound: 0.9995 },
      { what: 'latency.p99', wanted: '<= 1.5s', comparison: '<=', bound: 1500 },
      { what: 'recovery', wanted: '<= 500ms', comparison: '<=', bound: 0.5 },
      { what: 'lostChanges', wanted: '== 0', comparison: '==', bound: 0 },
      { what: 'backends.stock.amplification', wanted: '<= 2', comparison: '<=', bound: 2 },
    ]);
  });
});

describe('a drill that says as little as it can', () => {
  const drill = checked(bare);

  test('has every documented default', () => {
    expect(drill).toMatchObject({ seed: 1, startMs: Date.UTC(2026, 0, 1), warmupUs: 0, faults: [], changes: [] });
    expect(drill.gateway).toEqual({
      unitCapacityPerSecond: 4000,
      overheadUs: 2000,
      serviceTime: 'deterministic',
      queueUs: 1e6,
      burstUs: 100_000,
      zoneDetectionUs: 3e6,
      regionDetectionUs: 30e6,
      dnsTtlUs: 60e6,
      recoveryUs: 30e6,
      holdDownUs: 30e6,
      servers: 1,
      quotaReplicationUs: 10e6,
      counterReplicationUs: 1e6,
      configPropagationMaxUs: 10e6,
      cache: { bytes: 5 * 1024 * 1024 * 1024, each: 'unit', policy: 'lru' },
      rateLimiter: 'slidingWindow',
      outlierEjection: null,
      updateUnitUs: 600e6,
      updates: {
        group: 'default',
        phaseUs: 86_400e6,
        premiumUs: 4 * 3600e6,
        regions: 'inTurn',
        // West Europe lies at 5 degrees east.
        window: { fromUs: 22 * 3600e6, forUs: 8 * 3600e6, offsetUs: 0 },
      },
    });
    expect(drill.clients[0]).toMatchObject({ arrivals: 'poisson', timeoutUs: 30e6, retry: null, parameters: [] });
    expect(drill.clients[0]?.callers).toMatchObject({ count: 10_000, skew: 0 });
  });

  test('calls all operations evenly (D41)', () => {
    expect(drill.clients[0]?.operations.map(({ weight }) => weight)).toEqual([1, 1]);
  });

  test('is nearer to the region it stands in', () => {
    const [home = 0, away = 0] = drill.clients[0]?.latencyUs ?? [];
    expect(home).toBeLessThan(away ?? 0);
  });

  test('is the same from JSON', () => {
    const json = JSON.stringify({
      service: { template: 't.json' },
      duration: '1m',
      clients: [{ location: 'West Europe', rate: '1/s', subscriptions: 'none' }],
    });
    expect(checked(json)).toEqual(drill);
  });
});

test('a loop has a caller for each of its users, and no rate', () => {
  const text = `service: { template: t.json }\nduration: 1m\nclients: [{ location: West Europe, subscriptions: none, loop: { users: 40, thinkTime: 2s }, callers: { addresses: 10.0.0.0 } }]\n`;
  const parsed = parseDrill({ file: 'd.yaml', text });
  if (!parsed.ok) throw new Error('the drill does not parse');
  const { drill } = checkDrill(parsed.value, { snapshot: ordersSnapshot, places: ordersPlaces, files: ordersFiles });
  expect(drill?.clients[0]).toMatchObject({
    rate: [],
    callers: { count: 40, skew: 0, firstAddress: '10.0.0.0' },
    loop: { users: 40, thinkUs: 2e6, thinks: 'exponential' },
  });
});

test('silence about keys is a warning where an operation needs one, and none for an open product (D40)', () => {
  const parsed = parseDrill({ file: 'drill.yaml', text: bare.replace(', subscriptions: none', '') });
  if (!parsed.ok) throw new Error('the drill does not parse');
  const inputs = { snapshot: ordersSnapshot, places: ordersPlaces, files: ordersFiles };
  expect(checkDrill(parsed.value, inputs).faults).toMatchObject([
    { severity: 'warning', code: 'drill/no-subscriptions' },
  ]);
});

test('an open product spares its APIs the warning', () => {
  const parsed = parseDrill({ file: 'drill.yaml', text: bare.replace(', subscriptions: none', '') });
  if (!parsed.ok) throw new Error('the drill does not parse');
  const products = ordersSnapshot.products.map((product) => ({ ...product, subscriptionRequired: false }));
  const inputs = { snapshot: { ...ordersSnapshot, products }, places: ordersPlaces, files: ordersFiles };
  expect(checkDrill(parsed.value, inputs).faults).toEqual([]);
});

test('a template without a service is refused at the line that names it', () => {
  const parsed = parseDrill({ file: 'drill.yaml', text: bare });
  if (!parsed.ok) throw new Error('the drill does not parse');
  const inputs = { snapshot: { ...ordersSnapshot, service: null }, places: ordersPlaces, files: ordersFiles };
  const { drill, faults } = checkDrill(parsed.value, inputs);
  expect(drill).toBeNull();
  expect(faults).toMatchObject([{ code: 'drill/no-service', place: { file: 'drill.yaml', line: 2, column: 22 } }]);
});
