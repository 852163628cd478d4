import type { Api, Operation } from '@keelgate/model';
import { invariant } from '@keelgate/model';
import type { ApiFacts, OperationFacts, PolicySet, ProductFacts, Url } from '@keelgate/policy';
import { parseUrl } from '@keelgate/policy';
import { addBackends } from '../sim/backend-table.ts';
import { placesMax } from '../sim/concurrency.ts';
import { createClassExchange } from '../sim/exchange.ts';
import { addNode, flowOp } from '../sim/flow.ts';
import { addQuotas } from '../sim/install-version.ts';
import { outcomeNumber } from '../sim/outcome-number.ts';
import type { PlanGroup } from '../sim/plan.ts';
import { foresee } from '../sim/program/foresee.ts';
import { addCounters } from '../sim/region-counters.ts';
import type { RequestClass } from '../sim/request-class.ts';
import type { Simulation } from '../sim/simulation.ts';
import type { NameTables } from './core-names.ts';
import type { Route } from './route.ts';

/** What all records of one operation and product have in common. */
export type CoreClass = {
  readonly index: number;
  /** Numbers among the core's names; -1 of none. */
  readonly operation: number;
  readonly product: number;
  readonly api: ApiFacts | null;
  readonly operationFacts: OperationFacts | null;
  readonly productFacts: ProductFacts | null;
  readonly base: Url | null;
  /** The API's path with its slash: what goes before the path that a backend sees. */
  readonly prefix: string;
};

export type Classes = {
  readonly simulation: Simulation;
  readonly policies: PolicySet;
  readonly tables: NameTables;
  readonly byOperation: Map<Operation | null, Map<string, CoreClass>>;
};

/** The class of a route, made when its first record comes. */
export function classOf(classes: Classes, route: Route): CoreClass {
  let known = classes.byOperation.get(route.operation);
  if (known === undefined) {
    known = new Map();
    classes.byOperation.set(route.operation, known);
  }
  const name = route.refusal ?? route.productId ?? '';
  const found = known.get(route.refusal === null ? `/${name}` : name);
  if (found !== undefined) return found;
  const made = makeClass(classes, route);
  known.set(route.refusal === null ? `/${name}` : name, made);
  return made;
}

function makeClass(classes: Classes, route: Route): CoreClass {
  const { simulation, tables } = classes;
  const { api, operation, productId } = route;
  const entries = simulation.entries.get(0) as Int32Array;
  const index = classCount(classes);
  setEntry(simulation, index, entryOf(classes, route), entries);
  return {
    index,
    operation: api === null || operation === null ? -1 : tables.operations.numberOf(`${api.id}/${operation.id}`),
    product: productId === null ? -1 : tables.products.numberOf(productId),
    operationFacts: operation === null ? null : { ...operation, net: 'IOperation' },
    productFacts: productId === null || api === null ? null : productFacts(simulation, productId, api),
    ...apiParts(api),
  };
}

function apiParts(api: Api | null): Pick<CoreClass, 'api' | 'base' | 'prefix'> {
  if (api === null) return { api: null, base: null, prefix: '' };
  const { serviceUrl, path } = api;
  return {
    api: { ...api, net: 'IApi', isCurrentRevision: api.current },
    base: serviceUrl === null ? null : parseUrl(serviceUrl),
    prefix: path === '' ? '' : `/${path}`,
  };
}

/** Numbers go on after those of the plan's own classes. */
function classCount({ simulation, byOperation }: Classes): number {
  let made = simulation.plan.classes.length;
  for (const each of byOperation.values()) made += each.size;
  return made;
}

/** Every zone has the one configuration there is. */
function setEntry({ shards, entries }: Simulation, index: number, node: number, known: Int32Array): void {
  let list = known;
  if (index >= known.length) {
    list = new Int32Array(Math.max(64, index * 2));
    list.set(known);
    entries.set(0, list);
    for (const shard of shards) shard.entries.fill(list);
  }
  list[index] = node;
}

function entryOf(classes: Classes, { api, operation, productId, refusal }: Route): number {
  const { simulation, policies } = classes;
  const { plan, world, shards } = simulation;
  if (refusal !== null || api === null || operation === null) {
    const why = refusal ?? 'notFound';
    return addNode(plan.flows, { op: flowOp.end, a: outcomeNumber[why], b: why === 'notFound' ? 404 : 401 });
  }
  const program = policies.programFor({ apiId: api.id, operationId: operation.id, productId });
  const limits = program.steps.filter((step) => step.kind === 'effect' && step.effect.kind === 'concurrency.enter');
  invariant(limits.length <= placesMax, 'C2', 'a program enters more concurrency limits than an attempt can hold');
  const of = requestClass(classes, { api, operation, productId });
  const { snapshot } = plan.drill;
  foresee(program, {
    world,
    exchange: createClassExchange(of, plan.service.regions[0].location, snapshot.versionSets),
  });
  const node = addNode(plan.flows, { op: flowOp.program, a: plan.registry.programs.push({ program, of, world }) - 1 });
  addQuotas(simulation);
  for (const shard of shards) {
    addCounters(shard.counters, plan.registry.rates, shard.nowUs);
    addBackends(shard.backends, plan);
  }
  return node;
}

type Standing = { readonly api: Api; readonly operation: Operation; readonly productId: string | null };

function requestClass(classes: Classes, { api, operation, productId }: Standing): RequestClass {
  const { group } = classes.simulation.plan.groups[0] as PlanGroup;
  return {
    index: classCount(classes),
    groupIndex: 0,
    group,
    api,
    operation,
    productId,
    refusal: null,
    parameters: [],
    combinations: 1,
    subscriptions: 1,
  };
}

function productFacts({ plan }: Simulation, productId: string, api: Api): ProductFacts | null {
  const product = plan.drill.snapshot.products.find(({ id }) => id === productId);
  if (product === undefined) return null;
  const { id, name, approvalRequired, subscriptionRequired, subscriptionsLimit, published } = product;
  return {
    net: 'IProduct',
    id,
    name,
    approvalRequired,
    subscriptionRequired,
    subscriptionsLimit,
    published,
    groups: product.groupIds.map((group) => ({ net: 'IGroup', id: group, name: group })),
    apis: [{ ...api, net: 'IApi', isCurrentRevision: api.current }],
  };
}
