import type { Drill, Fault } from '@keelgate/model';
import { isError, printFault, printPlace } from '@keelgate/model';
import { describe, expect, test } from 'vitest';
import { ordersFiles, ordersPlaces, ordersSnapshot } from '../fixture/orders.ts';
import { checkDrill, parseDrill } from './index.ts';

const client = '{ location: West Europe, rate: 1/s, subscriptions: none }';

function drillWith(part: string, overlay = '{}'): string {
  return `service: { template: t.json, overlay: ${overlay} }\nduration: 2h\nclients: [${client}]\n${part}\n`;
}

function withChanges(...changes: readonly string[]): string {
  return drillWith(`changes:\n${changes.map((change) => `  - { ${change} }`).join('\n')}`);
}

function withStandby(fields: string): string {
  return drillWith(`standby: ${fields}`);
}

const nightly = 'at: 1m, backup: nightly';
const standby = '\nstandby: { location: UK South }';

function check(text: string): { readonly drill: Drill | null; readonly faults: readonly Fault[] } {
  const parsed = parseDrill({ file: 'drill.yaml', text });
  if (!parsed.ok) return { drill: null, faults: parsed.failure };
  return checkDrill(parsed.value, { snapshot: ordersSnapshot, places: ordersPlaces, files: ordersFiles });
}

/** What is wrong, a text with « where the fault is to point, its code, and what it has to say. */
type Wrong = readonly [name: string, text: string, code: string, says: string];

const wrongs: readonly Wrong[] = [
  [
    'a restore of what nobody makes',
    withChanges(nightly, 'at: 2m, restore: «nightli'),
    'unknown-backup',
    'did you mean "nightly"?',
  ],
  ['a backup without a name', withChanges('at: 1m, backup: «""'), 'wrong-value', 'expected a text'],
  ['a backup with units', withChanges(`${nightly}, units: «3`), 'wrong-effect', 'it has takes, every'],
  ['a restore every hour', withChanges(nightly, 'at: 2m, restore: nightly, every: «1h'), 'wrong-effect', 'takes, onto'],
  ['a failover that takes', withChanges('at: 2m, failover: standby, takes: «1m') + standby, 'wrong-effect', 'no takes'],
  [
    'two changes in one',
    withChanges('«at: 1m, backup: a, restore: a').replace('{ «', '«{ '),
    'wrong-shape',
    'backup and restore',
  ],
  ['backups without end', withChanges(`at: 0s, backup: nightly, every: «0s`), 'wrong-quantity', 'out of range'],
  [
    'too many backups',
    withChanges('at: 0s, backup: nightly, every: «1s').replace('2h', '3h'),
    'wrong-value',
    'makes 10800 backups, expected 10000 at most',
  ],
  [
    'a restore onto a standby that there is not',
    withChanges(nightly, 'at: 2m, restore: nightly, onto: «standby'),
    'no-standby',
    'standby: { location',
  ],
  [
    'a failover to a standby that there is not',
    withChanges('at: 2m, failover: «standby'),
    'no-standby',
    'has no standby',
  ],
  [
    'a failover to somewhere else',
    withChanges('at: 2m, failover: «UK South') + standby,
    'wrong-value',
    'expected standby',
  ],
  [
    'a restore onto a region',
    withChanges(nightly, 'at: 2m, restore: nightly, onto: «UK South') + standby,
    'wrong-value',
    'service or standby',
  ],
  ['a standby that scales', withChanges('at: 2m, scale: «UK South, units: 2') + standby, 'wrong-effect', 'standby'],
  ['a standby nowhere', withStandby('«{ units: 2 }'), 'missing-key', 'location'],
  ['a standby in no region of Azure', withStandby('{ location: «UK Suth }'), 'unknown-location', '"UK South"'],
  ['a standby beside the primary', withStandby('{ location: «westeurope }'), 'wrong-value', 'lost with it'],
  ['a standby of another tier', withStandby('{ location: UK South, tier: «Standard }'), 'wrong-value', 'the same tier'],
  [
    'a standby with more units than the tier has',
    withStandby('{ location: UK South, units: «40 }'),
    'service/units-in-tier',
    '12',
  ],
  [
    'a standby with units that its zones do not allow',
    withStandby('{ location: UK South, units: «3, zones: ["1", "2"] }'),
    'service/units-multiple-of-zones',
    'a multiple of 2',
  ],
  [
    'a standby that recovers by itself',
    withStandby('{ location: UK South, «restore: nightly }'),
    'unknown-key',
    'restore',
  ],
  [
    'a backup of a tier that has none',
    drillWith(
      'changes:\n  - { at: 1m, backup: «nightly }',
      '{ tier: StandardV2, units: 2, zones: automatic, additionalLocations: [] }',
    ),
    'no-backup',
    'Developer, Basic, Standard and Premium',
  ],
  [
    'a recovery point without its unit',
    drillWith('expect: { recoveryPoint: «"<= 60" }'),
    'wrong-expectation',
    '<= 30s',
  ],
];

