import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DrillResult } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { keelgateHere, root } from '../testing/keelgate.ts';

async function resultOf(file: string): Promise<DrillResult> {
  const { status, err, out } = await keelgateHere(['drill', path.join('examples', file), '--json'], root);
  expect([status, err]).toEqual([0, '']);
  return JSON.parse(out) as DrillResult;
}

describe('example drills meet what they expect', () => {
  it('autoscale comes late, and then is enough', async () => {
    const { autoscale, series } = await resultOf('autoscale/drill.yaml');
    expect(autoscale.map(({ from, to }) => [from, to])).toEqual([
      [2, 4],
      [4, 6],
    ]);
    const [joinedAt] = autoscale.map(({ effectiveAt }) => effectiveAt);
    expect(joinedAt).toBeGreaterThan(40 * 60);
    const shed = series.columns.indexOf('requests.shed');
    const late = series.rows.filter(([t]) => (t ?? 0) > (joinedAt ?? 0) + 60);
    expect(late.reduce((sum, row) => sum + (row[shed] ?? 0), 0)).toBe(0);
  });
  it('a grey unit is ejected within ten seconds, and again as long as it is grey', async () => {
    const { ejections, faults } = await resultOf('grey-unit/drill.yaml');
    expect(ejections[0]?.at).toBeLessThanOrEqual(130);
    expect(ejections.every(({ unit, why }) => unit === 2 && why !== 'slow')).toBe(true);
    expect(ejections.length).toBeGreaterThanOrEqual(10);
    // A tenth of the two million requests met the unit's faults otherwise.
    expect(faults[0]?.dropped).toBeLessThan(5000);
  });
  it('clerks who wait for their answers ask for less while the backend is slow', async () => {
    const { series } = await resultOf('closed-loop/drill.yaml');
    const offered = series.columns.indexOf('requests.offered');
    const [before, during] = [
      [60, 300],
      [360, 600],
    ].map(([from, to]) => series.rows.slice(from, to).reduce((sum, row) => sum + (row[offered] ?? 0), 0) / 240);
    expect(before).toBeGreaterThan(150);
    expect(during).toBeLessThan(60);
  });
  it('sticky sessions move to the backend that is left, and stay there', async () => {
    const { backends } = await resultOf('sticky-sessions/drill.yaml');
    const [first, second] = ['carts-a', 'carts-b'].map((name) => backends.find(({ id }) => id === name)?.calls ?? 0);
    // Half of two minutes, against half of those and all of four more.
    expect(first).toBeLessThan(400 * 80);
    expect(second).toBeGreaterThan(400 * 270);
  });

  it('a logged morning is played as it was, and a zone that dies costs what it would have cost', async () => {
    const { requests, faults } = await resultOf('logged-traffic/drill.yaml');
    const lines = readFileSync(path.join(root, 'examples/logged-traffic/access.log'), 'utf8').trimEnd().split('\n');
    expect(requests.offered).toBe(lines.length);
    expect(faults[0]?.unreachable).toBeGreaterThan(0);
    expect(requests.shed).toBeGreaterThan(0);
  });

  // Trigger and what keeps it up: a spike or a loss of capacity, retries or a cache that does not fill again.
  it.each(['spike-retries', 'outage-retries', 'cache-lost', 'spike-cache'])(
    'metastable-%s does not recover minutes after its trigger, and does with its fix',
    async (name) => {
      const [stuck, fixed] = [
        await resultOf(`metastable-${name}/drill.yaml`),
        await resultOf(`metastable-${name}/fixed.yaml`),
      ];
      expect(lastBadSecond(stuck)).toBeGreaterThan(595);
      expect(lastBadSecond(fixed)).toBeLessThan(270);
      // Both were well before it.
      expect(badSeconds(stuck, 60, 115)).toBe(0);
      expect(badSeconds(fixed, 60, 115)).toBe(0);
    },
  );
});

/** Seconds of the drill in which a tenth or more of the requests that ended were not served. */
function badSeconds({ series }: DrillResult, from: number, to: number): number {
  return series.rows.slice(from, to).filter((row) => isBad(series.columns, row)).length;
}

function isBad(columns: readonly string[], row: readonly (number | null)[]): boolean {
  const [offered, ...good] = ['offered', 'served', 'servedFromCache', 'rateLimited'].map(
    (name) => row[columns.indexOf(`requests.${name}`)] ?? 0,
  );
  return good.reduce((sum, count) => sum + count, 0) < (offered ?? 0) * 0.9;
}

function lastBadSecond({ series }: DrillResult): number {
  return series.rows.findLastIndex((row) => isBad(series.columns, row));
}
