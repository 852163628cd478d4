import type { BackendChoice, BackendSend, CounterAdd, CounterTake, Effect, Operand } from '@keelgate/policy';
import { cachings } from './cachings.ts';
import { isOfClass } from './coordinates-of.ts';
import { ownCounter } from './counter-identity.ts';
import type { FlowNode } from './flow.ts';
import { flowOp } from './flow.ts';
import type { Known, Work } from './fold-work.ts';
import { after, constant, keep, ofCoordinates } from './fold-work.ts';
import { keysNumber } from './shared-keys.ts';
import { createOperandTable, evaluateAll } from './operand-table.ts';
import type { CounterEntry, Registry } from './registry.ts';
import { concurrencyNumber, counterNumber, denseRow, numberOf, rowOf } from './registry.ts';
import { targetNumber } from './target.ts';
import { Unfoldable } from './unfoldable.ts';

type Handler<Of extends Effect> = (work: Work, effect: Of, known: Known) => FlowNode;

type Handlers = { readonly [Kind in Effect['kind']]?: Handler<Extract<Effect, { readonly kind: Kind }>> };

/** The node that an effect becomes; those that are not here are no part of a flow. */
const handlers: Handlers = {
  'counter.take': (work, effect, known) => {
    const rate = constant(work, known, effect.counter).kind === 'rate';
    const c = amountOf(work, known, effect.amount);
    return { ...counterNode(work, effect, known), op: rate ? flowOp.take : flowOp.quota, c };
  },
  'counter.add': (work, effect, known) => ({
    ...counterNode(work, effect, known),
    op: flowOp.quotaAdd,
    c: amountOf(work, known, effect.amount),
  }),
  'concurrency.enter': (work, effect, { trail }) => {
    const { registry } = work.world;
    const a = concurrencyNumber(registry, effect.id, effect.max);
    const { rows } = registry.concurrency[a] as Registry['concurrency'][number];
    const key = ofCoordinates(after(work, effect.key, trail));
    const table = createOperandTable(work.exchange, work.of, key, (text) => denseRow(rows, text));
    evaluateAll(table);
    return { op: flowOp.enter, a, b: keep(work, table) };
  },
  'concurrency.leave': () => ({ op: flowOp.leave }),
  'cache.get': (work, { key, caching }, { trail }) => ({
    op: flowOp.get,
    ...cacheKey(work, after(work, key, trail), caching),
  }),
  'cache.put': (work, { key, caching, when, durationUs }, known) => {
    if (!isOfClass(when.reads)) throw new Unfoldable('what it keeps depends on the response');
    const d = numberOf(work.world.registry.durationsUs, constant(work, known, durationUs));
    return { op: flowOp.put, ...cacheKey(work, after(work, key, known.trail), caching), d };
  },
  'backend.send': sendNode,
  delay: (work, { reads, us, loop }) => {
    if (!isOfClass(reads)) throw new Unfoldable('a wait depends on more than the class');
    const { exchange } = work.exchange;
    const wait = (repetition: number, chance: number): number => us(exchange, repetition, chance);
    return { op: flowOp.delay, a: work.world.registry.delays.push(wait) - 1, b: loop };
  },
};

export function effectNode(work: Work, effect: Effect, known: Known): FlowNode {
  const handler = handlers[effect.kind] as Handler<Effect> | undefined;
  if (handler === undefined) throw new Unfoldable(`no flow carries ${effect.kind} out`);
  return handler(work, effect, known);
}

function sendNode(work: Work, effect: BackendSend, known: Known): FlowNode {
  const { api, operation } = work.of;
  const a = targetNumber(work.world, known.backend);
  if (a < 0) work.world.note(`${api.id}/${operation.id} is forwarded to ${nowhere(known.backend)}: its requests fail.`);
  const b = numberOf(work.world.registry.timeoutsUs, constant(work, known, effect.timeoutUs));
  return { op: flowOp.send, a, b, c: effect.failOnErrorStatus ? 1 : 0 };
}

function nowhere(backend: BackendChoice): string {
  return backend.kind === 'backend'
    ? `the backend ${backend.backendId}, which is not part of the template`
    : 'no service URL and no backend';
}

function counterNode(work: Work, effect: CounterTake | CounterAdd, known: Known): { a: number; b: number } {
  const { registry } = work.world;
  const counter = ownCounter(constant(work, known, effect.counter), work.world.isStandby);
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

function cacheKey(work: Work, key: Operand<string>, caching: (typeof cachings)[number]): { a: number; b: number } {
  return { a: cachings.indexOf(caching), b: keysNumber(work, ofCoordinates(key)) };
}
