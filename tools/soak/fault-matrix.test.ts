import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDrill } from '../../apps/cli/src/load-drill.ts';
import type { Drill, DrillResult } from '../../packages/model/src/index.ts';
import { outcomeBlame, outcomes, printFault } from '../../packages/model/src/index.ts';
import { simulate } from '../../packages/traffic/src/index.ts';

/** Each row of the fault matrix as a drill: what it expects itself, and what the row promises beyond that. */

const folder = path.resolve(import.meta.dirname, '../../examples/fault-matrix');
const refused = '18-wrong-multiple';
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''))
  .filter((name) => name !== refused);

function drillNamed(name: string): Drill {
  const loaded = loadDrill(path.join(folder, `${name}.yaml`), undefined);
  if (!loaded.ok) throw new Error(loaded.failure.map(printFault).join('\n'));
  return loaded.value.drill;
}

async function resultOf(drill: Drill): Promise<DrillResult> {
  const result = await simulate(drill);
  if (!result.ok) throw new Error(result.failure.map(printFault).join('\n'));
  return result.value;
}

/** Requests that ended so from one second on up to another. */
function between({ series }: DrillResult, outcome: string, from: number, to: number): number {
  const column = series.columns.indexOf(`requests.${outcome}`);
  return series.rows.slice(from, to).reduce((sum, row) => sum + (row[column] ?? 0), 0);
}

function failedIn({ regions }: DrillResult, region: number): number {
  const counts = regions[region]?.requests;
  return outcomes.reduce((sum, name) => sum + (outcomeBlame[name] === 'answered' ? 0 : (counts?.[name] ?? 0)), 0);
}

type Promised = (result: DrillResult, drill: Drill) => void | Promise<void>;

