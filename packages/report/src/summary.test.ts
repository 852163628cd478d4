import { readFileSync } from 'node:fs';
import { test } from '@fast-check/vitest';
import { type DrillResult, type Outcomes, outcomes, tierNames } from '@keelgate/model';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { widthOf } from './line.ts';
import { printSummary } from './summary.ts';

const golden = JSON.parse(readFileSync(new URL('../fixture/zone-lost.json', import.meta.url), 'utf8')) as DrillResult;

test('the summary of a lost zone reads as it did', async () => {
  await expect(printSummary(golden, { colour: false })).toMatchFileSnapshot('../fixture/zone-lost.txt');
});

test('colours add nothing but escape sequences', () => {
  const escapes = new RegExp(`${String.fromCodePoint(27)}\\[\\d+m`, 'g');
  const coloured = printSummary(golden, { colour: true });
  expect(coloured).not.toBe(printSummary(golden, { colour: false }));
  expect(coloured.replaceAll(escapes, '').replaceAll(/ +$/gm, '')).toBe(printSummary(golden, { colour: false }));
});

const name = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9 /._-]{0,60}$/);
const total = fc.nat({ max: 10_000_000 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const seconds = fc.double({ min: 0, max: 86_400, noNaN: true });
const figure = fc.double({ min: 0, max: 1e6, noNaN: true });

const counts: fc.Arbitrary<Outcomes> = fc.tuple(...outcomes.map(() => fc.oneof(fc.constant(0), total))).map((each) => {
  const named = Object.fromEntries(outcomes.map((outcome, index) => [outcome, each[index] ?? 0]));
  return { offered: each.reduce((sum, value) => sum + value, 0), ...named } as Outcomes;
});

const fault = fc.record({
  id: fc.nat({ max: 99 }).map((n) => `f${n}`),
  target: name,
  at: seconds,
  until: seconds,
  detectedAt: orNull(seconds),
  servingAgainAt: orNull(seconds),
  recoveredAt: orNull(seconds),
  recoverySeconds: orNull(seconds),
  dropped: total,
  unreachable: total,
  shed: total,
});

const what = fc.oneof(
  fc.constantFrom('availability', 'latency.p99', 'recovery', 'lostChanges', 'cache.hitRatio', 'counters.overAdmission'),
  fc.stringMatching(/^[a-z][a-z0-9.-]{0,14}$/).map((id) => `backends.${id}.amplification`),
);

const series = fc
  .record({ steps: fc.nat({ max: 200 }), values: fc.array(total, { minLength: 7, maxLength: 7 }) })
  .map(({ steps, values }) => ({
    stepSeconds: 1,
    columns: ['t', 'requests.offered', 'requests.served', 'requests.shed', 'capacity.West Europe'],
    rows: Array.from({ length: steps }, (_, step) => [
      step,
      ...[1, 2, 3].map((at) => values[(step * at) % 7] ?? 0),
      null,
    ]),
  }));

const region = fc.record({
  name,
  primary: fc.boolean(),
  units: fc.nat({ max: 12 }),
  placement: fc.constantFrom('automatic' as const, 'zoneRedundant' as const, 'zonal' as const),
  zones: fc.array(fc.record({ name: fc.constantFrom('1', '2', '3'), vms: fc.nat({ max: 24 }) }), { maxLength: 3 }),
});

const lists = (max: number): { readonly maxLength: number } => ({ maxLength: max });

const changeId = fc.nat({ max: 999 }).map((n) => `c${n}`);
const cause = fc.constantFrom('managementPlaneDown', 'locked', 'noBackup', 'backupExpired', 'standbyDown');
const point = { seconds, lostChanges: total };

const result: fc.Arbitrary<DrillResult> = fc.record({
  schema: fc.constant('keelgate.drill/1' as const),
  name,
  seed: total,
  digest: fc.stringMatching(/^[0-9a-f]{16}$/),
  engine: fc.record({
    version: fc.constant('0.1.0'),
    workers: fc.integer({ min: 1, max: 8 }),
    requests: total,
    attempts: total,
    wallMs: fc.oneof(fc.constant(0), figure),
    requestsPerSecond: figure,
  }),
  service: fc.record({
    name,
    tier: fc.constantFrom(...tierNames),
    regions: fc.array(region, lists(9)),
    standby: orNull(region),
    notSimulated: fc.array(fc.record({ scope: name, policy: name, why: name }), lists(9)),
  }),
  requests: counts,
  attempts: counts,
  availability: fc.record({ endToEnd: share, gateway: share, minutes: share }),
  latencyMs: fc.record({
    p50: orNull(figure),
    p90: orNull(figure),
    p99: orNull(figure),
    p999: orNull(figure),
    max: orNull(figure),
    mean: orNull(figure),
  }),
  faults: fc.array(fault, lists(3)),
  counters: fc.array(
    fc.record({
      policy: name,
      scope: name,
      region: name,
      limit: total,
      periodSeconds: seconds,
      worstKey: orNull(name),
      admitted: total,
      bound: total,
      overAdmission: total,
    }),
    lists(9),
  ),
  cache: fc.array(
    fc.record({
      region: name,
      kind: fc.constantFrom('internal' as const, 'external' as const),
      hits: total,
      misses: total,
      hitRatio: orNull(share),
      lostEntries: total,
      backendSurge: orNull(figure),
    }),
    lists(9),
  ),
  backends: fc.array(
    fc.record({
      id: name,
      calls: total,
      failed: total,
      timedOut: total,
      skippedByBreaker: total,
      amplification: orNull(figure),
    }),
    lists(9),
  ),
  autoscale: fc.array(
    fc.record({
      at: fc.nat({ max: 3600 }),
      from: fc.nat({ max: 12 }),
      to: fc.nat({ max: 12 }),
      capacity: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      effectiveAt: fc.nat({ max: 7200 }),
    }),
    { maxLength: 12 },
  ),
  updates: fc.array(
    fc.record({
      id: fc.nat({ max: 9 }).map((n) => `f${n}`),
      release: orNull(name),
      region: name,
      at: orNull(seconds),
      endedAt: orNull(seconds),
      turns: fc.nat({ max: 20 }),
      awayMax: share,
      shed: total,
    }),
    lists(9),
  ),
  ejections: fc.array(
    fc.record({
      region: name,
      unit: fc.nat({ max: 12 }),
      vm: fc.constantFrom(1, 2),
      why: fc.constantFrom('slow', 'errors', 'failures'),
      at: fc.nat({ max: 3600 }),
      backAt: fc.nat({ max: 7200 }),
    }),
    { maxLength: 12 },
  ),
  config: fc.record({
    changes: fc.array(
      fc.record({
        id: changeId,
        kind: fc.constantFrom('policy' as const, 'scale' as const, 'backup' as const, 'restore' as const),
        at: seconds,
        accepted: fc.boolean(),
        refusedBecause: orNull(cause),
        endedAt: orNull(seconds),
        appliedAt: fc.dictionary(name, seconds, { maxKeys: 3 }),
        rejectedBy: fc.array(name, { maxLength: 2 }),
        lost: fc.boolean(),
        lostBy: orNull(fc.constantFrom('primary', 'c7')),
      }),
      lists(6),
    ),
    lostChanges: total,
    staleSecondsMax: seconds,
    vipChanges: fc.array(
      fc.record({ id: name, region: name, because: fc.constant('zones changed' as const), at: seconds }),
      lists(3),
    ),
    backups: fc.array(
      fc.record({
        id: changeId,
        name,
        at: seconds,
        usableAt: orNull(seconds),
        changes: total,
        whyNot: orNull(fc.oneof(cause, fc.constantFrom('killed' as const, 'unfinished' as const))),
      }),
      lists(12),
    ),
    restores: fc.array(
      fc.record({
        id: changeId,
        name,
        onto: fc.constantFrom('service' as const, 'standby' as const),
        backup: orNull(changeId),
        at: seconds,
        endedAt: orNull(seconds),
        undone: fc.array(changeId, lists(9)),
        whyNot: orNull(fc.oneof(cause, fc.constantFrom('killed' as const, 'unfinished' as const, 'lost' as const))),
      }),
      lists(12),
    ),
    disasters: fc.array(
      fc.record({
        at: seconds,
        changes: total,
        replica: orNull(fc.record(point)),
        backup: orNull(fc.record({ id: changeId, ...point })),
        standby: orNull(fc.record({ id: changeId, ...point })),
        recoveryPointSeconds: orNull(seconds),
      }),
      lists(3),
    ),
    recoveryPointSeconds: orNull(seconds),
  }),
  capacity: fc.array(
    fc.record({ region: name, mean: orNull(share), p95: orNull(share), max: orNull(share) }),
    lists(3),
  ),
  regions: fc.array(fc.record({ region: name, requests: counts, attempts: counts }), lists(9)),
  series,
  expectations: fc.array(
    fc.record({
      what,
      wanted: fc.constantFrom('>= 99.95%', '<= 400ms', '== 0'),
      value: orNull(figure),
      held: fc.boolean(),
    }),
    lists(12),
  ),
  notes: fc.array(
    fc.array(name, { maxLength: 8 }).map((words) => words.join(' ')),
    lists(9),
  ),
});

describe('whatever a drill found', () => {
  test.prop([result])('every missed expectation is named, with its mark', (found) => {
    const lines = printSummary(found, { colour: false }).split('\n');
    for (const missed of found.expectations.filter(({ held }) => !held)) {
      expect(lines.some((line) => line.includes('✗') && line.includes(missed.what))).toBe(true);
    }
  });

  test.prop([result, fc.integer({ min: 40, max: 140 })])('no line is wider than the screen', (found, width) => {
    for (const line of printSummary(found, { colour: false, width }).split('\n')) {
      expect(widthOf(line)).toBeLessThanOrEqual(width);
    }
  });

  test.prop([result])('it fits: three faults and a dozen expectations take under 160 lines', (found) => {
    expect(printSummary(found, { colour: false }).split('\n').length).toBeLessThan(160);
  });

  test.prop([result])('nothing prints as a slip of the programmer', (found) => {
    const text = printSummary(found, { colour: false });
    expect(text).not.toMatch(/\b(?:NaN|undefined|null|Infinity|\[object)\b/);
  });

  test.prop([result])('every lost change is named, and every fault', (found) => {
    const text = printSummary(found, { colour: false });
    // A name and its time may stand on two lines.
    const flowing = text.replaceAll(/\s+/g, ' ');
    for (const { id } of found.config.changes.filter(({ lost }) => lost)) expect(flowing).toContain(`${id} (`);
    for (const { id } of found.faults) expect(text).toContain(`  ${id}  `);
  });
});
