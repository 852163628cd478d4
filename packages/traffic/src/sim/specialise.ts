import { invariant, InvariantViolation, outcomes } from '@keelgate/model';
import { computed, createResponse } from '@keelgate/policy';
import type { BackendChoice, Effect, Operand, PolicyError, Program, Step } from '@keelgate/policy';
import { createCondition } from './condition.ts';
import { coordinatesOf, isOfClass, isOfCoordinates } from './coordinates-of.ts';
import type { ClassExchange } from './exchange.ts';
import { foldabilityOf } from './foldable.ts';
import type { FlowNode, FlowTable } from './flow.ts';
import { addNode, flowOp, link } from './flow.ts';
import { createKeyTable } from './key-table.ts';
import type { OperandTable } from './operand-table.ts';
import { createOperandTable, evaluateAll } from './operand-table.ts';
import { outcomeOfError } from './outcome-of-error.ts';
import type { CounterEntry, Registry } from './registry.ts';
import { concurrencyNumber, counterNumber, denseRow, numberOf, rowOf } from './registry.ts';
import type { RequestClass } from './request-class.ts';
import type { BackendWorld } from './target.ts';
import { targetNumber } from './target.ts';
import type { Trail } from './trail.ts';
import { afterTrail, answered, retrace } from './trail.ts';
import { Unfoldable } from './unfoldable.ts';

/** What a program is worked out with. */
export type SpecialiseOptions = {
  readonly flows: FlowTable;
  readonly world: BackendWorld;
  readonly of: RequestClass;
  readonly exchange: ClassExchange;
};

/** What a class's request carries from step to step, as far as it is known before the run. */
type Known = {
  readonly backend: BackendChoice;
  readonly error: PolicyError | null;
  /** What it has been through, where a program writes more than where a request goes. */
  readonly trail: Trail;
};

type Work = SpecialiseOptions & {
  readonly program: Program;
  readonly nodes: Map<string, number>;
  readonly isTraced: boolean;
};

/** A program with more than this is not worth it: a retry that writes something each time would never come to an end. */
const nodesMax = 4096;

/**
 * Works a program out for one class: pure steps and branches whose answer is known are done now, effects become nodes.
 * Returns the node at which a request of the class begins; `null` where the program depends on more than the class and a
 * request's coordinates, or fails for some of them. A program that reaches one step in two states gets two nodes for it; a
 * loop comes back to the node it began with.
 */
export function specialise(program: Program, options: SpecialiseOptions): number | null {
  const foldability = foldabilityOf(program);
  if (foldability === 'no') return null;
  const work: Work = { ...options, program, nodes: new Map(), isTraced: foldability === 'traced' };
  const { backend } = options.exchange.exchange;
  try {
    return nodeAt(work, program.sections.inbound, { backend, error: null, trail: [] });
  } catch (error) {
    // What an expression raises here it raises for each request, too, and there it is an error of its policy.
    if (error instanceof InvariantViolation) throw error;
    return null;
  }
}

function nodeAt(work: Work, at: number, known: Known): number {
  const id = `${at} ${JSON.stringify(known)}`;
  const made = work.nodes.get(id);
  if (made !== undefined) return made;
  if (work.nodes.size > nodesMax) throw new Unfoldable('it has too many nodes');
  const step = work.program.steps[at];
  invariant(step !== undefined, 'K1', () => `a program has no step ${at}`);
  switch (step.kind) {
    case 'pure':
      return nodeAt(work, at + 1, runPure(work, step, { at, known }));
    case 'jump':
      return nodeAt(work, step.to, known);
    case 'branch':
      return branch(work, step, { at, known, id });
    case 'fail':
      return fail(work, errorOf(work, step, known), { at, known, id });
    case 'rethrow':
      invariant(known.error !== null, 'K1', 'a handler without an error');
      return fail(work, known.error, { at, known, id });
    case 'recover':
      return nodeAt(work, at + 1, { ...known, error: null });
    default: {
      const node = addNode(work.flows, nodeOf(work, step, known));
      work.nodes.set(id, node);
      connect(work, step, { at, known, node });
      return node;
    }
  }
}

