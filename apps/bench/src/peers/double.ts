import { parentPort } from 'node:worker_threads';

/** A task that is no work: what is measured is the way to a thread and back. Pools call it by name. */
export function double(number: number): number {
  return number * 2;
}

/** Without a pool a thread answers each message with another. */
parentPort?.on('message', (number: unknown) => {
  if (typeof number !== 'number') return;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port's has none
  parentPort?.postMessage(double(number));
});
