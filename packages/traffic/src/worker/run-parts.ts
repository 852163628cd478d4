import { MessageChannel } from 'node:worker_threads';
import type { Drill, Fault, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { FoundPart } from '../sim/found.ts';
import { callOff, createExchange } from './exchange.ts';
import type { WorkerPool } from './pool.ts';
import type { PartOutcome, PartTask, Thrown } from './task.ts';
import { errorOf } from './task.ts';

export type RunPartsOptions = {
  readonly workers: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((share: number) => void) | undefined;
};

/**
 * Carries a drill out on as many threads of the pool, each with some of the regions; `null` where the signal called it off.
 * Throws what a worker threw. A worker that dies ends the drill with a fault.
 */
export async function runParts(
  pool: WorkerPool,
  drill: Drill,
  { workers, signal, onProgress }: RunPartsOptions,
): Promise<Result<readonly FoundPart[], readonly Fault[]> | null> {
  const exchange = createExchange(workers);
  const { port1: heard, port2: progress } = new MessageChannel();
  const cancel = (): void => callOff(exchange);
  signal?.addEventListener('abort', cancel);
  heard.on('message', (share: number) => onProgress?.(share));
  heard.unref();
  try {
    if (signal?.aborted === true) cancel();
    const settled = await Promise.allSettled(
      Array.from({ length: workers }, async (_, worker) => {
        const task: PartTask = { drill, worker, exchange, progress: worker === 0 ? progress : null };
        try {
          return (await pool.run(task, { name: 'part', transferList: worker === 0 ? [progress] : [] })) as PartOutcome;
        } catch (error) {
          // Whoever waits for this worker waits for ever.
          cancel();
          throw error;
        }
      }),
    );
    return signal?.aborted === true ? null : outcomeOf(settled);
  } finally {
    signal?.removeEventListener('abort', cancel);
    heard.close();
  }
}

function outcomeOf(
  settled: readonly PromiseSettledResult<PartOutcome>[],
): Result<readonly FoundPart[], readonly Fault[]> | null {
  const outcomes = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const broken = outcomes.find((one): one is Thrown => one.kind === 'thrown');
  if (broken !== undefined) throw errorOf(broken);
  for (const one of outcomes) if (one.kind === 'refused') return failed(one.faults);
  for (const [worker, one] of settled.entries()) {
    if (one.status === 'rejected') return failed([workerLost(one.reason, `worker ${worker + 1} of ${settled.length}`)]);
  }
  const found = outcomes.flatMap((one) => (one.kind === 'found' ? [one.found] : []));
  return found.length === settled.length ? ok(found) : null;
}

/** A thread is gone: it ran out of memory, or something ended it. */
export function workerLost(reason: unknown, who: string): Fault {
  const said = reason instanceof Error ? reason.message : String(reason);
  return { code: 'drill/worker-lost', severity: 'error', message: `${who} died before the drill was done: ${said}` };
}
