import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { ConfigReplicas } from './config-replicas.ts';
import {
  acceptChange,
  advanceReplicas,
  createConfigReplicas,
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
      for (const { live, version, region } of replicas.zones) {
        if (live && region === 1)
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
