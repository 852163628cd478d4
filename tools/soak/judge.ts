import type { Drill, DrillResult, Fault, Outcomes, Result } from '../../packages/model/src/index.ts';
import { outcomes } from '../../packages/model/src/index.ts';
import { simulate } from '../../packages/traffic/src/index.ts';
import { decodePart, encodePart } from '../../packages/traffic/src/sim/border-codec.ts';
import type { DrillPart } from '../../packages/traffic/src/sim/drill-part.ts';
import { startPart } from '../../packages/traffic/src/sim/drill-part.ts';
import { findingsOf } from '../../packages/traffic/src/sim/findings.ts';
import { resultOf } from '../../packages/traffic/src/sim/result-of.ts';

export type Verdict = { readonly result: DrillResult | null; readonly broken: string | null };

/**
 * Runs a drill with every invariant as an assertion, and then holds its figures against each other; `thorough` also runs
 * it once more, split over as many workers as it has regions.
 */
export async function judge(drill: Drill, thorough: boolean): Promise<Verdict> {
  try {
    const run = await simulate(drill);
    const result = need(run);
    const broken = brokenLaw(drill, result);
    if (broken !== null || !thorough) return { result, broken };
    const split = digestOfParts(drill, drill.snapshot.service?.regions.length ?? 1);
    return { result, broken: split === result.digest ? null : `S1: ${result.digest} on one worker, ${split} on more` };
  } catch (error) {
    return { result: null, broken: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

function need<Value>(run: Result<Value, readonly Fault[]>): Value {
  if (run.ok) return run.value;
  throw new Error(run.failure.map(({ message }) => message).join('; '));
}

/** The first law that the result breaks; `null`: it keeps all. */
function brokenLaw(drill: Drill, result: DrillResult): string | null {
  const laws: readonly (readonly [string, boolean])[] = [
    ['C1: requests add up', total(result.requests) === result.requests.offered],
    ['C1: attempts add up', total(result.attempts) === result.attempts.offered],
    ['C1: an attempt for each request', result.attempts.offered >= result.requests.offered],
    ['C1: regions add up', addUp(result, 'requests') && addUp(result, 'attempts')],
    ['C1: steps add up', inSeries(result) === result.requests.offered],
    ['C2: one call an attempt but for retries', callsOnce(drill, result)],
    ['R2, R3: admitted within the bound', result.counters.every(({ admitted, bound }) => admitted <= bound)],
    ['Q1: no more work than capacity', result.capacity.every(({ max }) => (max ?? 0) <= 1)],
    ['K2: what is lost was accepted', result.config.changes.every(({ lost, accepted }) => accepted || !lost)],
    [
      'K2: lost changes are counted',
      result.config.lostChanges === result.config.changes.filter(({ lost }) => lost).length,
    ],
    ['F2: only what fails drops', nothingLostAlone(drill, result)],
    ['D5: shares are shares', Object.values(result.availability).every((share) => share >= 0 && share <= 1)],
    ['D4: times are in order', result.faults.every(inOrder)],
  ];
  return laws.find(([, held]) => !held)?.[0] ?? null;
}

function total(counts: Outcomes): number {
  return outcomes.reduce((sum, name) => sum + counts[name], 0);
}

function addUp(result: DrillResult, of: 'requests' | 'attempts'): boolean {
  return outcomes.every(
    (name) => result.regions.reduce((sum, region) => sum + region[of][name], 0) === result[of][name],
  );
}

function inSeries({ series }: DrillResult): number {
  const offered = series.columns.indexOf('requests.offered');
  return series.rows.reduce((sum, row) => sum + (row[offered] ?? 0), 0);
}

/** A policy's own calls go to another host than the API's. */
function callsOnce({ snapshot }: Drill, { backends, attempts }: DrillResult): boolean {
  const calls = backends.filter(({ id }) => id === 'api.internal').reduce((sum, { calls: made }) => sum + made, 0);
  const retries = snapshot.apis.some(({ policy }) => policy?.text.includes('<retry') ?? false) ? 2 : 0;
  return calls <= attempts.offered * (1 + retries);
}

/** Without a zone, a region or a unit that fails, nothing in flight is dropped. */
function nothingLostAlone({ faults }: Drill, { attempts }: DrillResult): boolean {
  const fails = faults.some(({ kind }) => ['zoneDown', 'regionDown', 'unitDown', 'unitErrors'].includes(kind));
  return fails || attempts.dropped === 0;
}

function inOrder({ at, detectedAt, servingAgainAt, recoveredAt, until }: DrillResult['faults'][number]): boolean {
  const known = detectedAt ?? at;
  return known >= at && (servingAgainAt ?? known) >= known && (recoveredAt ?? until) >= until - 1e-6;
}

/** The digest of the drill on workers that take turns: what would go from one to another goes as bytes. */
function digestOfParts(drill: Drill, workers: number): string {
  const parts = Array.from({ length: workers }, (_, worker): DrillPart => need(startPart(drill, { worker, workers })));
  for (let goesOn = true; goesOn;) {
    const said = parts.map((part) => part.runWindow());
    const bytes = said.map((record) => encodePart(record));
    // Each hears a record of its own: what is shared between threads is bytes.
    const answers = parts.map((part, own) =>
      part.cross(
        bytes.map((record, worker) => (worker === own ? (said[worker] ?? decodePart(record)) : decodePart(record))),
      ),
    );
    goesOn = answers[0] ?? false;
  }
  const found = parts.map((part) => structuredClone(part.found()));
  return resultOf(drill, findingsOf(drill, found), { workers, wallMs: 0 }).digest;
}
