import { type Fault, type Result, failed, ok } from '@keelgate/model';
import { corrupt } from './container/blocks.ts';
import { type SectionSummary, contentDigest } from './content-digest.ts';
import type { BackupManifest } from './manifest.ts';
import { decode } from './record/records.ts';
import { list, number, record, text } from './record/shape.ts';
import { Unfit } from './record/unfit.ts';

type End = { readonly sections: readonly SectionSummary[]; readonly digest: string };

const shape = record<End>({
  sections: list(record<SectionSummary>({ type: text, count: number, bytes: number, digest: text })),
  digest: text,
});

export function packEnd(sections: readonly SectionSummary[]): unknown {
  return shape.pack({ sections, digest: contentDigest(sections) });
}

/** Whether what was read is what was written, by the last block and the manifest; the digest of it all. */
export function checkEnd(
  content: Uint8Array,
  read: readonly SectionSummary[],
  manifest: BackupManifest,
): Result<string, Fault> {
  let end: End;
  try {
    end = shape.unpack(decode(content));
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return failed(corrupt('its last block is not as it has to be'));
  }
  if (end.sections.length !== read.length) return failed(corrupt('a section is missing'));
  for (const [index, section] of read.entries()) {
    const said = end.sections[index];
    const same =
      said?.type === section.type &&
      said.count === section.count &&
      said.bytes === section.bytes &&
      said.digest === section.digest &&
      manifest.counts[section.type] === section.count;
    if (!same) return failed(corrupt(`the section ${section.type} is not the one that was written`));
  }
  if (end.digest !== contentDigest(read)) return failed(corrupt('its digest is wrong'));
  return ok(end.digest);
}
