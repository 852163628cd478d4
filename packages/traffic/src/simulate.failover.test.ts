import type { Drill, DrillResult, InjectedFault } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';
import type { DrillOptions } from './testing/drill-under-test.ts';
import { documentOf, drillUnderTest, policy, regionUnderTest } from './testing/drill-under-test.ts';

const second = 1e6;

const ejection = { factor: 5, errorShare: 0.1, afterUs: second, failures: 5, forUs: 30 * second, maxShare: 0.5 };

async function resultOf(options: DrillOptions): Promise<DrillResult> {
  const drill: Drill = drillUnderTest(options);
  const result = await simulate(drill);
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('; '));
  return result.value;
}

function fault(effect: Partial<InjectedFault>, atSeconds = 20, untilSeconds = 40): InjectedFault {
  return {
    id: 'f1',
    target: 't',
    atUs: atSeconds * second,
    untilUs: untilSeconds * second,
    recoveryUs: 5 * second,
    region: 0,
    ...effect,
  } as InjectedFault;
}

const zoneDown = (zone: string) => fault({ kind: 'zoneDown', zone } as Partial<InjectedFault>);
const regionDown = fault({ kind: 'regionDown' });
const two = [regionUnderTest('West Europe', 2, ['1', '2']), regionUnderTest('North Europe', 2, ['1', '2'])];

describe('a zone is lost', () => {
  it('a zonal instance goes down whole until its zone recovers (F3)', async () => {
    const { faults, requests, regions } = await resultOf({
      regions: [regionUnderTest('West Europe', 2, ['2'])],
      faults: [zoneDown('2')],
    });
    // 100/s for 20 s and 5 s of recovery.
    expect(Math.abs(requests.unreachable - 2500)).toBeLessThan(4 * 50);
    expect(faults[0]).toMatchObject({ detectedAt: 23, recoveredAt: 45 });
    expect(regions[0]?.requests.served).toBeGreaterThan(3000);
  });

  it('a region goes on being answered as long as one of its zones lives (F3)', async () => {
    const { regions, faults } = await resultOf({
      durationSeconds: 120,
      regions: two,
      gateway: { regionDetectionUs: 5 * second, dnsTtlUs: second },
      faults: [{ ...zoneDown('1'), untilUs: 100 * second }],
    });
    expect(faults[0]?.detectedAt).toBe(23);
    expect(regions[1]?.requests.offered).toBe(0);
  });

  it('a single automatic unit goes on with one VM (F3)', async () => {
    const { faults, requests } = await resultOf({
      regions: [regionUnderTest('West Europe', 1, 'automatic')],
      faults: [zoneDown('1')],
    });
    expect(faults[0]?.servingAgainAt).toBe(23);
    expect(Math.abs(requests.unreachable - 150)).toBeLessThan(4 * 13);
  });

  it('a zone without VMs of the service costs nothing, and the result says so (D21)', async () => {
    const { faults, requests, notes } = await resultOf({
      regions: [regionUnderTest('West Europe', 2, ['1', '2'])],
      faults: [zoneDown('3')],
    });
    expect([requests.served, faults[0]?.recoverySeconds]).toEqual([requests.offered, 0]);
    expect(notes.some((note) => note.startsWith('f1:'))).toBe(true);
  });

  it('capacity comes back by recovery alone, all of it and once (Q2)', async () => {
    const { series, faults } = await resultOf({
      durationSeconds: 90,
      gateway: { queueUs: 0, zoneDetectionUs: 0 },
      clients: [
        {
          rate: [{ atUs: 0, perSecond: 2400, rampUs: 0 }],
          callers: { count: 1000, skew: 0, firstAddress: '10.0.0.0' },
        },
      ],
      faults: [zoneDown('2')],
    });
    const at = series.columns.indexOf('requests.served');
    const served = (from: number, to: number) =>
      series.rows.slice(from, to).reduce((sum, row) => sum + (row[at] ?? 0), 0) / (to - from);
    expect(served(25, 44)).toBeLessThan(2060);
    expect(served(50, 90)).toBeGreaterThan(2340);
    expect(faults[0]?.recoveredAt).toBe(45);
  });

  it('a fault that lasts to the end has not recovered (D3)', async () => {
    const { faults } = await resultOf({
      regions: [regionUnderTest('West Europe', 1, ['1'])],
      faults: [{ ...zoneDown('1'), untilUs: 60 * second }],
    });
    expect(faults[0]).toMatchObject({ recoveredAt: null, servingAgainAt: null, recoverySeconds: null });
  });
});

