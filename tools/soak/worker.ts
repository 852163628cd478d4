import { parentPort } from 'node:worker_threads';
import { trySeed } from './try-seed.ts';

/** Tries each seed that it is told, and says what came of it. */
parentPort?.on('message', (seed: number) => {
  void answer(seed);
});

async function answer(seed: number): Promise<void> {
  const tried = await trySeed(seed);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this is a thread's port, not a window
  parentPort?.postMessage(tried);
}
