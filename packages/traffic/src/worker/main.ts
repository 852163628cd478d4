import type { Drill } from '@keelgate/model';
import { simulate } from '../simulate.ts';
import { runPart } from './run-part.ts';
import type { PartOutcome, PartTask, WholeOutcome } from './task.ts';
import { thrown } from './task.ts';

/** What a thread of the pool can be asked for. */

/** Its part of a drill. */
export function part({ drill, worker, exchange, progress }: PartTask): PartOutcome {
  try {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port's has none
    return runPart({ drill, worker, exchange, onProgress: (share) => progress?.postMessage(share) });
  } finally {
    progress?.close();
  }
}

/** Its part of a traffic core. */
export { playCore as core } from './play-core.ts';

/** A drill of its own. */
export async function whole(drill: Drill): Promise<WholeOutcome> {
  try {
    const result = await simulate(drill);
    return result.ok ? { kind: 'result', result: result.value } : { kind: 'refused', faults: result.failure };
  } catch (error) {
    return thrown(error);
  }
}
