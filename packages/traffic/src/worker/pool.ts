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