describe('a region is lost', () => {
  it('callers go to the other one once names have left it out and their answers have run out (D12, D13)', async () => {
    const { faults, regions } = await resultOf({
      durationSeconds: 240,
      regions: two,
      gateway: { regionDetectionUs: 10 * second, dnsTtlUs: 20 * second },
      faults: [{ ...regionDown, untilUs: 120 * second }],
      clients: [{ latencyUs: [1000, 20_000], callers: { count: 200, skew: 0, firstAddress: '10.0.0.0' } }],
    });
    expect(faults[0]?.detectedAt).toBe(30);
    expect(faults[0]?.servingAgainAt).toBeGreaterThan(40);
    expect(faults[0]?.servingAgainAt).toBeLessThanOrEqual(50.5);
    // 10 s of detection, and half of the twenty that answers are kept on average.
    expect(Math.abs((faults[0]?.unreachable ?? 0) - 2000)).toBeLessThan(4 * 60);
    expect(regions[1]?.requests.served).toBeGreaterThan(6000);
  });

  it('costs the other region nothing (F2)', async () => {
    const clients = [{ latencyUs: [20_000, 1000], rate: [{ atUs: 0, perSecond: 100, rampUs: 0 }] }];
    const [without, withIt] = [
      await resultOf({ regions: two, clients }),
      await resultOf({ regions: two, clients, faults: [regionDown] }),
    ];
    expect(withIt.requests).toEqual(without.requests);
  });

  it('with no other region clients keep the answer they had, and the requests count there (D11)', async () => {
    const { requests, regions } = await resultOf({ faults: [regionDown] });
    expect(requests.unreachable).toBe(regions[0]?.requests.unreachable);
    expect(Math.abs(requests.unreachable - 2500)).toBeLessThan(200);
  });

  it('a disabled gateway drains: nothing is lost (D14)', async () => {
    const change = { id: 'c1', atUs: 10 * second, kind: 'gateway', region: 0, disabled: true, takesUs: 0 } as const;
    const { requests, regions } = await resultOf({
      durationSeconds: 120,
      regions: two,
      gateway: { dnsTtlUs: 20 * second },
      changes: [change],
    });
    expect(requests.served).toBe(requests.offered);
    expect(regions[1]?.requests.served).toBeGreaterThan(8000);
  });
});

it('versions of one API under one path do not share cached responses', async () => {
  const cached = policy('<base/><cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/>', {
    outbound: '<base/><cache-store duration="3600"/>',
  });
  const [api] = drillUnderTest({ apiPolicy: cached }).snapshot.apis;
  const versions = ['v1', 'v2'].map((version) => ({ ...api!, id: `api-${version}`, version, versionSetId: 'set' }));
  for (const scheme of [
    { kind: 'segment' },
    { kind: 'header', header: 'Api-Version' },
    { kind: 'query', parameter: 'v' },
  ] as const) {
    const { cache } = await resultOf({
      durationSeconds: 60,
      snapshot: { apis: versions, versionSets: [{ id: 'set', name: 'set', scheme }] },
      clients: [
        {
          arrivals: 'uniform',
          rate: [{ atUs: 0, perSecond: 4, rampUs: 0 }],
          operations: versions.map(({ id }) => ({ apiId: id, operationId: 'get', weight: 1 })),
        },
      ],
    });
    // One URL of each version, asked for so seldom that none is fetched twice.
    expect(cache[0]).toMatchObject({ misses: 2, hits: 238 });
  }
});