type Here = { readonly at: number; readonly known: Known };

function runPure(work: Work, step: Step & { kind: 'pure' }, { at, known }: Here): Known {
  if (work.isTraced) return trace(work, step, { at, known });
  if (!isOfClass(step.reads)) throw new Unfoldable('a step that writes the exchange reads more than the class');
  const { exchange } = work.exchange;
  exchange.backend = known.backend;
  exchange.lastError = known.error;
  step.run(exchange);
  return { ...known, backend: exchange.backend, error: exchange.lastError };
}

/** Takes a step once more for every request that is not like the others, so that one that fails for some is seen. */
function trace(work: Work, { reads }: Step & { kind: 'pure' }, { at, known }: Here): Known {
  const trail = [...known.trail, at];
  const backends = new Set<string>();
  const every = computed(reads, (exchange) => {
    backends.add(JSON.stringify(exchange.backend));
    return 0;
  });
  const table = createOperandTable(work.exchange, work.of, after(work, every, trail), Number);
  if (table.values === null || table.values.length > pointsTracedMax) throw new Unfoldable('it has too many requests');
  evaluateAll(table);
  if (backends.size > 1) throw new Unfoldable('where its requests go depends on more than the class');
  const { backend } = retrace(work.program, work.exchange, trail);
  return { ...known, backend, trail };
}

const pointsTracedMax = 1 << 16;

/** An operand of a request that has been through a trail. */
function after<Value>({ program, exchange }: Work, operand: Operand<Value>, trail: Trail): Operand<Value> {
  return afterTrail(program, exchange, { trail, operand });
}

type Stand = { readonly at: number; readonly known: Known; readonly id: string };

function branch(work: Work, step: Step & { kind: 'branch' }, { at, known, id }: Stand): number {
  const test = after(work, step.test, known.trail);
  ofCoordinates(test);
  const table = createOperandTable(work.exchange, work.of, test, Number);
  if (isOfClass(test.reads)) {
    table.exchange.exchange.lastError = known.error;
    evaluateAll(table);
    return nodeAt(work, table.values?.[0] === 1 ? at + 1 : step.otherwise, known);
  }
  const node = addNode(work.flows, { op: flowOp.branch, a: keep(work, table) });
  work.nodes.set(id, node);
  link(work.flows, node, { next: nodeAt(work, at + 1, known), otherwise: nodeAt(work, step.otherwise, known) });
  return node;
}

function errorOf(work: Work, { error }: Step & { kind: 'fail' }, known: Known): PolicyError {
  if (typeof error !== 'function') return error;
  const exchange = work.isTraced ? retrace(work.program, work.exchange, known.trail) : work.exchange.exchange;
  exchange.backend = known.backend;
  exchange.lastError = known.error;
  // Which reply led here is not known yet, whatever came before.
  exchange.response = null;
  return error(exchange);
}

/** An error goes to its handler, else to the on-error section; one inside that section ends the request. */
function fail(work: Work, error: PolicyError, { at, known, id }: Stand): number {
  const onError = work.program.sections['on-error'];
  const handler = work.program.handlers[at] ?? -1;
  if (handler >= 0) return nodeAt(work, handler, { ...known, error });
  if (at < onError) return nodeAt(work, onError, { ...known, error });
  const node = addNode(work.flows, endWith(error));
  work.nodes.set(id, node);
  return node;
}

function nodeOf(work: Work, step: Step, known: Known): FlowNode {
  switch (step.kind) {
    case 'effect':
      return effectNode(work, step.effect, known);
    case 'loop':
      return { op: flowOp.loop, a: step.loop };
    case 'repeat':
      return repeatNode(work, step, known);
    case 'respond':
      return respond(constant(work, known, step.status), known.error);
    case 'end':
      return known.error === null ? { op: flowOp.end, a: -1, b: 200 } : endWith(known.error);
    default:
      throw new Error(`step ${step.kind} has no node`);
  }
}

