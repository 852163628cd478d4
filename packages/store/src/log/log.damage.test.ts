import { expect, it } from 'vitest';
import { type MemoryDisk, memoryDisk } from '../testing/memory-disk.ts';
import { type Step, carryOut, contentOf, nothingKnown, open } from '../testing/workload.ts';
import { markName } from './names.ts';

/** A small log with three files of changes, a snapshot and a mark, closed in order. */
const append = (...sizes: readonly number[]): Step => ({ kind: 'append', sizes });
const steps: readonly Step[] = [
  append(50, 40),
  { kind: 'snapshot', back: 1 },
  append(60),
  append(30, 45),
  append(20),
  append(7),
];

async function whole(): Promise<{ readonly disk: MemoryDisk; readonly content: readonly string[] }> {
  const disk = memoryDisk();
  const known = nothingKnown();
  await carryOut(disk.process(), steps, known);
  return { disk, content: known.acknowledged };
}

type Outcome = { readonly kept: number; readonly refused: string; readonly said: readonly string[] };

/** Opens a copy on which something was done, and holds what comes out against what was in it. */
async function after(
  disk: MemoryDisk,
  content: readonly string[],
  change: (copy: MemoryDisk) => void,
): Promise<Outcome> {
  const copy = disk.copy();
  change(copy);
  const before = copy.names().map((name) => [name, copy.bytes(name)]);
  const opened = await open(copy.process());
  if (!opened.ok) {
    expect(copy.names().map((name) => [name, copy.bytes(name)])).toEqual(before);
    return { kept: -1, refused: opened.failure.code, said: [opened.failure.message] };
  }
  const held = await contentOf(opened.value);
  expect(held).toEqual(content.slice(0, held?.length));
  return { kept: held?.length ?? 0, refused: '', said: opened.value.notices.map(({ code }) => code) };
}

const refusals = ['log/change-damaged', 'log/changes-missing', 'log/header-damaged', 'log/snapshot-damaged'];

function heldOrRefused({ kept, refused }: Outcome, all: number): void {
  if (refused === '') expect(kept).toBe(all);
  else expect(refusals).toContain(refused);
}

it('every bit of every file, flipped, is survived without loss or refused, and then nothing is touched', async () => {
  const { disk, content } = await whole();
  for (const name of disk.names())
    for (let bit = 0; bit < disk.bytes(name).length * 8; bit += 1) {
      const outcome = await after(disk, content, (copy) =>
        copy.edit(name, (bytes) => {
          bytes[bit >> 3]! ^= 1 << (bit & 7);
          return bytes;
        }),
      );
      heldOrRefused(outcome, content.length);
    }
});

it('every truncation of every file is survived without loss or refused, and then nothing is touched', async () => {
  const { disk, content } = await whole();
  for (const name of disk.names())
    for (let size = 0; size < disk.bytes(name).length; size += 1)
      heldOrRefused(
        await after(disk, content, (copy) => copy.edit(name, (bytes) => bytes.slice(0, size))),
        content.length,
      );
});

it('without the mark, every truncation of the last file leaves whole changes, and what was cut is said', async () => {
  const { disk, content } = await whole();
  disk.edit(`log/${markName}`, () => new Uint8Array());
  const last = disk.names().findLast((name) => name.includes('/changes-'))!;
  const silent: number[] = [];
  for (let size = 32; size < disk.bytes(last).length; size += 1) {
    const outcome = await after(disk, content, (copy) => copy.edit(last, (bytes) => bytes.slice(0, size)));
    expect(outcome.refused).toBe('');
    expect(outcome.kept).toBeLessThan(content.length);
    if (outcome.said.length === 0) silent.push(size);
    else expect(outcome.said).toEqual(['log/tail-cut']);
  }
  // The last file holds two writes: where it ends before them or between them, nothing is unfinished.
  expect(silent).toEqual([32, 32 + 24 + 8 + 20]);
});

it('without the mark, a flipped bit is refused wherever a later change shows that it was acknowledged, and is never skipped', async () => {
  const { disk, content } = await whole();
  disk.edit(`log/${markName}`, () => new Uint8Array());
  for (const name of disk.names().filter((each) => each.includes('/changes-')))
    for (let at = 0; at < disk.bytes(name).length; at += 1) {
      const outcome = await after(disk, content, (copy) =>
        copy.edit(name, (bytes) => {
          bytes[at]! ^= 0x10;
          return bytes;
        }),
      );
      if (outcome.refused === '' && outcome.kept < content.length) {
        expect(outcome.kept).toBe(content.length - 1);
        expect(outcome.said).toEqual(['log/tail-cut']);
      } else heldOrRefused(outcome, content.length);
    }
});

it('bytes of whatever kind behind the last change are an unfinished write: they are cut, and the log goes on', async () => {
  const { disk, content } = await whole();
  const last = disk.names().findLast((name) => name.includes('/changes-'))!;
  for (const tail of [new Uint8Array(100), new Uint8Array(9).fill(255), disk.bytes(last).slice(0, 40)]) {
    const outcome = await after(disk, content, (copy) =>
      copy.edit(last, (bytes) => Uint8Array.from([...bytes, ...tail])),
    );
    expect(outcome).toEqual({ kept: content.length, refused: '', said: ['log/tail-cut'] });
  }
});

it('a damaged change is named, with its file', async () => {
  const { disk, content } = await whole();
  const name = disk.names().find((each) => each.includes('/changes-'))!;
  const outcome = await after(disk, content, (copy) =>
    copy.edit(name, (bytes) => {
      bytes[bytes.length - 1]! ^= 1;
      return bytes;
    }),
  );
  expect(outcome.said).toEqual([
    'change 2 in changes-0000000000000001 is damaged: its checksum is another; it was acknowledged, so it is not left out',
  ]);
});

it.each([['changes-0000000000000001', 'log/changes-missing', 'change 2 is missing: no file has them']])(
  'a file that is gone (%s) is missed',
  async (name, code, message) => {
    const { disk, content } = await whole();
    const copy = disk.copy();
    await copy.process().remove(`log/${name}`);
    const outcome = await after(copy, content, () => undefined);
    expect(outcome).toEqual({ kept: -1, refused: code, said: [message] });
  },
);

it('the mark shows that the last file is gone', async () => {
  const { disk, content } = await whole();
  const last = disk.names().findLast((each) => each.includes('/changes-'))!;
  await disk.process().remove(last);
  const outcome = await after(disk, content, () => undefined);
  expect(outcome.refused).toBe('log/changes-missing');
});
