import { fc, test } from '@fast-check/vitest';
import type { ClientGroup, Drill } from '@keelgate/model';
import { outcomes } from '@keelgate/model';
import { expect } from 'vitest';
import { startDrill } from '../sim/run-drill.ts';
import { arbitraryDrill } from '../testing/arbitrary-drill.ts';
import { joinDecisions } from '../testing/join-decisions.ts';
import { recordsOfDrill } from '../testing/records-of-drill.ts';
import { withoutStandby } from '../testing/without-standby.ts';
import type { Decisions } from './decisions.ts';
import type { TrafficRecord } from './record.ts';
import type { CoreFindings, TrafficCore } from './traffic-core.ts';
import { createTrafficCore } from './traffic-core.ts';

function hasRate(group: ClientGroup): boolean {
  return !('loop' in group) || group.loop === null;
}

/** Clients of a log try again on their own account, and wait for as long as they do; its service is not changed. */
function asLogged(any: Drill): Drill {
  const drill = withoutStandby(any);
  return {
    ...drill,
    startMs: 0,
    warmupUs: 0,
    changes: [],
    // When a client that waits for answers comes again is no matter of a log that was written before.
    clients: drill.clients.filter(hasRate).map((group) => ({
      ...group,
      retry: null,
      timeoutUs: null,
      // A drill's policies see values of parameters that its clients vary, a log's those of all.
      parameters: group.parameters.length === 0 ? [{ name: 'id', count: 1, skew: 0 }] : group.parameters,
    })),
    // A drill does not see the end of a fault that outlasts it; a log goes on.
    faults: drill.faults
      .filter(({ atUs }) => atUs < drill.durationUs)
      .map((fault) => (fault.untilUs < drill.durationUs ? fault : { ...fault, untilUs: fault.untilUs + 1e9 })),
  };
}

function coreOf(drill: Drill): TrafficCore {
  const core = createTrafficCore(drill.snapshot, {
    startUs: 0,
    seed: drill.seed,
    gateway: drill.gateway,
    backends: drill.backends,
    faults: drill.faults,
  });
  if (!core.ok) throw new Error(core.failure.map(({ message }) => message).join('; '));
  return core.value;
}

type Came = { readonly decisions: Decisions; readonly findings: CoreFindings };

function played(drill: Drill, batches: readonly (readonly TrafficRecord[])[]): Came {
  const core = coreOf(drill);
  const parts = batches.map((batch) => core.decide(batch));
  return { decisions: joinDecisions([...parts, core.finish()]), findings: core.findings() };
}

function countsOf({ decisions }: Came): { readonly [outcome: string]: number } {
  const counts = Object.fromEntries(outcomes.map((name) => [name, 0]));
  for (const number of decisions.outcome) {
    const name = outcomes[number] ?? '';
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return { offered: decisions.count, ...counts };
}

/** A drill has counters of classes that no request is of, too. */
function admittedOf(counters: CoreFindings['counters']): readonly number[] {
  return counters
    .map(({ admitted }) => admitted)
    .filter((admitted) => admitted > 0)
    .toSorted((left, right) => left - right);
}

/** Each of them is thousands of requests that run alone. */
const numRuns = Math.max(20, Math.trunc(Number(process.env['KEELGATE_RUNS'] ?? 1000) / 8));

test.prop([arbitraryDrill()], { numRuns })('recorded requests end as a drill has them that draws the same', (any) => {
  const drill = asLogged(any);
  // Who moves to another region when is drawn for each caller by itself, and a log's callers are known by their addresses.
  fc.pre(drill.snapshot.service?.regions.length === 1);
  fc.pre(drill.clients.length > 0);
  const records = recordsOfDrill(drill);
  fc.pre(records.length > 0);
  const run = startDrill(drill);
  if (!run.ok) throw new Error('the drill does not compile');
  while (run.value.step());
  const expected = run.value.findings();
  const came = played(drill, [records]);
  expect(countsOf(came)).toEqual(expected.requests);
  expect(admittedOf(came.findings.counters)).toEqual(admittedOf(expected.counters));
  expect(came.findings.caches.map(({ hits, misses }) => [hits, misses])).toEqual(
    expected.cache.map(({ hits, misses }) => [hits, misses]),
  );
  expect(came.findings.faults.map(({ dropped, unreachable, shed }) => [dropped, unreachable, shed])).toEqual(
    expected.faults.map(({ dropped, unreachable, shed }) => [dropped, unreachable, shed]),
  );
});

test.prop([arbitraryDrill(), fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }), fc.nat()], { numRuns })(
  'how records are cut into batches changes nothing',
  (any, sizes, shuffle) => {
    const drill = asLogged(any);
    const whole = recordsOfDrill(drill).map((record, index) => ({
      ...record,
      // Some come late, by up to twice the bound.
      atUs: Math.max(0, record.atUs - (((index * 7919 + shuffle) % 17 === 0 ? 1 : 0) * 20e6 * index) / 1000),
    }));
    const batches: TrafficRecord[][] = [];
    for (let from = 0; from < whole.length;) {
      const size = sizes[batches.length % sizes.length] ?? 1;
      batches.push(whole.slice(from, from + size));
      from += size;
    }
    expect(played(drill, batches)).toEqual(played(drill, [whole]));
  },
);
