import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import path from 'node:path';
import type { CaseId, Found, FromWorker, ToWorker } from './message.ts';

/** A case's processor time is measured inside; a process that says nothing for so long is stuck. */
const stuckMs = 60_000;

/** What a worker's heap may come to. */
const heapMb = 1500;

export type BatchResult = { readonly cases: number; readonly cpuMs: number; readonly found: readonly Found[] };

/** A worker that is started anew when a case has ended it. */
export type Watched = { readonly run: (batch: ToWorker) => Promise<BatchResult>; readonly end: () => void };

export function watchedWorker(): Watched {
  let child: ChildProcess | null = null;
  return {
    run: async (batch) => {
      const worker = (child ??= started());
      const result = await batchOf(worker, batch);
      if (worker.exitCode !== null || worker.killed) child = null;
      return result;
    },
    end: () => child?.kill(),
  };
}

function started(): ChildProcess {
  return fork(path.join(import.meta.dirname, 'worker.ts'), { execArgv: [`--max-old-space-size=${heapMb}`] });
}

function batchOf(worker: ChildProcess, batch: ToWorker): Promise<BatchResult> {
  const found: Found[] = [];
  let current: CaseId = { kind: batch.kind, seed: batch.seed, index: 0 };
  return new Promise((resolve) => {
    let timer = setTimeout(stuck, stuckMs);
    function ended(what: string): void {
      const finding = { law: 'work is bounded', what };
      const sign = `${what} ${current.kind} ${current.seed} ${current.index}`;
      finish({ cases: current.index, cpuMs: 0, found: [...found, { ...current, finding, shrunk: null, sign }] });
    }
    function stuck(): void {
      worker.kill('SIGKILL');
      ended('a case does not end');
    }
    function exited(): void {
      ended('a case ends the process');
    }
    function finish(result: BatchResult): void {
      clearTimeout(timer);
      worker.off('message', heard);
      worker.off('exit', exited);
      resolve(result);
    }
    function heard(message: FromWorker): void {
      clearTimeout(timer);
      timer = setTimeout(stuck, stuckMs);
      if (message.type === 'begins') current = message;
      else if (message.type === 'found') found.push(message.found);
      else finish({ cases: message.cases, cpuMs: message.cpuMs, found });
    }
    worker.on('message', heard);
    worker.on('exit', exited);
    worker.send(batch);
  });
}
