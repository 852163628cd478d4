import type { Drill, DrillResult } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import type { DrillOptions } from './testing/drill-under-test.ts';
import { drillUnderTest, regionUnderTest } from './testing/drill-under-test.ts';
import { digestOf } from './sim/digest.ts';
import { findingsInTurn } from './testing/workers-in-turn.ts';
import { simulate } from './simulate.ts';

const minute = 60e6;

const rules: NonNullable<Drill['autoscale']> = {
  minimum: 2,
  maximum: 6,
  out: { share: 0.7, forUs: 2 * minute, step: 2, cooldownUs: 3 * minute },
  in: { share: 0.3, forUs: 2 * minute, step: 2, cooldownUs: 3 * minute },
  takesUs: minute,
};

function drill(options: DrillOptions): Drill {
  return drillUnderTest({
    durationSeconds: 900,
    regions: [regionUnderTest('West Europe', 2, ['1', '2'])],
    gateway: { unitCapacityPerSecond: 50, queueUs: 0 },
    autoscale: rules,
    clients: [
      {
        rate: [
          { atUs: 0, perSecond: 60, rampUs: 0 },
          { atUs: 2 * minute, perSecond: 130, rampUs: 0 },
          { atUs: 10 * minute, perSecond: 20, rampUs: 0 },
        ],
      },
    ],
    ...options,
  });
}

async function resultOf(options: DrillOptions = {}): Promise<DrillResult> {
  const result = await simulate(drill(options));
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('; '));
  return result.value;
}

describe('autoscale in a drill', () => {
  it('adds units minutes after the load came, takes them away when it has gone, and says both', async () => {
    const { autoscale, series, capacity } = await resultOf();
    expect(autoscale.map(({ at, from, to, effectiveAt }) => [at, from, to, effectiveAt])).toEqual([
      // The average of 60 % and 100 % is above 70 %.
      [180, 2, 4, 240],
      [720, 4, 2, 720],
    ]);
    const [served, shed] = ['served', 'shed'].map((name) => series.columns.indexOf(`requests.${name}`));
    const [during, after] = [series.rows[200], series.rows[400]].map((row) => row ?? []);
    expect(during?.[served ?? 0]).toBeLessThan(115);
    expect(after?.[served ?? 0]).toBeGreaterThan(115);
    const early = series.rows.slice(130, 240).reduce((sum, row) => sum + (row[shed ?? 0] ?? 0), 0);
    expect(early).toBeGreaterThan(2000);
    expect(capacity[0]?.max).toBeLessThanOrEqual(1);
  });

  it('units that left come back when they are wanted again', async () => {
    const clients = [
      {
        rate: [130, 20, 130].map((perSecond, index) => ({ atUs: index * 6 * minute, perSecond, rampUs: 0 })),
      },
    ];
    const { autoscale, series } = await resultOf({ clients, durationSeconds: 1200 });
    expect(autoscale.map(({ to }) => to)).toEqual([4, 2, 4]);
    const served = series.columns.indexOf('requests.served');
    expect(series.rows[1100]?.[served]).toBeGreaterThan(110);
  });

  it('is refused while another change has the lock, and asks again; its maximum is a note', async () => {
    const scale = { id: 'c1', atUs: 2.5 * minute, kind: 'scale', region: 0, units: 2, takesUs: 2 * minute } as const;
    const { autoscale, notes } = await resultOf({ changes: [scale], autoscale: { ...rules, maximum: 2 } });
    expect(autoscale).toEqual([]);
    expect(notes.join()).toContain('more than its maximum of 2 units');
    const later = await resultOf({ changes: [scale] });
    expect(later.autoscale[0]?.at).toBe(300);
    expect(later.notes.join()).toContain('asked again');
  });

  it('a dead management plane scales nothing', async () => {
    const dead = { id: 'f1', target: 't', atUs: 0, untilUs: 900e6, kind: 'managementPlane' } as const;
    expect((await resultOf({ faults: [dead] })).autoscale).toEqual([]);
  });

  it('only the primary region has it, and workers agree on it', async () => {
    const regions = ['West Europe', 'North Europe', 'East US'].map((name) => regionUnderTest(name, 2, ['1', '2']));
    const clients = [0, 1, 2].map((near) => ({
      latencyUs: [0, 1, 2].map((region) => (region === near ? 1000 : 90_000)),
      rate: [{ atUs: 0, perSecond: 95, rampUs: 0 }],
    }));
    const shared = drill({ regions, clients, durationSeconds: 420 });
    const [one, two, three] = [1, 2, 3].map((workers) => findingsInTurn(shared, workers));
    expect(one?.autoscale.map(({ from, to }) => [from, to])).toEqual([[2, 4]]);
    expect(one?.notes.join()).toContain('Only the primary region');
    expect(one && two && [digestOf(one), digestOf(two)]).toEqual(three && [digestOf(three), digestOf(three)]);
  });

  it('goes by the primary, whichever worker has it', () => {
    // The busiest region goes to the first worker: that is the other one.
    const two = drill({
      regions: [regionUnderTest('West Europe', 2, ['1', '2']), regionUnderTest('North Europe', 8, ['1', '2'])],
      clients: [
        { latencyUs: [1000, 50_000], rate: [{ atUs: 0, perSecond: 90, rampUs: 0 }] },
        { latencyUs: [50_000, 1000], rate: [{ atUs: 0, perSecond: 100, rampUs: 0 }] },
      ],
    });
    const one = findingsInTurn(two, 1);
    expect(one.autoscale.map(({ from, to }) => [from, to])).toEqual([[2, 4]]);
    expect(digestOf(findingsInTurn(two, 2))).toBe(digestOf(one));
  });
});
