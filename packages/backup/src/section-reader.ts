import { createHash } from 'node:crypto';
import { type Fault, type Result, failed, ok } from '@keelgate/model';
import { corrupt } from './container/blocks.ts';
import type { SectionSummary } from './content-digest.ts';
import { recordReader } from './record/records.ts';
import { Unfit } from './record/unfit.ts';

/** Takes the content of a section's blocks, one after the other, and hands on its records. */
export type SectionReader = {
  readonly feed: (content: Uint8Array) => Result<void, Fault>;
  readonly summary: () => Result<SectionSummary, Fault>;
};

export function sectionReader(type: string, add: (record: unknown) => void): SectionReader {
  const hash = createHash('sha256');
  const reader = recordReader();
  let count = 0;
  let bytes = 0;
  return {
    feed: (content) => {
      hash.update(content);
      bytes += content.length;
      try {
        for (const record of reader.feed(content)) {
          add(record);
          count += 1;
        }
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
        return failed(corrupt(`item ${count + 1} of ${type} is not as it has to be: ${error.message}`));
      }
      return ok(undefined);
    },
    summary: () =>
      reader.done()
        ? ok({ type, count, bytes, digest: hash.copy().digest('hex') })
        : failed(corrupt(`the last item of ${type} is not whole`)),
  };
}
