import { test } from '@fast-check/vitest';
import type { DrillResult, ScheduledChange } from '@keelgate/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unloadable } from './testing/arbitrary-changes.ts';
import type { DrillOptions } from './testing/drill-under-test.ts';
import { documentOf, drillUnderTest, policy, regionUnderTest } from './testing/drill-under-test.ts';
import { simulate } from './simulate.ts';

const second = 1e6;
const refuses = policy('<base/><return-response><set-status code="418"/></return-response>');

function change(at: number, text: string, more: Partial<ScheduledChange> = {}): ScheduledChange {
  const scope = { kind: 'api', apiId: 'api' } as const;
  return {
    id: `c${at}`,
    atUs: at * second,
    kind: 'policy',
    scope,
    document: documentOf(text),
    ...more,
  } as ScheduledChange;
}

const regions = [regionUnderTest('West Europe', 3, ['1', '2', '3']), regionUnderTest('North Europe', 1, 'automatic')];

async function resultOf(options: DrillOptions): Promise<DrillResult> {
  const result = await simulate(drillUnderTest({ regions, durationSeconds: 40, ...options }));
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('; '));
  return result.value;
}

const gateway = { configPropagationMaxUs: 2 * second };

it('a document that does not compile ends the drill before it starts, wherever it stands', async () => {
  for (const before of [[], [change(5, unloadable, { unchecked: true })]]) {
    const result = await simulate(drillUnderTest({ changes: [...before, change(10, unloadable)] }));
    expect(result.ok).toBe(false);
  }
});

it('one that is not checked is accepted, loaded by no unit, and said so; the last good one serves on', async () => {
  const [plain, bad] = [
    await resultOf({ gateway, changes: [change(5, refuses)] }),
    await resultOf({ gateway, changes: [change(5, refuses), change(10, unloadable, { unchecked: true })] }),
  ];
  expect(bad.requests).toEqual(plain.requests);
  expect(bad.config.changes[1]).toMatchObject({
    accepted: true,
    lost: false,
    appliedAt: {},
    rejectedBy: ['West Europe', 'North Europe'],
  });
  expect(bad.config.changes[0]?.rejectedBy).toEqual([]);
  expect(bad.notes.some((note) => note.startsWith('c10 is not checked, and no unit can load it: '))).toBe(true);
});

it('a later good one is taken: of the same scope at once, of another only when all of it can be loaded', async () => {
  const { config, requests } = await resultOf({
    gateway,
    changes: [
      change(5, unloadable, { unchecked: true }),
      change(10, policy('<base/>'), { scope: { kind: 'global' } }),
      change(20, refuses),
    ],
  });
  expect(config.changes.map(({ rejectedBy }) => rejectedBy.length)).toEqual([2, 2, 0]);
  expect(config.changes[0]?.appliedAt).toEqual({});
  for (const at of Object.values(config.changes[1]?.appliedAt ?? {})) expect(at).toBeGreaterThan(20);
  for (const at of Object.values(config.changes[2]?.appliedAt ?? {})) expect(at).toBeLessThanOrEqual(22);
  expect(Object.keys(config.changes[2]?.appliedAt ?? {}).toSorted()).toEqual(['North Europe', 'West Europe']);
  // 418 from 20 s on.
  expect(requests.rejected / requests.offered).toBeGreaterThan(0.4);
});

it('a change that is not checked and does compile is one like any other', async () => {
  const [checked, unchecked] = [
    await resultOf({ gateway, changes: [change(5, refuses)] }),
    await resultOf({ gateway, changes: [change(5, refuses, { unchecked: true })] }),
  ];
  expect(unchecked.digest).toBe(checked.digest);
});

test.prop([fc.nat(), fc.integer({ min: 1, max: 30 }), fc.boolean()], { numRuns: 30 })(
  'a bad policy takes no unit down and fails nobody, whatever else dies (K3)',
  async (seed, at, zoneDies) => {
    const faults: DrillOptions['faults'] = zoneDies
      ? [
          {
            id: 'f1',
            target: 'z',
            atUs: 12 * second,
            untilUs: 20 * second,
            kind: 'zoneDown',
            region: 0,
            zone: '1',
            recoveryUs: second,
          },
        ]
      : [];
    const options = { seed, gateway, faults };
    const [plain, bad] = [
      await resultOf(options),
      await resultOf({ ...options, changes: [change(at, unloadable, { unchecked: true })] }),
    ];
    expect(bad.requests).toEqual(plain.requests);
    expect(bad.attempts).toEqual(plain.attempts);
    expect(bad.latencyMs).toEqual(plain.latencyMs);
  },
);
