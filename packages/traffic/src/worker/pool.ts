import { Piscina } from 'piscina';

/** Threads that carry out drills. */
export type WorkerPool = Piscina;

/** So many threads, all of them at once, for as long as the pool lives: the parts of a drill wait for each other. */
export function createPool(threads: number): WorkerPool {
  return new Piscina({
    filename: import.meta.resolve('@keelgate/traffic/worker'),
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
    idleTimeout: Infinity,
    recordTiming: false,
  });
}

/** Ends a pool's threads, whatever they are busy with. Once: a pool that is destroyed twice begins anew. */
export function endOf(pool: WorkerPool): () => Promise<void> {
  let ended: Promise<void> | null = null;
  return () => (ended ??= pool.destroy());
}
