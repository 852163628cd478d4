import { fc, test } from '@fast-check/vitest';
import type { Drill } from '@keelgate/model';
import { expect } from 'vitest';
import type { PartRecord } from '../sim/border-record.ts';
import { decodePart, encodePart } from '../sim/border-codec.ts';
import { arbitraryDrill } from '../testing/arbitrary-drill.ts';
import { joinDecisions } from '../testing/join-decisions.ts';
import { recordsOfDrill } from '../testing/records-of-drill.ts';
import { withoutStandby } from '../testing/without-standby.ts';
import type { CoreNames } from './core-names.ts';
import { createNameTables, namesOf } from './core-names.ts';
import type { CorePart } from './core-part.ts';
import { createCorePart } from './core-part.ts';
import type { Decisions } from './decisions.ts';
import { createMerger, createTeller } from './merge-decisions.ts';
import type { TrafficCoreOptions } from './options.ts';
import type { TrafficRecord } from './record.ts';
import type { CoreFindings } from './traffic-core.ts';
import { coreFindings, createTrafficCore } from './traffic-core.ts';

type Came = { readonly decisions: Decisions; readonly names: CoreNames; readonly findings: CoreFindings };

function optionsOf({ seed, gateway, backends, faults }: Drill): TrafficCoreOptions {
  return { startUs: 0, seed, gateway, backends, faults };
}

function alone(drill: Drill, batches: readonly (readonly TrafficRecord[])[]): Came {
  const core = createTrafficCore(drill.snapshot, optionsOf(drill));
  if (!core.ok) throw new Error('the service does not compile');
  const parts = batches.map((batch) => core.value.decide(batch));
  parts.push(core.value.finish());
  return { decisions: joinDecisions(parts), names: core.value.names, findings: core.value.findings() };
}

/** As workers do, one after the other: what crosses regions goes through bytes. */
function inParts(drill: Drill, batches: readonly (readonly TrafficRecord[])[], workers: number): Came {
  const options = optionsOf(drill);
  const parts = Array.from({ length: workers }, (_, worker): CorePart => {
    const made = createCorePart(drill.snapshot, options, { worker, workers });
    if (!made.ok) throw new Error('the service does not compile');
    return made.value;
  });
  const [first] = parts;
  if (first === undefined) throw new Error('there is no part');
  const tellers = parts.map(createTeller);
  const tables = createNameTables();
  const merge = createMerger(tables, workers);
  function playOn(): Decisions {
    for (;;) {
      const said = parts.flatMap((part) => part.runWindow() ?? []);
      if (said.length === 0) return merge(tellers.map((tell) => tell()));
      expect(said.length).toBe(workers);
      const sent = said.map((one) => encodePart(one));
      for (const [own, part] of parts.entries()) part.cross(sent.map((bytes, at) => heard(bytes, said, { own, at })));
    }
  }
  const decided = batches.map((batch) => {
    for (const part of parts) part.take(structuredClone(batch));
    return playOn();
  });
  for (const part of parts) part.close();
  decided.push(playOn());
  const found = parts.flatMap((part) => part.found() ?? []);
  return {
    decisions: joinDecisions(decided),
    names: namesOf(first.plan, tables),
    findings: coreFindings(first.plan, first.counts(), { found, faults: drill.faults }),
  };
}

function heard(bytes: Uint8Array, said: readonly PartRecord[], { own, at }: { own: number; at: number }): PartRecord {
  const record = said[at];
  return own === at && record !== undefined ? record : decodePart(bytes);
}

const named = {
  operation: 'operations',
  product: 'products',
  subscription: 'subscriptions',
  unmatched: 'unmatched',
  counterKey: 'counterKeys',
} as const;

/** Decisions with their names in place of numbers, which are given out as they come up. */
function shown({ decisions, names }: Came): unknown {
  const texts = Object.entries(named).map(([column, kind]) => [
    column,
    Array.from(decisions[column as keyof typeof named], (number) => names[kind][number] ?? null),
  ]);
  return {
    ...decisions,
    ...Object.fromEntries(texts),
    counter: Array.from(decisions.counter, (number) => names.counter(number)),
  };
}

/** Each of them is thousands of requests that run alone, several times over. */
const numRuns = Math.max(20, Math.trunc(Number(process.env['KEELGATE_RUNS'] ?? 1000) / 8));

test.prop([arbitraryDrill(), fc.constantFrom(2, 3), fc.integer({ min: 50, max: 2000 })], { numRuns })(
  'however many workers play a log, it comes to the same',
  (any, wanted, size) => {
    const regions = any.snapshot.service?.regions.map(({ location }) => location) ?? [];
    const workers = Math.min(wanted, regions.length);
    fc.pre(workers > 1);
    const drill: Drill = { ...withoutStandby(any), startMs: 0, changes: [] };
    const records = recordsOfDrill(drill).map((record, index) => ({
      ...record,
      region: regions[index % regions.length] ?? '',
    }));
    const batches = Array.from({ length: Math.ceil(records.length / size) }, (_, index) =>
      records.slice(index * size, (index + 1) * size),
    );
    const [one, several] = [alone(drill, batches), inParts(drill, batches, workers)];
    expect(shown(several)).toEqual(shown(one));
    expect({ ...several.findings, backends: [], notes: [] }).toEqual({ ...one.findings, backends: [], notes: [] });
  },
);
