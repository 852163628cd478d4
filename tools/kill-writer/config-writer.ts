import { writeSync } from 'node:fs';
import { encodeChange, encodeSnapshot } from '../../packages/backup/src/index.ts';
import type { Fault, Result, Snapshot } from '../../packages/model/src/index.ts';
import { applyChange } from '../../packages/model/src/index.ts';
import { nodeFiles, openLog } from '../../packages/store/src/index.ts';
import { changeOf, firstSnapshot, segmentBytes } from './config-content.ts';
import { recovered } from './recovered.ts';

/** Changes a configuration without end, and says the number of each change once it is acknowledged. Somebody kills it. */

const [root = ''] = process.argv.slice(2);
const opened = valueOf(await openLog({ files: nodeFiles(root), folder: 'log', segmentBytes }));
const { log } = opened;
let snapshot: Snapshot = await recovered(opened, firstSnapshot);
for (let round = 0; ; round += 1) {
  const size = 1 + (round % 9);
  const appended: Promise<void>[] = [];
  for (let index = 0; index < size; index += 1) {
    const change = changeOf(snapshot.version + 1);
    snapshot = valueOf(applyChange(snapshot, change));
    appended.push(append(valueOf(encodeChange(change)), change.number));
  }
  await Promise.all(appended);
  if (round % 20 === 7) valueOf(await log.snapshot(log.last(), valueOf(encodeSnapshot(snapshot))));
  if (round % 40 === 9) valueOf(await log.compact());
}

async function append(bytes: Uint8Array, number: number): Promise<void> {
  const given = valueOf(await log.append(bytes));
  if (given !== number) throw new Error(`change ${number} was called ${given}`);
  writeSync(1, `${number}\n`);
}

function valueOf<Value>(result: Result<Value, Fault>): Value {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}