/** Whether there is an error on its way is known. */
function ofError(read: string): boolean {
  return read === 'LastError' || read.startsWith('LastError.');
}

/** A condition may ask for the reply only where a call has been made by then. */
function isOfReply({ program }: Work, depends: ReadonlySet<string>, step: Step & { kind: 'repeat' }): boolean {
  const before = program.steps.slice(0, program.steps.indexOf(step)).toReversed();
  const begin = before.findIndex((one) => one.kind === 'loop' && one.loop === step.loop);
  const calls = before.slice(0, begin).some((one) => one.kind === 'effect' && one.effect.kind === 'backend.send');
  return calls && depends.size === 1 && depends.has('reply');
}

/** A condition on the reply is worked out for each status that there is; of an error of another policy the status is known already. */
function repeatNode(work: Work, step: Step & { kind: 'repeat' }, known: Known): FlowNode {
  const { exchange } = work.exchange;
  const node = { op: flowOp.repeat, a: step.loop, b: constant(work, known, step.times), c: 0 };
  const depends = coordinatesOf(step.while.reads.filter((read) => !ofError(read)));
  if (depends === null || (depends.size > 0 && !isOfReply(work, depends, step)))
    throw new Unfoldable('a condition depends on more than the reply');
  if (depends.has('reply') && (known.error === null || known.error.source === 'forward-request')) {
    const condition = createCondition(work.exchange, step.while, known.error);
    return { ...node, c: work.world.registry.conditions.push(condition) };
  }
  exchange.lastError = known.error;
  exchange.response = known.error === null ? null : createResponse(known.error.status);
  const again = step.while.of(exchange);
  exchange.response = null;
  return again ? node : { ...node, b: 0 };
}

function connect(work: Work, step: Step, { at, known, node }: { at: number; known: Known; node: number }): void {
  if (step.kind === 'respond' || step.kind === 'end') return;
  const isSend = step.kind === 'effect' && step.effect.kind === 'backend.send';
  const isLookup = step.kind === 'effect' && step.effect.kind === 'cache.get';
  const answeredBy = { ...known, trail: work.isTraced ? withAnswer(known.trail) : known.trail };
  const next = nodeAt(work, at + 1, isSend ? answeredBy : known);
  const no = alternative(step);
  if (no === null) link(work.flows, node, { next });
  else link(work.flows, node, { next, otherwise: nodeAt(work, no, isLookup ? answeredBy : known) });
}

function withAnswer(trail: Trail): Trail {
  return trail.at(-1) === answered ? trail : [...trail, answered];
}

function alternative(step: Step): number | null {
  if (step.kind === 'repeat') return step.again;
  if (step.kind !== 'effect') return null;
  if (step.effect.kind === 'cache.get') return step.effect.hit;
  return 'otherwise' in step.effect ? step.effect.otherwise : null;
}

