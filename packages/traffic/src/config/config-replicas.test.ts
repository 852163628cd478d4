import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { ConfigReplicas } from './config-replicas.ts';
import {
  acceptChange,
  advanceReplicas,
  createConfigReplicas,
  newestGood,
  primaryLost,
  replicaDown,
  replicaUp,
} from './config-replicas.ts';

const zones = [0, 0, 1, 1];
const maxLagUs = 100;

type Step = {
  readonly afterUs: number;
  readonly kind: 'accept' | 'down' | 'up' | 'primary' | 'primaryBack';
  readonly zone: number;
};

const steps = fc.array(
  fc.record<Step>({
    afterUs: fc.nat({ max: 60 }),
    kind: fc.constantFrom('accept', 'accept', 'accept', 'down', 'up', 'primary', 'primaryBack'),
    zone: fc.nat({ max: 3 }),
  }),
  { maxLength: 50 },
);

type Seen = { readonly replicas: ConfigReplicas; nowUs: number; accepted: number };

function carryOut(seen: Seen, { afterUs, kind, zone }: Step): void {
  const { replicas } = seen;
  seen.nowUs += afterUs;
  advanceReplicas(replicas, seen.nowUs);
  const live = replicas.zones.map((one) => one.live);
  const primaryLives = live[0]! || live[1]!;
  if (kind === 'accept' && primaryLives) acceptChange(replicas, (seen.accepted += 1), seen.nowUs);
  if (kind === 'down' && live[zone]!) replicaDown(replicas, zone, seen.nowUs);
  if (kind === 'up' && !live[zone]!) replicaUp(replicas, zone, seen.nowUs);
  if (kind === 'primary')
    for (const each of [0, 1]) if (replicas.zones[each]!.live) replicaDown(replicas, each, seen.nowUs);
  if (kind === 'primaryBack')
    for (const each of [0, 1]) if (!replicas.zones[each]!.live) replicaUp(replicas, each, seen.nowUs);
  if (primaryLives && !replicas.zones[0]!.live && !replicas.zones[1]!.live) primaryLost(replicas, seen.nowUs);
}

function begin(seed: number): Seen {
  return { replicas: createConfigReplicas({ zones, maxLagUs, seed, stream: 0 }), nowUs: 0, accepted: 0 };
}

test.prop([steps, fc.nat()])('a zone’s version never goes back, and holds a whole version (K1)', (all, seed) => {
  const seen = begin(seed);
  let before = seen.replicas.zones.map(({ version }) => version);
  for (const step of all) {
    carryOut(seen, step);
    const versions = seen.replicas.zones.map(({ version }) => version);
    for (const [zone, version] of versions.entries()) {
      expect(version).toBeGreaterThanOrEqual(before[zone]!);
      expect(seen.replicas.versions[version]).toBeDefined();
    }
    before = versions;
  }
});

test.prop([steps, fc.nat()])(
  'no change is lost that a surviving zone has, and what is lost stays lost (K2)',
  (all, seed) => {
    const seen = begin(seed);
    for (const step of all) {
      carryOut(seen, step);
      const { replicas } = seen;
      const head = replicas.versions.at(-1)!.changes;
      for (let change = 1; change <= seen.accepted; change += 1)
        expect(head.includes(change)).toBe(!replicas.lost.has(change));
      // A zone that was away when the primary died may come back with what is lost, until it hears of the newest version.
      for (const { live, version, region, sinceUs } of replicas.zones) {
        if (live && region === 1 && sinceUs === 0)
          for (const change of replicas.versions[version]!.changes) expect(replicas.lost.has(change)).toBe(false);
      }
    }
  },
);

test.prop([steps, fc.nat()])(
  'once the faults stop every live zone has the newest version within the lag (K3)',
  (all, seed) => {
    const seen = begin(seed);
    for (const step of all) carryOut(seen, step);
    advanceReplicas(seen.replicas, seen.nowUs + maxLagUs);
    for (const { live, version } of seen.replicas.zones)
      if (live) expect(version).toBe(seen.replicas.versions.length - 1);
  },
);

test.prop([fc.array(fc.nat({ max: 80 }), { maxLength: 40 }), fc.nat({ max: 80 }), fc.nat()])(
  'the primary takes no change with it that is older than the lag (K2)',
  (gaps, lastGap, seed) => {
    const replicas = createConfigReplicas({ zones, maxLagUs, seed, stream: 0 });
    const acceptedUs: number[] = [];
    let nowUs = 0;
    for (const [change, gap] of gaps.entries()) {
      acceptChange(replicas, change, (nowUs += gap));
      acceptedUs.push(nowUs);
    }
    nowUs += lastGap;
    advanceReplicas(replicas, nowUs);
    replicaDown(replicas, 0, nowUs);
    replicaDown(replicas, 1, nowUs);
    for (const change of primaryLost(replicas, nowUs)) {
      expect(acceptedUs[change]!).toBeGreaterThan(nowUs - maxLagUs);
      // What is lost stays lost, and is nowhere applied from now on.
      expect(replicas.lost.has(change)).toBe(true);
      expect(replicas.appliedUs.get(change)?.has(1)).toBe(false);
    }
    const applied = [...replicas.lost].map((change) => replicas.appliedUs.get(change)?.size);
    replicaUp(replicas, 0, nowUs);
    replicaUp(replicas, 1, nowUs);
    // One goes again at once: what the other has is then all that the region has.
    replicaDown(replicas, 1, nowUs);
    advanceReplicas(replicas, nowUs + maxLagUs);
    expect([...replicas.lost].map((change) => replicas.appliedUs.get(change)?.size)).toEqual(applied);
  },
);

