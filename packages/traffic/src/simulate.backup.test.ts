import { test } from '@fast-check/vitest';
import type { ChangeEffect, Drill, DrillResult, ScheduledChange } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { resultOf as resultOfFindings } from './sim/result-of.ts';
import { simulate } from './simulate.ts';
import { arbitraryDrill } from './testing/arbitrary-drill.ts';
import { documentOf, drillUnderTest, policy, regionUnderTest } from './testing/drill-under-test.ts';
import { findingsInTurn } from './testing/workers-in-turn.ts';

const fewer = Math.max(20, Math.trunc(Number(process.env['KEELGATE_RUNS'] ?? 1000) / 4));

async function resultOf(drill: Drill): Promise<DrillResult> {
  const result = await simulate(drill);
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('; '));
  return result.value;
}

const second = 1e6;

function at(seconds: number, effect: ChangeEffect): Omit<ScheduledChange, 'id'> & ChangeEffect {
  return { atUs: seconds * second, ...effect };
}

function inOrder(changes: readonly (Omit<ScheduledChange, 'id'> & ChangeEffect)[]): Drill['changes'] {
  return changes.map((change, index) => ({ ...change, id: `c${index + 1}` }));
}

const refusing: ChangeEffect = {
  kind: 'policy',
  scope: { kind: 'api', apiId: 'api' },
  document: documentOf(policy('<base/><return-response><set-status code="418"/></return-response>')),
};
const backup = (takes: number): ChangeEffect => ({ kind: 'backup', backup: 'nightly', takesUs: takes * second });
const restore = (takes: number, onto: 'service' | 'standby' = 'service'): ChangeEffect => ({
  kind: 'restore',
  backup: 'nightly',
  onto,
  takesUs: takes * second,
});
const failover = (to: 'service' | 'standby' = 'standby'): ChangeEffect => ({ kind: 'failover', to });
const scale = (takes: number): ChangeEffect => ({ kind: 'scale', region: 0, units: 3, takesUs: takes * second });

const primaryDown = (from: number, to: number): Drill['faults'][number] => ({
  id: 'f1',
  target: 'West Europe',
  atUs: from * second,
  untilUs: to * second,
  kind: 'regionDown',
  region: 0,
  recoveryUs: 0,
});

const quick = { configPropagationMaxUs: second, dnsTtlUs: 2 * second, regionDetectionUs: 2 * second };

/** Requests that ended so from one second on up to another. */
function between({ series }: DrillResult, outcome: string, from: number, to: number): number {
  const column = series.columns.indexOf(`requests.${outcome}`);
  return series.rows.slice(from, to).reduce((sum, row) => sum + (row[column] ?? 0), 0);
}

describe('a lock', () => {
  it('is held by one operation at a time; the second is told why (M1)', async () => {
    const { config } = await resultOf(
      drillUnderTest({
        durationSeconds: 60,
        gateway: quick,
        changes: inOrder([
          at(1, backup(10)),
          at(5, backup(10)),
          at(6, scale(5)),
          at(7, { kind: 'gateway', region: 0, disabled: false, takesUs: 0 }),
          at(8, refusing),
          at(11, scale(5)),
          at(12, restore(10)),
          at(16, restore(10)),
        ]),
      }),
    );
    expect(config.changes.map(({ refusedBecause }) => refusedBecause)).toEqual([
      null,
      'locked',
      'locked',
      'locked',
      null,
      null,
      'locked',
      null,
    ]);
    expect(config.changes.map(({ endedAt }) => endedAt)).toEqual([11, null, null, null, 8, 16, null, 26]);
  });
});

