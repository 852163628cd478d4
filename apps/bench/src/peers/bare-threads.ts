import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Threads that double numbers, as somebody writes them who has no other task for them. */
export type BareThreads = {
  /** In the order of the numbers; each thread has so many of them at once. */
  readonly doubleAll: (numbers: readonly number[]) => Promise<readonly number[]>;
  readonly end: () => Promise<void>;
};

export async function createBareThreads(threads: number, file: URL): Promise<BareThreads> {
  const workers = Array.from({ length: threads }, () => new Worker(file));
  await Promise.all(workers.map(async (worker) => once(worker, 'online')));
  return {
    doubleAll: async (numbers) => {
      const doubled: number[] = [];
      let next = 0;
      async function serve(worker: Worker): Promise<void> {
        while (next < numbers.length) {
          const at = next;
          next += 1;
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's has none
          worker.postMessage(numbers[at]);
          const [answer] = (await once(worker, 'message')) as [number];
          doubled[at] = answer;
        }
      }
      await Promise.all(workers.map(serve));
      return doubled;
    },
    end: async () => {
      await Promise.all(workers.map(async (worker) => worker.terminate()));
    },
  };
}
