import { createHash } from 'node:crypto';
import { constants, zstdCompressSync } from 'node:zlib';
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readBackup, writeBackup } from '../index.ts';
import type { SectionSummary } from '../content-digest.ts';
import { packEnd } from '../end-block.ts';
import { isRecord } from '../record/check-record.ts';
import { decode, encode, recordBlocks } from '../record/records.ts';
import { Unfit } from '../record/unfit.ts';
import { sections } from '../section/index.ts';
import { bytesOf, inPieces } from '../testing/chunks.ts';
import { encrypted, passphrase, plain, smallSnapshot } from '../testing/snapshots.ts';
import { endSection, writeFrameHeader } from './frame.ts';
import { headDigest } from './head.ts';
import { plainSeal } from './seal.ts';

/** A backup whose header somebody has changed who knows how to work out its digest. */
async function withHead(change: (head: Buffer) => void, options = plain): Promise<Buffer> {
  const bytes = Buffer.from(await bytesOf(writeBackup(smallSnapshot, options)));
  const size = 64 + bytes.readUInt32BE(16);
  change(bytes);
  createHash('sha256').update(bytes.subarray(0, size)).digest().copy(bytes, size);
  return bytes;
}

/** A backup whose first block holds this, sealed as it has to be. */
async function withBlock(content: Uint8Array, stored: Uint8Array = content): Promise<Buffer> {
  const bytes = Buffer.from(await bytesOf(writeBackup(smallSnapshot, plain)));
  const head = bytes.subarray(0, 64 + bytes.readUInt32BE(16) + 32);
  const header = { section: 0, last: true, sequence: 0, contentBytes: content.length, storedBytes: stored.length };
  const frame = writeFrameHeader(header);
  const [sealed, tag] = plainSeal(headDigest(head)).close(frame, 0, stored);
  return Buffer.concat([head, frame, sealed, tag]);
}

async function message(bytes: Uint8Array, given: { readonly passphrase?: string } = {}): Promise<string> {
  const read = await readBackup(inPieces(bytes), given);
  return read.ok ? 'read' : read.failure.message;
}

const damagedHead = 'the backup is corrupt: its header is damaged';

it.each([
  ['a compression that there is not', (head: Buffer) => head.writeUInt8(9, 10), damagedHead],
  ['a seal that there is not', (head: Buffer) => head.writeUInt8(9, 11), damagedHead],
  ['something where nothing is', (head: Buffer) => head.writeUInt8(1, 63), damagedHead],
  ['a manifest of 4 GiB', (head: Buffer) => head.writeUInt32BE(2 ** 32 - 1, 16), damagedHead],
  ['a manifest that is not JSON', (head: Buffer) => head.write('[', 64), damagedHead],
  [
    'a manifest without its fields',
    (head: Buffer) => head.write(head.toString('latin1', 64, 400).replace('service', 'serVice'), 64, 'latin1'),
    damagedHead,
  ],
  [
    'a time that no date can say',
    (head: Buffer) =>
      head.write(head.toString('latin1', 64, 400).replace('1790000000000,"', '9007199254740e3,"'), 64, 'latin1'),
    damagedHead,
  ],
  [
    'another service than the one that is in it',
    (head: Buffer) => head.write(head.toString('latin1', 64, 400).replace('contoso', 'fabrikm'), 64, 'latin1'),
    'the backup is corrupt: block 0 is damaged',
  ],
])('a header with %s is refused', async (_, change, expected) => {
  expect(await message(await withHead(change))).toBe(expected);
});

it.each([
  ['1 TiB of memory', [30, 8, 1]],
  ['256 rounds', [14, 8, 255]],
  ['no memory', [0, 8, 1]],
  ['no blocks', [14, 0, 1]],
])('a key derivation that asks for %s is not begun', async (_, cost) => {
  const bytes = await withHead((head) => head.set(cost, 12), encrypted);
  expect(await message(bytes, { passphrase })).toMatch(/key derivation/);
});

const length = (size: number): number[] => [(size >>> 24) & 255, (size >>> 16) & 255, (size >>> 8) & 255, size & 255];
const deep = (depth: number): Uint8Array =>
  Buffer.concat([Uint8Array.from(length(depth + 1)), Buffer.alloc(depth, 0x91), Uint8Array.of(0xc0)]);
const record = (...bytes: readonly number[]): Uint8Array => Uint8Array.from([...length(bytes.length), ...bytes]);

it.each([
  ['a record of 4 GiB', Uint8Array.from([255, 255, 255, 255, 0])],
  ['a record that does not end', Uint8Array.from([0, 0, 1, 0, 0x90])],
  ['a record of nothing', record()],
  ['a list of four thousand million', record(0xdd, 255, 255, 255, 255)],
  ['a map of four thousand million', record(0xdf, 255, 255, 255, 255)],
  ['a text of 4 GiB', record(0xdb, 255, 255, 255, 255)],
  ['lists in lists without end', deep(200_000)],
  ['an extension', record(0xd4, 0x72, 0x40)],
  ['two values', record(0x90, 0x90)],
  ['a list that is no service', record(0x90)],
  ['a service of another shape', record(0x97, 1, 2, 3, 4, 5, 6, 7)],
])('%s is refused', async (_, content) => {
  expect(await message(await withBlock(content))).toMatch(
    /^the backup is corrupt: (item 1|the last item) of service is not/,
  );
});