describe('a backup', () => {
  it('holds what was configured when it started', async () => {
    const { config } = await resultOf(
      drillUnderTest({ gateway: quick, changes: inOrder([at(1, refusing), at(2, backup(5)), at(4, refusing)]) }),
    );
    expect(config.backups).toEqual([{ id: 'c2', name: 'nightly', at: 2, usableAt: 7, changes: 1, whyNot: null }]);
  });

  it('is killed with the management plane, and cannot be restored', async () => {
    const fault = { id: 'f1', target: 'true', atUs: 4 * second, untilUs: 6 * second, kind: 'managementPlane' } as const;
    const { config } = await resultOf(
      drillUnderTest({ gateway: quick, faults: [fault], changes: inOrder([at(1, backup(5)), at(8, restore(2))]) }),
    );
    expect(config.backups[0]).toMatchObject({ usableAt: null, whyNot: 'killed' });
    expect(config.changes[1]?.refusedBecause).toBe('noBackup');
    expect(config.restores[0]).toMatchObject({ backup: null, endedAt: null, whyNot: 'noBackup' });
  });

  it('is killed with the primary region, and frees the lock', async () => {
    const { config } = await resultOf(
      drillUnderTest({
        gateway: quick,
        faults: [primaryDown(4, 6)],
        changes: inOrder([at(1, backup(20)), at(8, backup(2))]),
      }),
    );
    expect(config.backups.map(({ whyNot, usableAt }) => [whyNot, usableAt])).toEqual([
      ['killed', null],
      [null, 10],
    ]);
  });

  it('is not done where the drill ends first', async () => {
    const { config } = await resultOf(drillUnderTest({ durationSeconds: 5, changes: inOrder([at(1, backup(20))]) }));
    expect(config.backups[0]).toMatchObject({ usableAt: null, whyNot: 'unfinished' });
  });

  test.prop([arbitraryDrill()], { numRuns: fewer })('costs no request anything (M2)', async (drill) => {
    const changes = inOrder([at(0, backup(1)), at(1, backup(3)), at(2, backup(1)), at(5, backup(0))]);
    const [without, withIt] = [await resultOf({ ...drill, changes: [] }), await resultOf({ ...drill, changes })];
    expect(withIt.attempts).toEqual(without.attempts);
    expect(withIt.latencyMs).toEqual(without.latencyMs);
    expect(withIt.series).toEqual(without.series);
  });
});

describe('a restore', () => {
  const options = { durationSeconds: 40, gateway: quick } as const;

  it('puts back what was, and names what it took away', async () => {
    const result = await resultOf(
      drillUnderTest({ ...options, changes: inOrder([at(1, backup(2)), at(10, refusing), at(20, restore(5))]) }),
    );
    expect(between(result, 'rejected', 0, 10)).toBe(0);
    expect(between(result, 'served', 12, 25)).toBe(0);
    expect(between(result, 'rejected', 12, 25)).toBeGreaterThan(1000);
    expect(between(result, 'rejected', 27, 40)).toBe(0);
    expect(result.config.changes[1]).toMatchObject({ accepted: true, lost: true, lostBy: 'c3' });
    expect(result.config.lostChanges).toBe(1);
    expect(result.config.restores).toEqual([
      { id: 'c3', name: 'nightly', onto: 'service', backup: 'c1', at: 20, endedAt: 25, undone: ['c2'], whyNot: null },
    ]);
  });

  it('takes the newest backup that was done when it was accepted', async () => {
    const { config } = await resultOf(
      drillUnderTest({
        ...options,
        changes: inOrder([at(1, backup(2)), at(4, refusing), at(5, backup(2)), at(20, restore(5))]),
      }),
    );
    expect(config.restores[0]).toMatchObject({ backup: 'c3', undone: [] });
    expect(config.lostChanges).toBe(0);
  });

  it('brings back what the primary took with it', async () => {
    const drill = drillUnderTest({
      ...options,
      gateway: { ...quick, configPropagationMaxUs: 30 * second },
      regions: [regionUnderTest('West Europe', 1, 'automatic'), regionUnderTest('North Europe', 1, 'automatic')],
      faults: [primaryDown(3, 8)],
      changes: inOrder([at(1, refusing), at(1, backup(1))]),
    });
    expect((await resultOf(drill)).config.lostChanges).toBe(1);
    const restored = await resultOf({ ...drill, changes: [...drill.changes, ...inOrder([at(20, restore(5))])] });
    expect(restored.config.lostChanges).toBe(0);
  });

  it('is killed half way and changes nothing', async () => {
    const { config } = await resultOf(
      drillUnderTest({
        ...options,
        faults: [primaryDown(22, 24)],
        changes: inOrder([at(1, backup(2)), at(10, refusing), at(20, restore(5))]),
      }),
    );
    expect(config.restores[0]).toMatchObject({ endedAt: null, undone: [], whyNot: 'killed' });
    expect(config.changes[1]?.lostBy).toBeNull();
  });
});