function effectNode(work: Work, effect: Effect, known: Known): FlowNode {
  const { registry } = work.world;
  const { trail } = known;
  switch (effect.kind) {
    case 'counter.take': {
      const rate = constant(work, known, effect.counter).kind === 'rate';
      const c = amountOf(work, known, effect.amount);
      return { ...counterNode(work, effect, known), op: rate ? flowOp.take : flowOp.quota, c };
    }
    case 'counter.add':
      return { ...counterNode(work, effect, known), op: flowOp.quotaAdd, c: amountOf(work, known, effect.amount) };
    case 'concurrency.enter': {
      const a = concurrencyNumber(registry, effect.id, effect.max);
      const { rows } = registry.concurrency[a] as Registry['concurrency'][number];
      const table = createOperandTable(work.exchange, work.of, ofCoordinates(after(work, effect.key, trail)), (key) =>
        denseRow(rows, key),
      );
      evaluateAll(table);
      return { op: flowOp.enter, a, b: keep(work, table) };
    }
    case 'concurrency.leave':
      return { op: flowOp.leave };
    case 'cache.get':
      return { op: flowOp.get, ...cacheKey(work, after(work, effect.key, trail), effect.caching) };
    case 'cache.put':
      if (!isOfClass(effect.when.reads)) throw new Unfoldable('what it keeps depends on the response');
      return {
        op: flowOp.put,
        ...cacheKey(work, after(work, effect.key, trail), effect.caching),
        d: numberOf(registry.durationsUs, constant(work, known, effect.durationUs)),
      };
    case 'backend.send': {
      const a = targetNumber(work.world, known.backend);
      const { api, operation } = work.of;
      if (a < 0)
        work.world.note(`${api.id}/${operation.id} is forwarded to ${nowhere(known.backend)}: its requests fail.`);
      return {
        op: flowOp.send,
        a,
        b: numberOf(registry.timeoutsUs, constant(work, known, effect.timeoutUs)),
        c: effect.failOnErrorStatus ? 1 : 0,
      };
    }
    case 'delay': {
      if (!isOfClass(effect.reads)) throw new Unfoldable('a wait depends on more than the class');
      const { exchange } = work.exchange;
      const wait = (repetition: number, chance: number): number => effect.us(exchange, repetition, chance);
      return { op: flowOp.delay, a: registry.delays.push(wait) - 1, b: effect.loop };
    }
    default:
      throw new Error(`a drill does not carry out ${effect.kind}`);
  }
}

function nowhere(backend: BackendChoice): string {
  return backend.kind === 'backend'
    ? `the backend ${backend.backendId}, which is not part of the template`
    : 'no service URL and no backend';
}

type Counting = Effect & { kind: 'counter.take' | 'counter.add' };

function counterNode(work: Work, effect: Counting, known: Known): { a: number; b: number } {
  const { registry } = work.world;
  const counter = constant(work, known, effect.counter);
  const key = ofCoordinates(after(work, effect.key, known.trail));
  const list = counter.kind === 'rate' ? registry.rates : registry.quotas;
  const a = counterNumber(list, counter);
  const table = createOperandTable(work.exchange, work.of, key, (text) => rowOf(list[a] as CounterEntry, text));
  // Rows are given out before the run, so that none appears while counters count.
  evaluateAll(table);
  return { a, b: keep(work, table) };
}

function amountOf(work: Work, known: Known, amount: Operand<number> | 'responseBytes'): number {
  return amount === 'responseBytes' ? -1 : constant(work, known, amount);
}

/** The value of an operand that is the same for every request of the class. */
function constant<Value>(work: Work, { trail }: Known, operand: Operand<Value>): Value {
  const value = after(work, operand, trail);
  if (value.literal === null && !isOfClass(value.reads)) throw new Unfoldable('a value that reads more than the class');
  return value.of(work.exchange.exchange);
}

function ofCoordinates<Value>(operand: Operand<Value>): Operand<Value> {
  if (!isOfCoordinates(operand.reads)) throw new Unfoldable('it depends on more than the coordinates of a request');
  return operand;
}

export const cachings = ['internal', 'external', 'prefer-external'] as const;

function cacheKey(work: Work, key: Operand<string>, caching: (typeof cachings)[number]): { a: number; b: number } {
  const keys = createKeyTable(work.exchange, work.of, ofCoordinates(key));
  return { a: cachings.indexOf(caching), b: work.world.registry.keys.push(keys) - 1 };
}

function keep(work: Work, table: OperandTable): number {
  return work.world.registry.tables.push(table) - 1;
}

/** How a request ends that a policy error stopped: as its reply was, where that is why it failed. */
function endWith(error: PolicyError): FlowNode {
  const outcome = outcomeOfError(error);
  return { op: flowOp.end, a: outcome === null ? -1 : outcomes.indexOf(outcome), b: error.status };
}

function respond(status: number, error: PolicyError | null): FlowNode {
  if (status < 400) return { op: flowOp.end, a: outcomes.indexOf('served'), b: status };
  if (error !== null) return { ...endWith(error), b: status };
  return { op: flowOp.end, a: outcomes.indexOf('rejected'), b: status };
}