/** The figures that no line of `expect` can say, by drill. */
const promises: { readonly [name: string]: Promised } = {
  '01-unit-crash': (result) => {
    expect((result.faults[0]?.detectedAt ?? Infinity) - 60).toBeLessThanOrEqual(3);
    expect(failedIn(result, 1)).toBe(0);
    expect(between(result, 'dropped', 61, 300)).toBe(0);
  },
  '02-grey-unit': async (result, drill) => {
    const calm = await resultOf({ ...drill, faults: [] });
    expect(result.ejections.length).toBeGreaterThan(0);
    for (const { at, unit } of result.ejections) expect([unit, at - 60 <= 10]).toEqual([1, true]);
    expect(result.latencyMs.p99 ?? Infinity).toBeLessThan(1.5 * (calm.latencyMs.p99 ?? 0));
  },
  '03-zone-down-one-of-three': (result) => expect(failedIn(result, 1)).toBe(0),
  '04-zone-partition': (result) => {
    const [row] = result.counters;
    expect(row?.admitted).toBeGreaterThanOrEqual(300);
    expect(row?.admitted).toBeLessThanOrEqual(3 * 300);
    // From 10 s after the link is whole, each window of 10 s admits the limit, and what comes in the lag: 100.
    for (let second = 130; second < 170; second += 10)
      expect(between(result, 'served', second, second + 10)).toBeLessThanOrEqual(2 * 300 - 1);
    expect(between(result, 'served', 130, 170)).toBeLessThanOrEqual(4 * (300 + 100));
  },
  '05-secondary-region-down': (result) => {
    expect(result.faults[0]?.detectedAt).toBe(70);
    // Whom an answer still sends there has had it for less than the DNS time to live.
    expect(between(result, 'unreachable', 91, 180)).toBe(0);
    expect(failedIn(result, 0)).toBe(0);
  },
  '06-primary-region-down': async (result, drill) => {
    const calm = await resultOf({ ...drill, faults: [], changes: [] });
    expect(result.config.changes.map(({ accepted, lost }) => [accepted, lost])).toEqual([
      [true, false],
      [true, true],
      [false, false],
    ]);
    expect(failedIn(result, 1)).toBe(failedIn(calm, 1));
  },
  '07-gateway-disabled': (result) => expect(result.requests.served).toBe(result.requests.offered),
  '08-flapping-unit': (result) => {
    const back = [...new Set(result.faults.flatMap(({ recoveredAt }) => recoveredAt ?? []))].toSorted((a, b) => a - b);
    expect(back.length).toBeGreaterThan(1);
    for (const [index, at] of back.entries())
      if (index > 0) expect(at - (back[index - 1] ?? 0)).toBeGreaterThanOrEqual(30);
  },
  '09-counter-link': (result) => {
    const [row] = result.counters;
    expect(row?.admitted).toBeGreaterThanOrEqual(300);
    expect(row?.admitted).toBeLessThanOrEqual(row?.bound ?? 0);
    // Counted twice, the limit would come too early: each window after the first lets in as many as it says.
    for (let second = 30; second < 150; second += 10)
      expect(between(result, 'served', second, second + 10)).toBeGreaterThanOrEqual(300 - 300 / 60);
  },
  '10-internal-cache-lost': (result) => {
    expect(result.cache[0]?.backendSurge).toBeGreaterThan(1);
    expect(result.cache[0]?.lostEntries).toBeGreaterThan(15_000);
  },
  '10-cache-unreachable': (result) => expect(result.requests.backendFailed).toBe(0),
  '11-retry-storm': (result) => {
    // Three tries of which each fails by 0.8 are 0.512 failures; over 60 s at 400/s, give or take four deviations.
    expect(Math.abs(result.requests.backendFailed - 0.512 * 24_000)).toBeLessThan(4 * Math.sqrt(24_000));
    expect(between(result, 'backendFailed', 180, 300)).toBe(0);
  },
  '11-backend-behind-breaker': (result) => {
    expect(result.backends[0]?.skippedByBreaker).toBeGreaterThan(0.9 * result.requests.breakerOpen);
    expect(between(result, 'breakerOpen', 160, 300) + between(result, 'backendFailed', 160, 300)).toBe(0);
  },
  '12-clock-skew': (result) => {
    const [row] = result.counters;
    // What comes in the skew and the lag, four deviations more.
    const inSkew = 60 * 2.5;
    expect(row?.admitted).toBeLessThanOrEqual(300 + inSkew + 4 * Math.sqrt(inSkew));
  },
  '14-backup-killed': ({ config }) => {
    expect(config.backups.map(({ whyNot, usableAt }) => [whyNot, usableAt])).toEqual([
      [null, 30],
      ['killed', null],
    ]);
    // What the service had was not touched by the backup that was killed; what is restored is of the one before.
    expect(config.restores).toMatchObject([{ backup: 'c1', undone: ['c2'], whyNot: null }]);
    expect(config.disasters).toMatchObject([{ changes: 1, replica: { lostChanges: 0 }, backup: { id: 'c1' } }]);
  },
  '15-bad-policy': (result) => {
    const [broken, good] = result.config.changes;
    expect([broken?.accepted, broken?.appliedAt, broken?.rejectedBy.length]).toEqual([true, {}, 2]);
    expect(good?.rejectedBy).toEqual([]);
    for (const at of Object.values(good?.appliedAt ?? {})) expect(at - 180).toBeLessThanOrEqual(10);
    expect(result.requests.served).toBe(result.requests.offered);
  },
  '17-rolling-update': (result) => expect(result.requests.served).toBe(result.requests.offered),
  '18-scale-out-and-in': (result) => {
    expect(result.config.changes.map(({ appliedAt }) => Object.values(appliedAt))).toEqual([[90], [210]]);
    expect(result.requests.served).toBe(result.requests.offered);
  },
};

describe('the fault matrix', () => {
  it.each(names)('%s holds what its row promises', async (name) => {
    const drill = drillNamed(name);
    const result = await resultOf(drill);
    expect(result.expectations.filter(({ held }) => !held)).toEqual([]);
    expect(drill.expectations.length).toBeGreaterThan(0);
    await promises[name]?.(result, drill);
  });

  it('a scale that breaks the rule of zones is refused before anything runs', () => {
    const loaded = loadDrill(path.join(folder, `${refused}.yaml`), undefined);
    expect(loaded.ok ? [] : loaded.failure.map(({ code }) => code)).toEqual(['service/units-multiple-of-zones']);
  });
});
