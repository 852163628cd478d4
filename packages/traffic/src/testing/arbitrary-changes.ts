import type { Region, ScheduledChange } from '@keelgate/model';
import fc from 'fast-check';
import { documentOf, policy } from './drill-under-test.ts';

/** A time in µs, from bounds in ms. */
export function ms(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min, max }).map((value) => value * 1000);
}

/** Changes of every kind at any time, and in one of three drills backups with what is done with them. */
export function arbitraryChanges(
  regions: readonly Region[],
  hasStandby: boolean,
): fc.Arbitrary<readonly ScheduledChange[]> {
  const some = fc.array(arbitraryChange(regions), { maxLength: 3 });
  const early = fc.option(fc.constant(earlyBackup), { nil: undefined, freq: 2 });
  const more = fc.array(
    fc.oneof(arbitraryChange(regions), ...recoveries(hasStandby ? ['service', 'standby'] : ['service'])),
    { maxLength: 8 },
  );
  const recovered = fc.tuple(early, more).map(([first, others]) => (first === undefined ? others : [first, ...others]));
  return fc.oneof({ arbitrary: some, weight: 2 }, { arbitrary: recovered, weight: 1 });
}

/** Soon enough for something to be restored. */
const earlyBackup: ScheduledChange = { id: '', atUs: 300_000, kind: 'backup', backup: 'nightly', takesUs: 700_000 };

/** Backups, and what is done with them. */
function recoveries(services: readonly ('service' | 'standby')[]): readonly fc.Arbitrary<ScheduledChange>[] {
  const [id, atUs, takesUs] = [fc.constant(''), ms(0, 10_000), ms(0, 2500)];
  const backup = fc.constantFrom('nightly', 'nightly', 'other');
  const failover = fc.record({
    id,
    atUs,
    kind: fc.constant('failover' as const),
    to: fc.constantFrom('standby' as const, 'standby' as const, 'service' as const),
  });
  return [
    fc.record({ id, atUs: ms(0, 6000), kind: fc.constant('backup' as const), backup, takesUs }),
    fc.record({ id, atUs, kind: fc.constant('restore' as const), backup, onto: fc.constantFrom(...services), takesUs }),
    // Twice: most come while the service is locked, or nothing can be restored yet.
    fc.record({
      id,
      atUs: ms(1000, 9000),
      kind: fc.constant('restore' as const),
      backup: fc.constant('nightly'),
      onto: fc.constantFrom(...services),
      takesUs,
    }),
    ...(services.includes('standby') ? [failover] : []),
  ];
}

/** A document that no unit can load. */
export const unloadable: string = policy('<base/><set-variable name="x" value="@(nothing)"/>');

function arbitraryChange(regions: readonly Region[]): fc.Arbitrary<ScheduledChange> {
  const atUs = ms(0, 8000);
  const region = fc.nat({ max: regions.length - 1 });
  const texts = fc.constantFrom(
    policy('<base/><rate-limit-by-key calls="5" renewal-period="1" counter-key="new"/>'),
    policy('<base/>'),
  );
  return fc.oneof(
    fc.record({
      id: fc.constant(''),
      atUs,
      kind: fc.constant('policy' as const),
      scope: fc.constantFrom({ kind: 'global' } as const, { kind: 'api', apiId: 'api' } as const),
      document: texts.map(documentOf),
    }),
    fc.record({
      id: fc.constant(''),
      atUs,
      kind: fc.constant('policy' as const),
      scope: fc.constantFrom({ kind: 'global' } as const, { kind: 'api', apiId: 'api' } as const),
      document: fc.constantFrom(unloadable, policy('<base/>')).map(documentOf),
      unchecked: fc.constant(true),
    }),
    fc.record({
      id: fc.constant(''),
      atUs,
      kind: fc.constant('scale' as const),
      region,
      units: fc.integer({ min: 1, max: 6 }),
      takesUs: ms(0, 3000),
    }),
    fc.record({
      id: fc.constant(''),
      atUs,
      kind: fc.constant('zones' as const),
      region,
      zones: fc.constantFrom('automatic' as const, ['1', '2', '3'], ['2']),
      takesUs: ms(0, 3000),
    }),
    fc.record({
      id: fc.constant(''),
      atUs,
      kind: fc.constant('gateway' as const),
      region,
      disabled: fc.boolean(),
      takesUs: ms(0, 1000),
    }),
  );
}