test.prop([fc.nat()])('a change every 2 s and a lag of 10 s put five at most at risk', (seed) => {
  const second = 1e6;
  const replicas = createConfigReplicas({ zones, maxLagUs: 10 * second, seed, stream: 0 });
  for (let change = 1; change <= 30; change += 1) acceptChange(replicas, change, change * 2 * second);
  advanceReplicas(replicas, 60 * second);
  replicaDown(replicas, 0, 60 * second);
  replicaDown(replicas, 1, 60 * second);
  expect(primaryLost(replicas, 60 * second).length).toBeLessThanOrEqual(5);
});

test.prop([fc.integer({ min: 1, max: 10_000 }), fc.nat()])(
  'a zone is stale while it serves without a change, not while it is away',
  (awayUs, seed) => {
    const replicas = createConfigReplicas({ zones, maxLagUs, seed, stream: 0 });
    replicaDown(replicas, 3, 0);
    acceptChange(replicas, 1, 0);
    advanceReplicas(replicas, awayUs);
    replicaUp(replicas, 3, awayUs);
    advanceReplicas(replicas, awayUs + maxLagUs);
    expect(replicas.zones[3]?.version).toBe(1);
    expect(replicas.staleUsMax).toBeLessThanOrEqual(maxLagUs);
  },
);

test.prop([fc.nat(), fc.constantFrom(1, 2, 3)])('one survivor is enough, wherever it is (K2)', (seed, holder) => {
  const replicas = createConfigReplicas({ zones: [0, 1, 2, 3], maxLagUs, seed, stream: 0 });
  // The others are away while the change is made: nobody but the primary and the one has it.
  for (const zone of [1, 2, 3]) if (zone !== holder) replicaDown(replicas, zone, 0);
  acceptChange(replicas, 1, 10);
  advanceReplicas(replicas, 10 + maxLagUs);
  for (const zone of [1, 2, 3]) if (zone !== holder) replicaUp(replicas, zone, 10 + maxLagUs);
  replicaDown(replicas, 0, 10 + maxLagUs);
  expect(primaryLost(replicas, 10 + maxLagUs)).toEqual([]);
  expect(replicas.versions.at(-1)?.changes).toEqual([1]);
});

/** A configuration loads unless it has one of the bad changes without the one after it, which puts it right. */
function loader(bad: ReadonlySet<number>): (changes: readonly number[]) => boolean {
  return (changes) => changes.every((change) => !bad.has(change) || changes.includes(change + 1));
}

const badChanges = fc.uniqueArray(fc.integer({ min: 1, max: 20 })).map((all) => new Set(all));

test.prop([steps, badChanges, fc.nat()])(
  'no zone ever has what cannot be loaded, and once the faults stop each has the newest that can (K1, K3)',
  (all, bad, seed) => {
    const loads = loader(bad);
    const seen: Seen = {
      replicas: createConfigReplicas({ zones, maxLagUs, seed, stream: 0, loads }),
      nowUs: 0,
      accepted: 0,
    };
    const { replicas } = seen;
    let before = replicas.zones.map(({ version }) => version);
    for (const step of all) {
      carryOut(seen, step);
      for (const [zone, { version, heard }] of replicas.zones.entries()) {
        expect(loads(replicas.versions[version]!.changes)).toBe(true);
        expect(version).toBeGreaterThanOrEqual(before[zone]!);
        expect(heard).toBeGreaterThanOrEqual(version);
      }
      before = replicas.zones.map(({ version }) => version);
    }
    advanceReplicas(replicas, seen.nowUs + maxLagUs);
    const good = newestGood(replicas);
    for (const { live, version } of replicas.zones) if (live) expect(version).toBeGreaterThanOrEqual(good);
    // A bad change is applied nowhere.
    for (const [change, regions] of replicas.appliedUs) if (!loads([change])) expect(regions.size).toBe(0);
  },
);

test.prop([fc.nat()])(
  'a bad version leaves the last good one, is said so in each region, and a later good one is taken',
  (seed) => {
    const replicas = createConfigReplicas({ zones, maxLagUs, seed, stream: 0, loads: loader(new Set([2])) });
    for (const [change, version] of [
      [1, 1],
      [2, 1],
      [3, 3],
    ] as const) {
      acceptChange(replicas, change, change * 2 * maxLagUs);
      advanceReplicas(replicas, change * 2 * maxLagUs + maxLagUs);
      expect(replicas.zones.map((zone) => zone.version)).toEqual([version, version, version, version]);
    }
    expect([...replicas.rejected]).toEqual([[2, new Set([0, 1])]]);
    expect([1, 2, 3].map((change) => replicas.appliedUs.get(change)?.size)).toEqual([2, 0, 2]);
  },
);

test.prop([fc.nat()])(
  'a change that a survivor has heard of and could not load is not lost with the primary',
  (seed) => {
    const replicas = createConfigReplicas({ zones, maxLagUs, seed, stream: 0, loads: loader(new Set([1])) });
    acceptChange(replicas, 1, 0);
    advanceReplicas(replicas, maxLagUs);
    replicaDown(replicas, 0, maxLagUs);
    replicaDown(replicas, 1, maxLagUs);
    expect(primaryLost(replicas, maxLagUs)).toEqual([]);
    expect(replicas.versions.at(-1)?.changes).toEqual([1]);
  },
);
