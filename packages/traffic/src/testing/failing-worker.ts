import { InvariantViolation } from '@keelgate/model';
import { part as properPart, whole as properWhole } from '../worker/main.ts';
import { runPart } from '../worker/run-part.ts';
import type { PartOutcome, PartTask, WholeOutcome } from '../worker/task.ts';

/** A worker like any other, but that its drill's name says what becomes of the second one once it is under way. */
export function part(task: PartTask): PartOutcome {
  const { drill, worker, exchange } = task;
  if (worker !== 1) return properPart(task);
  return runPart({ drill, worker, exchange, onProgress: () => fail(drill.name) });
}

function fail(how: string): void {
  switch (how) {
    case 'exits':
      // oxlint-disable-next-line no-restricted-globals -- to end its thread is what it is for
      process.exit(7);
    // oxlint-disable-next-line no-fallthrough -- nothing comes after an exit
    case 'throws':
      throw new RangeError('thrown by the second worker');
    case 'violates':
      throw new InvariantViolation('R1', 'broken by the second worker');
    case 'fillsMemory':
      for (const all: number[][] = []; ;) all.push(Array.from({ length: 1e6 }, (_, index) => index));
    case 'hangs':
      for (;;);
    default:
  }
}

export function whole(drill: PartTask['drill']): Promise<WholeOutcome> {
  fail(drill.name);
  return properWhole(drill);
}
