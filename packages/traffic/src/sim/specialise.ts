import { invariant, outcomes } from '@keelgate/model';
import { createResponse } from '@keelgate/policy';
import type { BackendChoice, Effect, Operand, PolicyError, Program, Step } from '@keelgate/policy';
import { createCondition } from './condition.ts';
import { isOfClass } from './coordinates-of.ts';
import type { ClassExchange } from './exchange.ts';
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

/** What a program is worked out with. */
export type SpecialiseOptions = {
  readonly flows: FlowTable;
  readonly world: BackendWorld;
  readonly of: RequestClass;
  readonly exchange: ClassExchange;
};

/** What a class's request carries from step to step, as far as it is known before the run. */
type Known = { readonly backend: BackendChoice; readonly error: PolicyError | null };

type Work = SpecialiseOptions & { readonly program: Program; readonly nodes: Map<string, number> };

/**
 * Works a program out for one class: pure steps and branches whose answer is known are done now, effects become nodes.
 * Returns the node at which a request of the class begins. A program that reaches one step in two states gets two nodes
 * for it; a loop comes back to the node it began with.
 */
export function specialise(program: Program, options: SpecialiseOptions): number {
  const work: Work = { ...options, program, nodes: new Map() };
  return nodeAt(work, program.sections.inbound, { backend: options.exchange.exchange.backend, error: null });
}

function nodeAt(work: Work, at: number, known: Known): number {
  const id = `${at} ${JSON.stringify(known)}`;
  const made = work.nodes.get(id);
  if (made !== undefined) return made;
  const step = work.program.steps[at];
  invariant(step !== undefined, 'K1', () => `a program has no step ${at}`);
  switch (step.kind) {
    case 'pure':
      return nodeAt(work, at + 1, runPure(work, step, known));
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

function runPure(work: Work, step: Step & { kind: 'pure' }, known: Known): Known {
  invariant(isOfClass(step.reads), 'K1', 'a step that writes the exchange reads more than the class');
  const { exchange } = work.exchange;
  exchange.backend = known.backend;
  exchange.lastError = known.error;
  step.run(exchange);
  return { backend: exchange.backend, error: exchange.lastError };
}

type Stand = { readonly at: number; readonly known: Known; readonly id: string };

function branch(work: Work, step: Step & { kind: 'branch' }, { at, known, id }: Stand): number {
  const table = createOperandTable(work.exchange, work.of, step.test, Number);
  if (isOfClass(step.test.reads)) {
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
  const { exchange } = work.exchange;
  exchange.backend = known.backend;
  exchange.lastError = known.error;
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
      return respond(constant(work, step.status), known.error);
    case 'end':
      return known.error === null ? { op: flowOp.end, a: -1, b: 200 } : endWith(known.error);
    default:
      throw new Error(`step ${step.kind} has no node`);
  }
}

/** A condition on the reply is worked out for each status that there is; of an error the status is known already. */
function repeatNode(work: Work, step: Step & { kind: 'repeat' }, known: Known): FlowNode {
  const { exchange } = work.exchange;
  const node = { op: flowOp.repeat, a: step.loop, b: constant(work, step.times), c: 0 };
  if (!isOfClass(step.while.reads) && known.error === null)
    return { ...node, c: work.world.registry.conditions.push(createCondition(work.exchange, step.while)) };
  exchange.lastError = known.error;
  exchange.response = known.error === null ? null : createResponse(known.error.status);
  const again = step.while.of(exchange);
  exchange.response = null;
  return again ? node : { ...node, b: 0 };
}

function connect(work: Work, step: Step, { at, known, node }: { at: number; known: Known; node: number }): void {
  if (step.kind === 'respond' || step.kind === 'end') return;
  const next = nodeAt(work, at + 1, known);
  const no = alternative(step);
  link(work.flows, node, { next, ...(no === null ? {} : { otherwise: nodeAt(work, no, known) }) });
}

function alternative(step: Step): number | null {
  if (step.kind === 'repeat') return step.again;
  if (step.kind !== 'effect') return null;
  if (step.effect.kind === 'cache.get') return step.effect.hit;
  return 'otherwise' in step.effect ? step.effect.otherwise : null;
}

function effectNode(work: Work, effect: Effect, known: Known): FlowNode {
  const { registry } = work.world;
  switch (effect.kind) {
    case 'counter.take': {
      const rate = constant(work, effect.counter).kind === 'rate';
      return { ...counterNode(work, effect), op: rate ? flowOp.take : flowOp.quota, c: amountOf(work, effect.amount) };
    }
    case 'counter.add':
      return { ...counterNode(work, effect), op: flowOp.quotaAdd, c: amountOf(work, effect.amount) };
    case 'concurrency.enter': {
      const a = concurrencyNumber(registry, effect.id, effect.max);
      const { rows } = registry.concurrency[a] as Registry['concurrency'][number];
      const table = createOperandTable(work.exchange, work.of, effect.key, (key) => denseRow(rows, key));
      evaluateAll(table);
      return { op: flowOp.enter, a, b: keep(work, table) };
    }
    case 'concurrency.leave':
      return { op: flowOp.leave };
    case 'cache.get':
      return { op: flowOp.get, ...cacheKey(work, effect.key, effect.caching) };
    case 'cache.put':
      return {
        op: flowOp.put,
        ...cacheKey(work, effect.key, effect.caching),
        d: numberOf(registry.durationsUs, constant(work, effect.durationUs)),
      };
    case 'backend.send': {
      const a = targetNumber(work.world, known.backend);
      const { api, operation } = work.of;
      if (a < 0)
        work.world.note(`${api.id}/${operation.id} is forwarded to ${nowhere(known.backend)}: its requests fail.`);
      return {
        op: flowOp.send,
        a,
        b: numberOf(registry.timeoutsUs, constant(work, effect.timeoutUs)),
        c: effect.failOnErrorStatus ? 1 : 0,
      };
    }
    case 'delay': {
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

function counterNode(work: Work, effect: Effect & { kind: 'counter.take' | 'counter.add' }): { a: number; b: number } {
  const { registry } = work.world;
  const counter = constant(work, effect.counter);
  const list = counter.kind === 'rate' ? registry.rates : registry.quotas;
  const a = counterNumber(list, counter);
  const table = createOperandTable(work.exchange, work.of, effect.key, (key) => rowOf(list[a] as CounterEntry, key));
  // Rows are given out before the run, so that none appears while counters count.
  evaluateAll(table);
  return { a, b: keep(work, table) };
}

function amountOf(work: Work, amount: Operand<number> | 'responseBytes'): number {
  return amount === 'responseBytes' ? -1 : constant(work, amount);
}

/** The value of an operand that is the same for every request of the class. */
function constant<Value>(work: Work, operand: Operand<Value>): Value {
  invariant(operand.literal !== null || isOfClass(operand.reads), 'K1', 'a value that reads more than the class');
  return operand.of(work.exchange.exchange);
}

export const cachings = ['internal', 'external', 'prefer-external'] as const;

function cacheKey(work: Work, key: Operand<string>, caching: (typeof cachings)[number]): { a: number; b: number } {
  const keys = createKeyTable(work.exchange, work.of, key);
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