describe('a standby', () => {
  const standby = regionUnderTest('UK South', 1, 'automatic');
  const options = {
    durationSeconds: 60,
    gateway: quick,
    standby,
    faults: [primaryDown(20, 60)],
    clients: [{ latencyUs: [1000, 20_000] }],
  } as const;

  it('gets nothing before names are pointed at it, and everything once answers have expired', async () => {
    const result = await resultOf(
      drillUnderTest({
        ...options,
        changes: inOrder([at(1, backup(2)), at(5, refusing), at(21, restore(5, 'standby')), at(30, failover())]),
      }),
    );
    const there = result.regions.find(({ region }) => region === 'UK South');
    expect(result.service.standby?.name).toBe('UK South');
    expect(between(result, 'served', 20, 30)).toBe(0);
    // The backup is of before the change that refuses.
    expect(between(result, 'served', 33, 60)).toBeGreaterThan(2500);
    expect(between(result, 'rejected', 33, 60)).toBe(0);
    expect(there?.requests.served).toBeGreaterThan(2500);
    expect(result.faults[0]?.servingAgainAt).toBeGreaterThan(30);
    expect(result.faults[0]?.servingAgainAt).toBeLessThanOrEqual(32.2);
    expect(result.config.changes[1]).toMatchObject({ lost: true, lostBy: 'c4' });
    expect(result.config.disasters).toEqual([
      {
        at: 20,
        changes: 1,
        replica: null,
        backup: { id: 'c1', seconds: 19, lostChanges: 1 },
        standby: null,
        recoveryPointSeconds: 19,
      },
    ]);
  });

  it('answers 404 for everything as long as nothing has been restored onto it, which is down', async () => {
    const result = await resultOf(
      drillUnderTest({
        ...options,
        changes: inOrder([at(1, backup(2)), at(25, failover()), at(30, restore(10, 'standby'))]),
      }),
    );
    expect(between(result, 'served', 20, 40)).toBe(0);
    expect(between(result, 'unreachable', 28, 40)).toBeGreaterThan(1000);
    expect(between(result, 'served', 42, 60)).toBeGreaterThan(1500);
    expect(result.faults[0]?.servingAgainAt).toBeGreaterThanOrEqual(40);
    expect(result.faults[0]?.servingAgainAt).toBeLessThanOrEqual(41);
  });

  it('keeps serving when names go back to a primary that is back', async () => {
    const result = await resultOf(
      drillUnderTest({
        ...options,
        faults: [primaryDown(20, 35)],
        changes: inOrder([
          at(1, backup(2)),
          at(10, restore(5, 'standby')),
          at(21, failover()),
          at(45, failover('service')),
        ]),
      }),
    );
    expect(between(result, 'served', 24, 60)).toBe(between(result, 'offered', 24, 60));
    expect(result.config.disasters[0]?.standby).toEqual({ id: 'c1', seconds: 19, lostChanges: 0 });
    expect(result.config.lostChanges).toBe(0);
  });

  it('counts quotas by itself', async () => {
    const result = await resultOf(
      drillUnderTest({
        ...options,
        globalPolicy: policy('<quota-by-key calls="500" renewal-period="300" counter-key="all"/>'),
        changes: inOrder([at(1, backup(2)), at(10, restore(5, 'standby')), at(21, failover())]),
      }),
    );
    const rows = result.counters.map(({ region, admitted }) => [region, admitted] as const);
    expect(rows).toHaveLength(2);
    for (const [, admitted] of rows) expect(admitted).toBeGreaterThanOrEqual(500);
    expect(rows.map(([region]) => region)).toEqual(['all', 'UK South']);
  });

  it('is not restored onto while it is down', async () => {
    const fault = { ...primaryDown(10, 20), region: 1 };
    const { config } = await resultOf(
      drillUnderTest({
        ...options,
        faults: [fault],
        changes: inOrder([at(1, backup(2)), at(8, restore(5, 'standby')), at(12, restore(5, 'standby'))]),
      }),
    );
    expect(config.restores.map(({ whyNot }) => whyNot)).toEqual(['killed', 'standbyDown']);
  });
});