describe('a drill of a disaster that is wrong', () => {
  test.each(wrongs)('%s', (_, marked, code, says) => {
    const at = marked.indexOf('«');
    const before = marked.slice(0, at).split('\n');
    const { drill, faults } = check(marked.replace('«', ''));
    const errors = faults.filter(isError);
    expect(errors.map(printFault)).toHaveLength(1);
    const [fault] = errors;
    expect(fault?.code).toBe(code.includes('/') ? code : `drill/${code}`);
    expect(fault?.place === undefined ? '' : printPlace(fault.place)).toBe(
      `drill.yaml:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`,
    );
    expect(`${fault?.message} ${fault?.hint ?? ''}`).toContain(says);
    expect(drill).toBeNull();
  });
});

describe('a drill of a disaster', () => {
  test('is read as it was meant', () => {
    const { drill, faults } = check(
      `${withChanges(
        'at: 0s, every: 1h, backup: nightly, takes: 5m',
        'at: 70m, restore: nightly',
        'at: 90m, restore: nightly, onto: standby, takes: 10m',
        'at: 95m, failover: standby',
        'at: 100m, failback: standby',
      )}\nstandby: { location: uksouth, tier: Premium, units: 2, zones: ["1", "2"] }\nfaults:\n  - { at: 1m, zone: UK South/2 }`,
    );
    expect(faults.map(printFault)).toEqual([]);
    expect(drill?.changes).toEqual([
      { id: 'c1.1', atUs: 0, kind: 'backup', backup: 'nightly', takesUs: 300e6 },
      { id: 'c1.2', atUs: 3600e6, kind: 'backup', backup: 'nightly', takesUs: 300e6 },
      { id: 'c2', atUs: 4200e6, kind: 'restore', backup: 'nightly', onto: 'service', takesUs: 1800e6 },
      { id: 'c3', atUs: 5400e6, kind: 'restore', backup: 'nightly', onto: 'standby', takesUs: 600e6 },
      { id: 'c4', atUs: 5700e6, kind: 'failover', to: 'standby' },
      { id: 'c5', atUs: 6000e6, kind: 'failover', to: 'service' },
    ]);
    expect(drill?.standby?.region).toMatchObject({ location: 'UK South', units: 2, zones: ['1', '2'] });
    expect(drill?.faults[0]).toMatchObject({ kind: 'zoneDown', region: 2, zone: '2' });
    // Clients and backends are as far from it as from any region.
    expect(drill?.clients[0]?.latencyUs).toHaveLength(3);
  });

  test('has no standby where none is said, and backups and restores take their time', () => {
    const { drill } = check(withChanges(nightly));
    expect(drill?.standby).toBeNull();
    expect(drill?.changes).toEqual([{ id: 'c1', atUs: 60e6, kind: 'backup', backup: 'nightly', takesUs: 300e6 }]);
  });
});
