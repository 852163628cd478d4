import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { ConfigReplicas } from './config-replicas.ts';
import {
  acceptChange,
  advanceReplicas,
  createConfigReplicas,
  headOf,
  primaryLost,
  replicaDown,
  replicaUp,
  restoreChanges,
} from './config-replicas.ts';

const zones = [0, 0, 1, 1];
const maxLagUs = 100;

type Step = {
  readonly afterUs: number;
  readonly kind: 'accept' | 'backup' | 'restore' | 'down' | 'up' | 'primary' | 'primaryBack';
  readonly zone: number;
};

const steps = fc.array(
  fc.record<Step>({
    afterUs: fc.nat({ max: 60 }),
    kind: fc.constantFrom('accept', 'accept', 'backup', 'restore', 'restore', 'down', 'up', 'primary', 'primaryBack'),
    zone: fc.nat({ max: 3 }),
  }),
  { maxLength: 60 },
);

type Seen = {
  readonly replicas: ConfigReplicas;
  readonly backups: (readonly number[])[];
  nowUs: number;
  accepted: number;
  /** What the newest of the zones that were left had, when the primary last died. */
  left: readonly number[] | null;
};

function carryOut(seen: Seen, { afterUs, kind, zone }: Step): void {
  const { replicas, backups } = seen;
  seen.nowUs += afterUs;
  seen.left = null;
  advanceReplicas(replicas, seen.nowUs);
  const live = replicas.zones.map((one) => one.live);
  const lives = live[0]! || live[1]!;
  if (kind === 'accept' && lives) acceptChange(replicas, (seen.accepted += 1), seen.nowUs);
  if (kind === 'backup' && lives) backups.push([...headOf(replicas).changes]);
  const backup = backups[zone % Math.max(1, backups.length)];
  if (kind === 'restore' && lives && backup !== undefined) {
    restoreChanges(replicas, { changes: backup, restore: 1000 }, seen.nowUs);
    expect(headOf(replicas).changes).toEqual(backup);
  }
  if (kind === 'down' && live[zone]!) replicaDown(replicas, zone, seen.nowUs);
  if (kind === 'up' && !live[zone]!) replicaUp(replicas, zone, seen.nowUs);
  for (const each of [0, 1]) {
    if (kind === 'primary' && replicas.zones[each]!.live) replicaDown(replicas, each, seen.nowUs);
    if (kind === 'primaryBack' && !replicas.zones[each]!.live) replicaUp(replicas, each, seen.nowUs);
  }
  if (!lives || replicas.zones[0]!.live || replicas.zones[1]!.live) return;
  const survivors = replicas.zones.filter((one) => one.live);
  if (survivors.length > 0) {
    const newest = Math.max(...survivors.map(({ version }) => version));
    seen.left = replicas.versions[newest]!.changes;
  }
  primaryLost(replicas, seen.nowUs);
}

function begin(seed: number): Seen {
  const replicas = createConfigReplicas({ zones, maxLagUs, seed, stream: 0 });
  return { replicas, backups: [], nowUs: 0, accepted: 0, left: null };
}

test.prop([steps, fc.nat()])(
  'every accepted change is configured, or lost with the primary, or undone by a restore: one of them (K5)',
  (all, seed) => {
    const seen = begin(seed);
    for (const step of all) {
      carryOut(seen, step);
      const { lost, undone } = seen.replicas;
      const held = headOf(seen.replicas).changes;
      expect(new Set(held).size).toBe(held.length);
      for (let change = 1; change <= seen.accepted; change += 1)
        expect([held.includes(change), lost.has(change), undone.has(change)].filter(Boolean)).toHaveLength(1);
    }
  },
);

test.prop([steps, fc.nat()])(
  'what is configured after the primary has died is what the newest survivor has, restores and all (K2, K4)',
  (all, seed) => {
    const seen = begin(seed);
    for (const step of all) {
      carryOut(seen, step);
      if (seen.left !== null) expect(headOf(seen.replicas).changes).toEqual(seen.left);
    }
  },
);

test.prop([steps, fc.nat()])(
  'once faults stop, every live zone has what was restored, whole, within the lag (K3, K4)',
  (all, seed) => {
    const seen = begin(seed);
    for (const step of all) carryOut(seen, step);
    const { replicas } = seen;
    advanceReplicas(replicas, seen.nowUs + maxLagUs);
    for (const { live, version } of replicas.zones)
      if (live) expect(replicas.versions[version]!.changes).toEqual(headOf(replicas).changes);
  },
);

test('a restore brings back what died with the primary', () => {
  const replicas = createConfigReplicas({ zones, maxLagUs, seed: 1, stream: 0 });
  acceptChange(replicas, 1, 0);
  const backup = [...headOf(replicas).changes];
  replicaDown(replicas, 0, 0);
  replicaDown(replicas, 1, 0);
  expect(primaryLost(replicas, 0)).toEqual([1]);
  replicaUp(replicas, 0, 50);
  restoreChanges(replicas, { changes: backup, restore: 2 }, 60);
  expect([...replicas.lost]).toEqual([]);
  advanceReplicas(replicas, 60 + maxLagUs);
  expect(replicas.versions[replicas.zones[2]!.version]!.changes).toEqual([1]);
  // It was missed from the restore on, not since it was first made.
  expect(replicas.staleUsMax).toBeLessThanOrEqual(maxLagUs);
});

test('a restore that no survivor has heard of is lost, and what it undid is there again', () => {
  const replicas = createConfigReplicas({ zones, maxLagUs, seed: 1, stream: 0 });
  acceptChange(replicas, 1, 0);
  advanceReplicas(replicas, maxLagUs);
  const version = restoreChanges(replicas, { changes: [], restore: 2 }, maxLagUs);
  expect(replicas.undone.get(1)).toBe(2);
  replicaDown(replicas, 0, maxLagUs);
  replicaDown(replicas, 1, maxLagUs);
  primaryLost(replicas, maxLagUs);
  expect([...replicas.lostVersions]).toEqual([version]);
  expect(headOf(replicas).changes).toEqual([1]);
  expect(replicas.undone.size).toBe(0);
});