it('a block that becomes larger than it says is not read to its end', async () => {
  const bomb = zstdCompressSync(new Uint8Array(50_000_000), { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  expect(bomb.length).toBeLessThan(10_000);
  expect(await message(await withBlock(new Uint8Array(10_000), bomb))).toBe(
    'the backup is corrupt: block 0 is damaged',
  );
  expect(await message(await withBlock(new Uint8Array(300_000), bomb))).toMatch(/not in its place/);
});

type Given = { readonly section: number; readonly sequence: number; readonly content: Uint8Array };

/** A backup without a passphrase that says and seals whatever somebody wants it to. */
async function forged(blocks: readonly Given[]): Promise<Uint8Array> {
  const bytes = Buffer.from(await bytesOf(writeBackup(smallSnapshot, plain)));
  const head = bytes.subarray(0, 64 + bytes.readUInt32BE(16) + 32);
  const parts = blocks.flatMap(({ section, sequence, content }) => {
    const size = content.length;
    const frame = writeFrameHeader({ section, last: true, sequence, contentBytes: size, storedBytes: size });
    const [stored, tag] = plainSeal(headDigest(head)).close(frame, sequence, content);
    return [frame, stored, tag];
  });
  const all = Buffer.concat([head, ...parts]);
  return Buffer.concat([all, createHash('sha256').update(all).digest()]);
}

/** What each section of the small snapshot holds, and the summaries that belong to it. */
function contents(): { readonly blocks: readonly Given[]; readonly summaries: readonly SectionSummary[] } {
  const held = sections.map((section) =>
    Buffer.concat([...recordBlocks(section.records(smallSnapshot))].map(({ content }) => content)),
  );
  return {
    blocks: held.map((content, section) => ({ section, sequence: section, content })),
    summaries: sections.map(({ name, count }, index) => ({
      type: name,
      count: count(smallSnapshot),
      bytes: held[index]?.length ?? 0,
      digest: createHash('sha256')
        .update(held[index] ?? '')
        .digest('hex'),
    })),
  };
}

function end(summaries: readonly SectionSummary[], sequence: number = summaries.length): Given {
  return { section: endSection, sequence, content: encode(packEnd(summaries)) };
}

it('a backup that contradicts itself is refused, however well it is sealed', async () => {
  const { blocks, summaries } = contents();
  const whole = (section: number, change: Partial<SectionSummary>): readonly SectionSummary[] =>
    summaries.map((one, index) => (index === section ? { ...one, ...change } : one));
  const renumbered = (of: readonly Given[]): readonly Given[] => of.map((one, sequence) => ({ ...one, sequence }));
  const [first, second, ...others] = blocks;
  if (first === undefined || second === undefined) throw new Error('there are blocks');
  expect(await message(await forged([...blocks, end(summaries)]))).toBe('read');
  const wrong: readonly (readonly [readonly Given[], RegExp])[] = [
    [[...blocks, end(summaries, 3)], /not in its place/],
    [[...renumbered([second, first, ...others]), end(summaries)], /not in its place/],
    [[...renumbered([first, first, ...others]), end(summaries)], /not in its place/],
    [[...renumbered([...blocks, first]), end(summaries, 17)], /not in its place/],
    [[...blocks, end(whole(5, { digest: '00' }))], /section operations is not the one that was written/],
    [[...blocks, end(whole(5, { count: 2 }))], /section operations is not the one/],
    [[...blocks, end(whole(5, { bytes: 1 }))], /section operations is not the one/],
    [[...blocks, end(whole(5, { type: 'users' }))], /section operations is not the one/],
  ];
  for (const [given, expected] of wrong) expect(await message(await forged(given))).toMatch(expected);
  // The manifest says how many there are.
  const { blocks: more, summaries: said } = contents();
  const twice = more.map((one) =>
    one.section === 8 ? { ...one, content: Buffer.concat([one.content, one.content]) } : one,
  );
  const digest = createHash('sha256')
    .update(twice[8]?.content ?? '')
    .digest('hex');
  const counted = said.map((one, index) => (index === 8 ? { ...one, count: 2, bytes: one.bytes * 2, digest } : one));
  expect(await message(await forged([...twice, end(counted)]))).toMatch(/section namedValues is not the one/);
});

it('a backup that ends before all of its sections is refused', async () => {
  const bytes = Buffer.from(await bytesOf(writeBackup(smallSnapshot, plain)));
  const head = bytes.subarray(0, 64 + bytes.readUInt32BE(16) + 32);
  const content = encode([[], 'x']);
  const frame = writeFrameHeader({
    section: endSection,
    last: true,
    sequence: 0,
    contentBytes: content.length,
    storedBytes: content.length,
  });
  const [stored, tag] = plainSeal(headDigest(head)).close(frame, 0, content);
  const all = Buffer.concat([head, frame, stored, tag]);
  const whole = Buffer.concat([all, createHash('sha256').update(all).digest()]);
  expect(await message(whole)).toBe('the backup is corrupt: a section is missing');
});

test.prop([fc.uint8Array({ maxLength: 60 })])('bytes that are taken for a record are decoded without ado', (bytes) => {
  try {
    decode(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(Unfit);
  }
});

test.prop([fc.jsonValue({ maxDepth: 5 })])('what is written is taken for a record, and no part of it is', (value) => {
  const bytes = encode(value);
  expect(isRecord(bytes)).toBe(true);
  expect(decode(bytes)).not.toBeUndefined();
  for (let size = 0; size < bytes.length; size += 1) expect(isRecord(bytes.subarray(0, size))).toBe(false);
});
