import type { Fault } from '@keelgate/model';
import { type Block, blocks, corrupt } from './container/blocks.ts';
import { type ByteSource, type Chunks, byteSource } from './container/byte-source.ts';
import { endSection } from './container/frame.ts';
import { type Head, readHead } from './container/head.ts';
import type { Seal } from './container/seal.ts';
import { sealOf } from './container/seal-of.ts';
import type { SectionSummary } from './content-digest.ts';
import { checkEnd } from './end-block.ts';
import { currentFormat, sectionsOfVersion } from './format.ts';
import { type BackupManifest, expiryMs } from './manifest.ts';
import { type ReadOptions, checkEndOf } from './read-backup.ts';
import { type SectionReader, sectionReader } from './section-reader.ts';

/** What is in a backup, as far as it can be read, and whether it is whole. */
export type Inspection = {
  /** `null` where the header cannot be read. */
  readonly manifest: BackupManifest | null;
  readonly formatVersion: number | null;
  readonly encrypted: boolean;
  /** After this instant it is refused. */
  readonly expiresMs: number | null;
  readonly sections: readonly InspectedSection[];
  /** Of the content, where all of it could be read. */
  readonly digest: string | null;
  /** The first reason why it would be refused; `null` where it is whole, as far as could be looked into. */
  readonly fault: Fault | null;
};

export type InspectedSection = {
  readonly type: string;
  /** By the manifest. */
  readonly count: number;
  /** Of its content, before compression; `null` where there is no key to look into it. */
  readonly bytes: number | null;
  /** As it is in the backup. */
  readonly storedBytes: number;
  /** `null`: whole. */
  readonly fault: Fault | null;
};

/**
 * Looks at a backup without believing it: damage in one section does not hide the others. Without the passphrase of an
 * encrypted one its header, its order and its checksum are checked, and its content is not looked into.
 */
export async function inspectBackup(chunks: Chunks, { passphrase }: ReadOptions): Promise<Inspection> {
  const source = byteSource(chunks);
  try {
    const head = await readHead(source);
    if (!head.ok) return unreadable(head.failure);
    const seal = await sealOf(head.value, passphrase);
    if (seal.ok) return await inspectBlocks(source, head.value, seal.value);
    const looked = await inspectBlocks(source, head.value, null);
    // To look without a passphrase is no fault; to bring a wrong one is.
    return seal.failure.code === 'backup/passphrase-needed' ? looked : { ...looked, fault: seal.failure };
  } finally {
    await source.close();
  }
}

type Seen = { readonly type: string; storedBytes: number; bytes: number; fault: Fault | null; ended: boolean };

type Looking = {
  readonly head: Head;
  readonly seal: Seal | null;
  readonly sections: readonly Seen[];
  readonly summaries: SectionSummary[];
  reader: SectionReader | null;
  digest: string | null;
  /** The first one is what counts. */
  readonly faults: Fault[];
};

async function inspectBlocks(source: ByteSource, head: Head, seal: Seal | null): Promise<Inspection> {
  const sections = sectionsOfVersion(currentFormat, head.version).map(({ name }): Seen => ({
    type: name,
    storedBytes: 0,
    bytes: 0,
    fault: null,
    ended: false,
  }));
  const looking: Looking = { head, seal, sections, summaries: [], reader: null, digest: null, faults: [] };
  let ended = false;
  for await (const block of blocks(source, seal)) {
    if (!block.ok) looking.faults.push(block.failure);
    else if (block.value.header.section === endSection) {
      ended = true;
      lookAtEnd(looking, block.value);
    } else lookAt(looking, block.value);
  }
  if (ended) {
    const whole = await checkEndOf(source);
    if (!whole.ok) looking.faults.push(whole.failure);
  }
  return inspection(looking);
}

function lookAt(looking: Looking, { header, content }: Block): void {
  const section = looking.sections[header.section];
  const before = looking.sections[header.section - 1];
  if (section === undefined || section.ended || before?.ended === false) {
    looking.faults.push(corrupt(`block ${header.sequence} is not in its place`));
    return;
  }
  section.storedBytes += header.storedBytes;
  section.bytes += header.contentBytes;
  section.ended = header.last;
  if (looking.seal === null) return;
  looking.reader ??= sectionReader(section.type, () => undefined);
  const fed = content.ok && section.fault === null ? looking.reader.feed(content.value) : content;
  if (!fed.ok) section.fault ??= fed.failure;
  if (header.last) endSectionOf(looking, section, looking.reader);
}

function endSectionOf(looking: Looking, section: Seen, reader: SectionReader): void {
  looking.reader = null;
  const summary = reader.summary();
  if (!summary.ok) section.fault ??= summary.failure;
  if (section.fault !== null) looking.faults.push(section.fault);
  else if (summary.ok) looking.summaries.push(summary.value);
}

function lookAtEnd(looking: Looking, { content }: Block): void {
  if (!content.ok) looking.faults.push(content.failure);
  if (!content.ok || looking.seal === null || looking.faults.length > 0) return;
  const checked = checkEnd(content.value, looking.summaries, looking.head.manifest);
  if (checked.ok) looking.digest = checked.value;
  else looking.faults.push(checked.failure);
}

function inspection({ head, seal, sections, digest, faults }: Looking): Inspection {
  const { manifest, version, derivation } = head;
  const [fault = null] = faults;
  return {
    manifest,
    formatVersion: version,
    encrypted: derivation !== null,
    expiresMs: manifest.createdMs + expiryMs,
    sections: sections.map(({ type, storedBytes, bytes, fault: own, ended }) => ({
      type,
      count: manifest.counts[type] ?? 0,
      bytes: seal === null ? null : bytes,
      storedBytes,
      fault: own ?? (ended ? null : corrupt(`the section ${type} is not all there`)),
    })),
    digest: fault === null ? digest : null,
    fault,
  };
}

function unreadable(fault: Fault): Inspection {
  return { manifest: null, formatVersion: null, encrypted: false, expiresMs: null, sections: [], digest: null, fault };
}
