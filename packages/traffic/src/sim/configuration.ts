import type { Drill, Fault, PolicyScope, Result, ScheduledChange, Snapshot } from '@keelgate/model';
import { failed, invariant, isError, ok } from '@keelgate/model';
import type { PolicySet } from '@keelgate/policy';
import { compilePolicies } from '@keelgate/policy';
import { createClassExchange } from './exchange.ts';
import type { Plan } from './plan.ts';
import type { RequestClass } from './request-class.ts';
import { addNode, flowOp } from './flow.ts';
import { foresee } from './program/foresee.ts';
import { outcomeNumber } from './outcome-number.ts';
import { specialise } from './specialise.ts';
import type { BackendWorld } from './target.ts';

/** The snapshot with one more change in it. Only changes of policy are part of what gateways compile. */
export function withChange(snapshot: Snapshot, change: ScheduledChange): Snapshot {
  if (change.kind !== 'policy') return snapshot;
  const { scope, document } = change;
  const next = { ...snapshot, version: snapshot.version + 1 };
  switch (scope.kind) {
    case 'global':
      return { ...next, policy: document };
    case 'product':
      return {
        ...next,
        products: snapshot.products.map((product) =>
          product.id === scope.productId ? { ...product, policy: document } : product,
        ),
      };
    case 'api':
      return {
        ...next,
        apis: snapshot.apis.map((api) => (api.id === scope.apiId ? { ...api, policy: document } : api)),
      };
    case 'operation':
      return {
        ...next,
        apis: snapshot.apis.map((api) => (api.id === scope.apiId ? withOperation(api, scope, document) : api)),
      };
  }
}

function withOperation(
  api: Snapshot['apis'][number],
  scope: PolicyScope & { kind: 'operation' },
  policy: Snapshot['policy'],
): Snapshot['apis'][number] {
  const operations = api.operations.map((operation) =>
    operation.id === scope.operationId ? { ...operation, policy } : operation,
  );
  return { ...api, operations };
}

/** What is configured with these changes in it. */
export function snapshotWith({ snapshot, changes: all }: Drill, changes: readonly number[]): Snapshot {
  return changes.reduce<Snapshot>((before, change) => withChange(before, all[change] as ScheduledChange), snapshot);
}

/** The snapshot's policies as programs, or what is wrong with them. */
export function compile(snapshot: Snapshot): Result<PolicySet, readonly Fault[]> {
  const { set, faults } = compilePolicies(snapshot);
  return set === null ? failed(faults.filter(isError)) : ok(set);
}

/** Where requests of each class begin in the flow table under a configuration. */
export function compileEntries(plan: Plan, policies: PolicySet, world: BackendWorld): Int32Array {
  return Int32Array.from(plan.classes, (of) => entryOf(plan, policies, { of, world }));
}

function entryOf(plan: Plan, policies: PolicySet, { of, world }: { of: RequestClass; world: BackendWorld }): number {
  if (of.refusal !== null) {
    return addNode(plan.flows, {
      op: flowOp.end,
      a: outcomeNumber[of.refusal],
      b: of.refusal === 'notFound' ? 404 : 401,
    });
  }
  const program = policies.programFor({ apiId: of.api.id, operationId: of.operation.id, productId: of.productId });
  invariant(program.loops <= plan.loops, 'K1', 'a program needs more loop counters than were foreseen');
  const exchange = createClassExchange(of, plan.service.regions[0].location, plan.drill.snapshot.versionSets);
  const folded = plan.folds ? specialise(program, { flows: plan.flows, world, of, exchange }) : null;
  if (folded !== null) return folded;
  foresee(program, { world, exchange });
  return addNode(plan.flows, { op: flowOp.program, a: plan.registry.programs.push({ program, of, world }) - 1 });
}
