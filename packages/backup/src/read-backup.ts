import { type Fault, type Result, type Snapshot, emptySnapshot, failed, ok } from '@keelgate/model';
import { refused } from './backup-fault.ts';
import { type Block, blocks, corrupt } from './container/blocks.ts';
import { type ByteSource, type Chunks, byteSource } from './container/byte-source.ts';
import { endSection } from './container/frame.ts';
import { type Head, readHead } from './container/head.ts';
import { sealOf } from './container/seal-of.ts';
import type { SectionSummary } from './content-digest.ts';
import { checkEnd } from './end-block.ts';
import { type Format, type ReadSection, currentFormat, sectionsOfVersion } from './format.ts';
import type { BackupManifest } from './manifest.ts';
import { type SectionReader, sectionReader } from './section-reader.ts';
import type { Draft } from './section/section.ts';

/** A backup that was read and found whole. */
export type Backup = {
  readonly manifest: BackupManifest;
  /** What of the service it holds; `version` is that of the last change in it. */
  readonly snapshot: Snapshot;
  readonly sections: readonly SectionSummary[];
  /** Of the content: equal for equal configurations. */
  readonly digest: string;
};

export type ReadOptions = { readonly passphrase?: string };

/** Reads a backup, whole or not at all. Nothing of it is believed before it has been checked; whatever comes, nothing throws. */
export function readBackup(chunks: Chunks, options: ReadOptions): Promise<Result<Backup, Fault>> {
  return readBackupAs(currentFormat, chunks, options);
}

/** The same for any newest version: that of the future is tried with it. */
export async function readBackupAs(
  format: Format,
  chunks: Chunks,
  { passphrase }: ReadOptions,
): Promise<Result<Backup, Fault>> {
  const source = byteSource(chunks);
  try {
    const head = await readHead(source, format.version);
    if (!head.ok) return head;
    const seal = await sealOf(head.value, passphrase);
    if (!seal.ok) return seal;
    const reading = newReading(head.value, sectionsOfVersion(format, head.value.version));
    for await (const block of blocks(source, seal.value)) {
      const taken = block.ok ? takeBlock(reading, block.value) : block;
      if (!taken.ok) return taken;
      if (taken.value === null) continue;
      const ended = await checkEndOf(source);
      return ended.ok ? ok(taken.value) : ended;
    }
    return failed(corrupt('it has no end'));
  } finally {
    await source.close();
  }
}

/** After the last block come the digest of all that was before, and nothing. */
export async function checkEndOf(source: ByteSource): Promise<Result<void, Fault>> {
  const digest = source.digest();
  const said = await source.take(digest.length);
  if (!said.ok) return said;
  if (said.value.some((byte, index) => byte !== digest[index])) return failed(corrupt('its checksum is wrong'));
  const end = await source.atEnd();
  if (!end.ok) return end;
  return end.value ? ok(undefined) : refused('backup/corrupt', 'the backup is corrupt: there are bytes after its end');
}

type Reading = {
  readonly manifest: BackupManifest;
  readonly draft: Draft;
  readonly sections: readonly ReadSection[];
  readonly summaries: SectionSummary[];
  reader: SectionReader | null;
};

function newReading({ manifest }: Head, sections: readonly ReadSection[]): Reading {
  const lists = Object.entries(emptySnapshot).filter(([, value]) => Array.isArray(value));
  const empty = Object.fromEntries(lists.map(([name]) => [name, []]));
  const draft = { ...emptySnapshot, ...empty, version: manifest.changes } as unknown as Draft;
  return { manifest, draft, sections, summaries: [], reader: null };
}

/** The backup, after its last block. */
function takeBlock(reading: Reading, { header, content }: Block): Result<Backup | null, Fault> {
  if (!content.ok) return content;
  if (header.section === endSection) return backupOf(reading, content.value);
  const { draft, sections, summaries } = reading;
  const section = sections[header.section];
  if (section === undefined || header.section !== summaries.length)
    return failed(corrupt(`block ${header.sequence} is not in its place`));
  reading.reader ??= sectionReader(section.name, (record) => section.add(draft, record));
  const fed = reading.reader.feed(content.value);
  if (!fed.ok) return fed;
  if (!header.last) return ok(null);
  const summary = reading.reader.summary();
  if (!summary.ok) return summary;
  summaries.push(summary.value);
  reading.reader = null;
  return ok(null);
}

function backupOf({ manifest, draft, sections, summaries }: Reading, end: Uint8Array): Result<Backup, Fault> {
  if (summaries.length !== sections.length) return failed(corrupt('a section is missing'));
  const { service } = draft;
  if (manifest.service !== (service?.name ?? null) || manifest.tier !== (service?.tier ?? null))
    return failed(corrupt('its header names another service than the one that is in it'));
  const digest = checkEnd(end, summaries, manifest);
  return digest.ok ? ok({ manifest, snapshot: draft, sections: summaries, digest: digest.value }) : digest;
}
