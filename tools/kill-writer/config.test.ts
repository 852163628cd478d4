import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { encodeChange, encodeSnapshot } from '../../packages/backup/src/index.ts';
import type { Fault, Result, Snapshot } from '../../packages/model/src/index.ts';
import { brokenSnapshot, replayChanges } from '../../packages/model/src/index.ts';
import { openLog } from '../../packages/store/src/index.ts';
import { killRun } from '../../packages/store/src/testing/kill-run.ts';
import type { MemoryDisk } from '../../packages/store/src/testing/memory-disk.ts';
import { memoryDisk } from '../../packages/store/src/testing/memory-disk.ts';
import { changeOf, firstSnapshot } from './config-content.ts';
import { configWriter } from './config-run.ts';
import { recovered } from './recovered.ts';

function valueOf<Value>(result: Result<Value, Fault>): Value {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

it('every change of the content is accepted after those before it', () => {
  const changes = Array.from({ length: 500 }, (_, index) => changeOf(index + 1));
  expect(valueOf(replayChanges(firstSnapshot, changes)).version).toBe(500);
});

it('writers of a configuration, killed at any moment, leave the fold of an acknowledged prefix', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'keelgate-kill-'));
  try {
    let held = 0;
    for (let run = 0; run < 5; run += 1) {
      const left = await killRun(root, Math.random() * 120, configWriter);
      expect(left.acknowledged).toBeGreaterThan(held);
      held = left.held;
    }
  } finally {
    await rm(root, { recursive: true });
  }
});

const changes = Array.from({ length: 14 }, (_, index) => changeOf(index + 1));

/** A small log of a configuration: two files of changes, a snapshot and a mark. */
async function smallLog(): Promise<MemoryDisk> {
  const disk = memoryDisk();
  const { log } = valueOf(await openLog({ files: disk.process(), folder: 'log', segmentBytes: 2000 }));
  for (const change of changes) {
    valueOf(await log.append(valueOf(encodeChange(change))));
    if (change.number !== 6) continue;
    const snapshot = valueOf(replayChanges(firstSnapshot, changes.slice(0, 6)));
    valueOf(await log.snapshot(6, valueOf(encodeSnapshot(snapshot))));
  }
  await log.close();
  return disk;
}

/** What a copy comes to on which something was done: a version, or -1 where it is refused. */
async function after(disk: MemoryDisk, damage: (copy: MemoryDisk) => void): Promise<number> {
  const copy = disk.copy();
  damage(copy);
  const opened = await openLog({ files: copy.process(), folder: 'log', segmentBytes: 2000 });
  if (!opened.ok) return -1;
  const held: Snapshot = await recovered(opened.value, firstSnapshot);
  // Nothing was acknowledged that is not in the mark, which is one of the files that are damaged here.
  expect(brokenSnapshot({ from: firstSnapshot, changes, acknowledged: 0 }, held, isDeepStrictEqual)).toBe(null);
  await opened.value.log.close();
  return held.version;
}

it('every flipped byte, and every truncation, of a log of a configuration leaves all of it, or is refused', async () => {
  const disk = await smallLog();
  const outcomes = { whole: 0, refused: 0, other: 0 };
  function count(version: number): void {
    if (version === changes.length) outcomes.whole += 1;
    else if (version === -1) outcomes.refused += 1;
    else outcomes.other += 1;
  }
  for (const name of disk.names())
    for (let at = 0; at < disk.bytes(name).length; at += 1) {
      count(await after(disk, (copy) => copy.edit(name, (bytes) => bytes.with(at, bytes[at]! ^ 0x41))));
      count(await after(disk, (copy) => copy.edit(name, (bytes) => bytes.slice(0, at))));
    }
  // A snapshot stands in for damaged changes before it; everything else is refused.
  expect(outcomes.other).toBe(0);
  expect(outcomes.refused).toBeGreaterThan(0);
  expect(outcomes.whole).toBeGreaterThan(0);
});
