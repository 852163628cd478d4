import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { Fault, Result, Snapshot } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { CoreNames } from '../core/core-names.ts';
import { createNameTables, namesOf } from '../core/core-names.ts';
import type { RecordCounts } from '../core/core-part.ts';
import { planOf } from '../core/core-plan.ts';
import type { Decisions } from '../core/decisions.ts';
import type { Merger } from '../core/merge-decisions.ts';
import { createMerger } from '../core/merge-decisions.ts';
import type { TrafficCoreOptions } from '../core/options.ts';
import type { RecordBatch } from '../core/record-batch.ts';
import { packRecords } from '../core/record-batch.ts';
import type { CoreFindings } from '../core/traffic-core.ts';
import { coreFindings } from '../core/traffic-core.ts';
import type { FoundPart } from '../sim/found.ts';
import { callOff, createExchange } from './exchange.ts';
import type { CoreOrder, CoreReply, CoreTask } from './play-core.ts';
import type { WorkerPool } from './pool.ts';
import { createPool } from './pool.ts';
import { errorOf } from './task.ts';

/**
 * A traffic core on threads of its own, each with some of the service's regions. It decides what a core of one thread decides,
 * in the same order; only which number a name has may differ.
 */
export type ParallelCore = {
  /** Batches are decided in the order in which they are given; whoever waits for one before the next never has two in hand. */
  readonly decide: (batch: RecordBatch) => Promise<Decisions>;
  readonly finish: () => Promise<Decisions>;
  readonly names: CoreNames;
  /** What all of it came to; only once it has finished. */
  readonly findings: () => CoreFindings;
  /** Ends its threads, whatever they are at. */
  readonly close: () => Promise<void>;
};

export type ParallelCoreOptions = TrafficCoreOptions & {
  /** Threads; no more than there are regions. */
  readonly workers?: number;
};

export function createParallelCore(
  snapshot: Snapshot,
  { workers = Infinity, ...options }: ParallelCoreOptions = {},
): Result<ParallelCore, readonly Fault[]> {
  const plan = planOf(snapshot, options);
  if (!plan.ok) return failed(plan.failure);
  const parts = Math.max(1, Math.min(Math.floor(workers), plan.value.regions.length));
  const tables = createNameTables();
  const team = createTeam({ snapshot, options, parts });
  const merge = createMerger(tables, parts);
  let ended: Ended | null = null;
  return ok({
    decide: async (batch) => {
      const records = batch instanceof Uint8Array ? batch : packRecords(batch);
      return merged(merge, await team.ask({ kind: 'batch', records }));
    },
    finish: async () => {
      const replies = await team.ask({ kind: 'close' });
      ended = endOf(replies);
      return merged(merge, replies);
    },
    names: namesOf(plan.value, tables),
    findings: () => {
      const { counts, found } = ended ?? { counts: { records: 0, late: 0, beyond: 0, startUs: 0 }, found: [] };
      return coreFindings(plan.value, counts, { found, faults: options.faults });
    },
    close: team.close,
  });
}

type Ended = { readonly counts: RecordCounts; readonly found: readonly FoundPart[] };

/** Every part counts all records. */
function endOf(replies: readonly CoreReply[]): Ended | null {
  const closed = replies.flatMap((reply) => (reply.kind === 'closed' ? [reply] : []));
  const [first] = closed;
  return first === undefined ? null : { counts: first.counts, found: closed.flatMap(({ found }) => found ?? []) };
}

function merged(merge: Merger, replies: readonly CoreReply[]): Decisions {
  return merge(replies.flatMap((reply) => ('decided' in reply ? [reply.decided] : [])));
}

type Team = {
  /** Gives an order to all, and waits for all. */
  readonly ask: (order: CoreOrder) => Promise<readonly CoreReply[]>;
  readonly close: () => Promise<void>;
};

type TeamOptions = {
  readonly snapshot: Snapshot;
  readonly options: TrafficCoreOptions;
  readonly parts: number;
};

function createTeam({ snapshot, options, parts }: TeamOptions): Team {
  const pool = createPool(parts);
  const exchange = createExchange(parts);
  const members = Array.from({ length: parts }, (_, worker) => {
    const { port1: ours, port2: port } = new MessageChannel();
    return createMember(pool, ours, { snapshot, options, worker, exchange, port });
  });
  let before: Promise<unknown> = Promise.resolve();
  return {
    ask: (order) => {
      const asked = before.then(async () => repliesOf(await Promise.allSettled(members.map(({ ask }) => ask(order)))));
      before = asked.catch(() => undefined);
      return asked;
    },
    close: async () => {
      callOff(exchange);
      for (const { leave } of members) leave();
      await pool.destroy();
    },
  };
}

/** Of several failures the one that made the others stop. */
function repliesOf(settled: readonly PromiseSettledResult<CoreReply>[]): readonly CoreReply[] {
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
  const replies = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (replies.some(({ kind }) => kind === 'stopped')) throw new Error('the core was closed');
  return replies;
}

type Member = { readonly ask: (order: CoreOrder) => Promise<CoreReply>; readonly leave: () => void };

function createMember(pool: WorkerPool, port: MessagePort, task: CoreTask): Member {
  let settle: { readonly resolve: (reply: CoreReply) => void; readonly reject: (error: unknown) => void } | null = null;
  let lost: Error | null = null;
  port.on('message', (reply: CoreReply) => {
    if (reply.kind === 'thrown') settle?.reject(errorOf(reply));
    else settle?.resolve(reply);
  });
  // A thread that dies answers nobody.
  pool.run(task, { name: 'core', transferList: [task.port] }).catch((error: unknown) => {
    lost = error instanceof Error ? error : new Error('a worker of the core died');
    callOff(task.exchange);
    settle?.reject(lost);
  });
  return {
    ask: (order) =>
      new Promise((resolve, reject) => {
        if (lost !== null) {
          reject(lost);
          return;
        }
        settle = { resolve, reject };
        port.postMessage(order);
      }),
    leave: () => {
      port.postMessage({ kind: 'leave' } satisfies CoreOrder);
      port.close();
    },
  };
}
