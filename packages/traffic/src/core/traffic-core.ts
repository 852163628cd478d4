import type { BackendResult, CacheResult, CounterResult, Fault, FaultResult, Result, Snapshot } from '@keelgate/model';
import { ok } from '@keelgate/model';
import { backendRows, cacheRows, counterRows } from '../sim/engine-findings.ts';
import { faultRows } from '../sim/event-findings.ts';
import type { Found, FoundPart } from '../sim/found.ts';
import { foundBy } from '../sim/found.ts';
import type { Plan } from '../sim/plan.ts';
import type { CoreNames } from './core-names.ts';
import { namesOf } from './core-names.ts';
import type { CorePart, RecordCounts } from './core-part.ts';
import { createCorePart } from './core-part.ts';
import type { Decisions } from './decisions.ts';
import type { TrafficCoreOptions } from './options.ts';
import type { RecordBatch } from './record-batch.ts';
import { recordsOf } from './record-batch.ts';

/**
 * A service's own state machines, driven by requests that were recorded: what would have become of each. Records come in
 * batches, nearly in the order of time; how they are cut into batches changes nothing.
 */
export type TrafficCore = {
  /** Takes records in, and gives what has been decided since: of a record whose answer takes long, later. */
  readonly decide: (batch: RecordBatch) => Decisions;
  /** Everything has come: what is still on its way ends. */
  readonly finish: () => Decisions;
  /** What the numbers in decisions stand for. */
  readonly names: CoreNames;
  readonly findings: () => CoreFindings;
};

/** Times of faults count in seconds from `startUs`. */
export type CoreFindings = RecordCounts & {
  readonly faults: readonly FaultResult[];
  readonly counters: readonly CounterResult[];
  readonly caches: readonly CacheResult[];
  readonly backends: readonly BackendResult[];
  readonly notes: readonly string[];
};

export function createTrafficCore(
  snapshot: Snapshot,
  options: TrafficCoreOptions = {},
): Result<TrafficCore, readonly Fault[]> {
  const made = createCorePart(snapshot, options);
  if (!made.ok) return made;
  const part = made.value;
  return ok({
    decide: (batch) => {
      // A batch may be long, and more than a part lets wait.
      const records = recordsOf(batch);
      for (let from = 0; from < records.length; from += stretch) {
        part.take(records.slice(from, from + stretch));
        playOn(part);
      }
      return part.decisions();
    },
    finish: () => {
      part.close();
      playOn(part);
      return part.decisions();
    },
    names: namesOf(part.plan, part.tables),
    findings: () => {
      const found = part.found();
      return coreFindings(part.plan, part.counts(), { found: found === null ? [] : [found], faults: options.faults });
    },
  });
}

const stretch = 4096;

function playOn(part: CorePart): void {
  for (let record = part.runWindow(); record !== null; record = part.runWindow()) part.cross([record]);
}

type FoundAll = { readonly found: readonly FoundPart[]; readonly faults: TrafficCoreOptions['faults'] };

/** What all parts of a core have found. */
export function coreFindings(plan: Plan, counts: RecordCounts, { found, faults = [] }: FoundAll): CoreFindings {
  const { startUs } = counts;
  const relative = faults.map((fault) => ({
    ...fault,
    atUs: Math.max(0, fault.atUs - startUs),
    untilUs: Math.min(plan.drill.durationUs, fault.untilUs - startUs),
  }));
  const of = found.length === 0 ? null : foundBy({ ...plan.drill, faults: relative }, found);
  function rows<Item>(find: (from: Found) => readonly Item[]): readonly Item[] {
    return of === null ? [] : find(of);
  }
  return {
    ...counts,
    faults: rows(faultRows),
    counters: rows(counterRows),
    caches: rows(cacheRows),
    backends: rows(backendRows),
    notes: of === null ? [] : [...plan.notes],
  };
}