describe('other faults', () => {
  it('a rolling update drops nothing and clears the cache (F2)', async () => {
    const { requests, cache } = await resultOf({
      faults: [
        {
          id: 'f1',
          target: 't',
          atUs: 20 * second,
          untilUs: 60 * second,
          kind: 'rollingUpdate',
          region: 0,
          by: 'unit',
        },
      ],
      apiPolicy: policy('<base/><cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/>', {
        outbound: '<base/><cache-store duration="3600"/>',
      }),
      clients: [{ parameters: [{ name: 'id', count: 50, skew: 0 }] }],
    });
    expect(requests.served + requests.servedFromCache).toBe(requests.offered);
    expect(cache[0]?.lostEntries).toBe(50);
  });

  it('a slow unit makes the tail longer, and ejection cuts it off again (D26)', async () => {
    const slow = fault({ kind: 'unitSlow', unit: 0, factor: 30 } as Partial<InjectedFault>, 10, 50);
    const clients = [{ rate: [{ atUs: 0, perSecond: 60, rampUs: 0 }] }];
    const [grey, ejected] = [
      await resultOf({ faults: [slow], clients, gateway: { overheadUs: 10_000 } }),
      await resultOf({
        faults: [slow],
        clients,
        gateway: { overheadUs: 10_000, outlierEjection: ejection },
      }),
    ];
    expect(grey.latencyMs.p90).toBeGreaterThan(300);
    expect(ejected.latencyMs.p90).toBeLessThan(100);
  });

  it('a backend that is down fails what needs it, and nothing else (D17)', async () => {
    const down: InjectedFault = {
      id: 'f1',
      target: 't',
      atUs: 20 * second,
      untilUs: 30 * second,
      kind: 'backendDown',
      backendId: 'api.internal',
    };
    const { requests, availability, backends } = await resultOf({ faults: [down] });
    expect(Math.abs(requests.backendFailed - 1000)).toBeLessThan(4 * 32);
    expect([availability.gateway, backends[0]?.failed]).toEqual([1, requests.backendFailed]);
  });

  it('clients that retry multiply what a failing backend gets, as far as their tries go', async () => {
    const errors: InjectedFault = {
      id: 'f1',
      target: 't',
      atUs: 0,
      untilUs: 60 * second,
      kind: 'backendErrors',
      backendId: 'api.internal',
      share: 1,
    };
    const { requests, attempts } = await resultOf({
      faults: [errors],
      clients: [{ retry: { attempts: 3, on: [500], backoffUs: 1000, jitter: 0 } }],
    });
    expect(attempts.offered).toBe(requests.offered * 3);
  });

  it('a policy that does not compile is refused before anything runs (D27)', async () => {
    const change = {
      id: 'c1',
      atUs: second,
      kind: 'policy',
      scope: { kind: 'global' },
      document: documentOf('<policies><inbound><rate-limt/></inbound></policies>'),
    } as const;
    const result = await simulate(drillUnderTest({ changes: [change] }));
    expect(result.ok ? [] : result.failure.map(({ code }) => code)).toEqual(['policy/unknown-policy']);
  });

  it('units that join serve from the end of the change on, units that leave nothing new from its start (D28)', async () => {
    const grow = { id: 'c1', atUs: 10 * second, kind: 'scale', region: 0, units: 6, takesUs: 10 * second } as const;
    const clients = [{ rate: [{ atUs: 0, perSecond: 4000, rampUs: 0 }] }];
    const { series, config } = await resultOf({
      changes: [grow, { ...grow, id: 'c2', atUs: 12 * second }],
      clients,
      gateway: { queueUs: 0 },
      durationSeconds: 40,
    });
    const at = series.columns.indexOf('requests.served');
    expect(series.rows[15]?.[at]).toBeLessThan(3100);
    expect(series.rows[30]?.[at]).toBeGreaterThan(3800);
    expect(config.changes.map(({ accepted }) => accepted)).toEqual([true, false]);
  });
});

it('a fault of a backend that ends leaves one that goes on as it is', async () => {
  const every = { target: 'api.internal', kind: 'backendErrors', backendId: 'api.internal' } as const;
  const faults = [
    { ...every, id: 'f1', atUs: 0, untilUs: 8 * second, share: 1 },
    { ...every, id: 'f2', atUs: 2 * second, untilUs: 4 * second, share: 0 },
  ];
  const { series } = await resultOf({ faults, durationSeconds: 10 });
  const [served, offered] = ['served', 'offered'].map((name) => series.columns.indexOf(`requests.${name}`));
  // A second for each state: f1 alone, then f2 in its place, then f1 again, then none.
  for (const [at, share] of [
    [1, 0],
    [3, 1],
    [5, 0],
    [9, 1],
  ] as const)
    expect((series.rows[at]?.[served ?? 0] ?? 0) / (series.rows[at]?.[offered ?? 0] ?? 1)).toBe(share);
});
