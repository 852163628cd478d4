import { decodeChange, decodeSnapshot } from '../../packages/backup/src/index.ts';
import type { ConfigChange, Fault, Result, Snapshot } from '../../packages/model/src/index.ts';
import { replayChanges } from '../../packages/model/src/index.ts';
import type { OpenedLog } from '../../packages/store/src/index.ts';

/** The configuration that a log comes to: its snapshot, and every change after it. Throws where anything is no change. */
export async function recovered({ log, snapshot }: OpenedLog, first: Snapshot): Promise<Snapshot> {
  const from = snapshot === null ? first : valueOf(decodeSnapshot(snapshot));
  const changes: ConfigChange[] = [];
  for (let last = from.version; last < log.last(); last = changes.at(-1)?.number ?? last)
    for (const change of valueOf(await log.changesAfter(last))) changes.push(valueOf(decodeChange(change)));
  return valueOf(replayChanges(from, changes));
}

function valueOf<Value>(result: Result<Value, Fault>): Value {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}