it('a disaster is the same on 1, 2, 3 and 8 workers (S1)', async () => {
  const drill = drillUnderTest({
    durationSeconds: 40,
    gateway: quick,
    regions: ['West Europe', 'North Europe', 'East US'].map((name) => regionUnderTest(name, 2, ['1', '2'])),
    standby: regionUnderTest('UK South', 2, 'automatic'),
    globalPolicy: policy('<quota-by-key calls="900" renewal-period="300" counter-key="all"/>'),
    clients: [{ latencyUs: [1000, 20_000, 80_000, 9000] }, { latencyUs: [80_000, 60_000, 1000, 70_000] }],
    faults: [primaryDown(12, 30)],
    changes: inOrder([
      at(1, backup(3)),
      at(5, refusing),
      at(11, backup(5)),
      at(13, restore(3, 'standby')),
      at(14, restore(3, 'standby')),
      at(18, failover()),
      at(31, restore(2)),
      at(35, failover('service')),
    ]),
  });
  const { digest, config } = await resultOf(drill);
  expect(config.changes.map(({ accepted }) => accepted)).toEqual([true, true, true, true, false, true, true, true]);
  for (const workers of [2, 3, 8]) {
    const findings = findingsInTurn(drill, workers);
    expect(resultOfFindings(drill, findings, { workers, wallMs: 0 }).digest).toBe(digest);
  }
});

/** From when on until when each operation held a lock, for those that were not killed. */
function held({ changes }: Drill, { config }: DrillResult): readonly (readonly [string, number, number])[] {
  return config.changes.flatMap(({ kind, at: from, accepted, endedAt }, index) => {
    const change = changes[index];
    if (!accepted || endedAt === null || kind === 'policy' || kind === 'failover') return [];
    return [[change?.kind === 'restore' ? change.onto : 'service', from, endedAt] as const];
  });
}

test.prop([arbitraryDrill()], { numRuns: fewer })(
  'whatever a drill does: locks are held one by one, losses are named, backups are whole or not there (M1, K4, K5)',
  async (drill) => {
    const result = await resultOf(drill);
    const { config } = result;
    const spans = held(drill, result);
    for (const [of, from, to] of spans) {
      const clash = spans.filter(([other, start]) => other === of && start > from && start < to);
      expect(clash).toEqual([]);
    }
    for (const { lost, lostBy, accepted, refusedBecause } of config.changes) {
      expect(lost).toBe(lostBy !== null);
      expect(accepted && refusedBecause !== null).toBe(false);
    }
    for (const { usableAt, whyNot } of config.backups) expect(usableAt === null).toBe(whyNot !== null);
    for (const { id, backup: of, endedAt, whyNot } of config.restores) {
      if (whyNot === null) expect([of === null, endedAt === null]).toEqual([false, false]);
      if (whyNot !== null && whyNot !== 'lost') expect(config.changes.some(({ lostBy }) => lostBy === id)).toBe(false);
    }
    for (const { recoveryPointSeconds, replica, backup: left, standby } of config.disasters) {
      const points = [replica, left, standby].flatMap((point) => (point === null ? [] : [point.seconds]));
      expect(recoveryPointSeconds).toBe(points.length === 0 ? null : Math.min(...points));
      for (const seconds of points) expect(seconds).toBeGreaterThanOrEqual(0);
    }
  },
);
