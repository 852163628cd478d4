import { writeSync } from 'node:fs';
import { nodeFiles } from '../file/node-files.ts';
import type { ConfigLog } from '../log/log.ts';
import { openLog } from '../log/open-log.ts';
import { segmentBytes, snapshotText, textOf } from './kill-content.ts';

/** Writes changes, snapshots and compactions without end, and says each number once it is acknowledged. Somebody kills it. */

const [root = ''] = process.argv.slice(2);
const opened = await openLog({ files: nodeFiles(root), folder: 'log', segmentBytes });
if (!opened.ok) throw new Error(opened.failure.message);
await writeForEver(opened.value.log);

async function writeForEver(log: ConfigLog): Promise<never> {
  const encoder = new TextEncoder();
  for (let round = 0; ; round += 1) {
    const first = log.last() + 1;
    const size = 1 + (round % 9);
    const appended = Array.from({ length: size }, async (_, index) => {
      const result = await log.append(encoder.encode(textOf(first + index)));
      if (!result.ok) throw new Error(result.failure.message);
      writeSync(1, `${result.value}\n`);
    });
    await Promise.all(appended);
    if (round % 20 === 7) must(await log.snapshot(log.last(), encoder.encode(snapshotText(log.last()))));
    if (round % 40 === 9) must(await log.compact());
  }
}

function must(result: { readonly ok: boolean; readonly failure?: { readonly message: string } }): void {
  if (!result.ok) throw new Error(result.failure?.message);
}
