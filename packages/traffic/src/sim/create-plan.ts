import type { Drill, Fault, Result, Snapshot } from '@keelgate/model';
import { failed, invariant, ok, tiers } from '@keelgate/model';
import type { PolicySet, Program } from '@keelgate/policy';
import { placesMax } from './concurrency.ts';
import { compile, withChange } from './configuration.ts';
import { createFlowTable } from './flow.ts';
import type { Plan } from './plan.ts';
import { planGroups } from './plan-group.ts';
import { planRegions } from './plan-region.ts';
import { createRegistry } from './registry.ts';
import type { RequestClass } from './request-class.ts';

export type PlanOptions = { readonly folds?: boolean };

/**
 * Makes a drill ready to run. Every configuration that it will have is compiled once, so that a bad one is refused here: but for
 * what a change brings that says it is unchecked, which units are to refuse.
 */
export function createPlan(drill: Drill, { folds = true }: PlanOptions = {}): Result<Plan, readonly Fault[]> {
  const { service } = drill.snapshot;
  invariant(service !== null, 'K1', 'a drill has a service');
  const { groups, classes } = planGroups(drill);
  const compiled = compileAll(drill);
  if (!compiled.ok) return compiled;
  const { sets, notes } = compiled.value;
  const needs = needsOf(sets, classes);
  const { gateway, durationUs } = drill;
  const stepUs = Math.max(1, Math.ceil(durationUs / 3600e6)) * 1e6;
  return ok({
    drill,
    service,
    vmsPerUnit: tiers[service.tier].vmsPerUnit,
    regions: planRegions(drill, service),
    groups,
    classes,
    registry: createRegistry(),
    flows: createFlowTable(),
    policies: sets[0] as PolicySet,
    loadable: new Map(),
    queueUs: Math.max(gateway.queueUs, gateway.burstUs),
    serverShare: 1 / gateway.servers,
    stepUs,
    steps: Math.max(1, Math.ceil(durationUs / stepUs)),
    loops: needs.loops,
    extra: needs.loops + (needs.limits ? placesMax * 2 : 0),
    notes: new Set(notes),
    folds,
  });
}

type Compiled = { readonly sets: readonly PolicySet[]; readonly notes: readonly string[] };

/** Every configuration in turn. What cannot be loaded is passed over where its change says so, and refused otherwise. */
function compileAll(drill: Drill): Result<Compiled, readonly Fault[]> {
  const start = compile(drill.snapshot);
  if (!start.ok) return failed(start.failure);
  const sets: PolicySet[] = [start.value];
  const notes: string[] = [];
  let snapshot: Snapshot = drill.snapshot;
  for (const change of drill.changes) {
    if (change.kind !== 'policy') continue;
    const next = withChange(snapshot, change);
    const set = compile(next);
    if (set.ok) {
      sets.push(set.value);
      snapshot = next;
    } else if (change.unchecked === true) notes.push(noteOn(change.id, set.failure));
    else return failed(set.failure);
  }
  return ok({ sets, notes });
}

function noteOn(id: string, [first]: readonly Fault[]): string {
  const why = first === undefined ? '' : `: ${first.message}`;
  return `${id} is not checked, and no unit can load it${why}. The last good configuration goes on serving.`;
}

/**
 * How much room beside its fields an attempt needs. A refused change, a loss or a restore leaves a configuration that is none of
 * these: whatever any change adds to a class is added up, since scopes that are put together have no more than all of theirs.
 */
function needsOf(
  sets: readonly PolicySet[],
  classes: readonly RequestClass[],
): { readonly loops: number; readonly limits: boolean } {
  let most = 0;
  let limits = false;
  for (const { api, operation, productId, refusal } of classes) {
    if (refusal !== null) continue;
    let before = 0;
    let loops = 0;
    for (const set of sets) {
      const program = set.programFor({ apiId: api.id, operationId: operation.id, productId });
      loops += Math.max(0, program.loops - before);
      before = program.loops;
      const deepest = limitsOf(program);
      invariant(deepest <= placesMax, 'C2', 'a program enters more concurrency limits than an attempt can hold');
      limits = limits || deepest > 0;
    }
    most = Math.max(most, loops);
  }
  return { loops: most, limits };
}

function limitsOf({ steps }: Program): number {
  return steps.filter((step) => step.kind === 'effect' && step.effect.kind === 'concurrency.enter').length;
}
