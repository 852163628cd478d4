import type { Fault, Result } from '@keelgate/model';
import { failed } from '@keelgate/model';
import type { Chunks } from '@keelgate/store';

/** What is written until somebody asks to stop. */
export type Interruptible = {
  /** The pieces; a failure once it is to stop, so that whoever takes them takes back what there is of them. */
  readonly chunks: Chunks;
  readonly isInterrupted: () => boolean;
  /** Leaves Ctrl-C to others again. */
  readonly release: () => void;
};

/** Pieces that end with a failure on Ctrl-C: nothing half written stays behind. */
export function interruptible(chunks: Chunks): Interruptible {
  let isInterrupted = false;
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const interrupt = (): void => {
    isInterrupted = true;
  };
  for (const signal of signals) process.on(signal, interrupt);
  return {
    chunks: untilInterrupted(chunks, () => isInterrupted),
    isInterrupted: () => isInterrupted,
    release: () => {
      for (const signal of signals) process.off(signal, interrupt);
    },
  };
}

async function* untilInterrupted(
  chunks: Chunks,
  isInterrupted: () => boolean,
): AsyncGenerator<Result<Uint8Array, Fault>> {
  const stopped = failed<Fault>({
    code: 'output/cancelled',
    severity: 'error',
    message: 'cancelled: nothing was written',
  });
  for await (const chunk of chunks) {
    if (isInterrupted()) return yield stopped;
    yield chunk;
  }
  if (isInterrupted()) yield stopped;
}
