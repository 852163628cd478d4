import { crc32c } from '../checksum/crc32c.ts';
import type { FilePort, OpenFile } from '../file/port.ts';
import { markName } from './names.ts';
import { numberAt, putNumber, viewOf } from './number.ts';

/**
 * The number of a change that was acknowledged, in a file of its own. It is written after the fsync of that change, and not
 * brought to the disk itself but when the log is closed: so it costs nearly nothing, may be old, and is never too high. With it a
 * damaged last change is told from one that was never finished: what was acknowledged and cannot be read is refused, not cut.
 */
const markBytes = 16;
const markMagic = 0x4b474d4b;

export function writeMark(number: number): Uint8Array {
  const bytes = new Uint8Array(markBytes);
  const view = viewOf(bytes);
  view.setUint32(0, markMagic);
  putNumber(view, 4, number);
  view.setUint32(12, crc32c(bytes, 0, 12));
  return bytes;
}

/** `absent` where there is none; `damaged` where it cannot be believed. */
export type Mark = { readonly state: 'absent' | 'damaged' } | { readonly state: 'whole'; readonly number: number };

export function readMark(bytes: Uint8Array | undefined): Mark {
  if (bytes === undefined || bytes.length === 0) return { state: 'absent' };
  const view = viewOf(bytes);
  const believed =
    bytes.length === markBytes && view.getUint32(0) === markMagic && view.getUint32(12) === crc32c(bytes, 0, 12);
  return believed ? { state: 'whole', number: numberAt(view, 4) } : { state: 'damaged' };
}

/** The mark of a log that is open for writing. */
export type Marker = {
  /** Does not wait, and leaves a number out while an older one is still being written. */
  readonly advance: (number: number) => void;
  /** Waits for what is being written, writes the number and brings it to the disk. */
  readonly finish: (number: number) => Promise<void>;
};

/** `last`: what is known to be on the disk by now. A mark that cannot be written is only older than it might be: nothing is reported. */
export async function openMarker(files: FilePort, folder: string, last: number): Promise<Marker> {
  const path = `${folder}/${markName}`;
  const there = await files.open(path, 'change');
  const opened = there.ok ? there : await files.open(path, 'create');
  const file = opened.ok ? opened.value : undefined;
  let writing: Promise<unknown> | undefined;
  await file?.truncate(markBytes);
  await file?.writeAt(0, writeMark(last));
  return {
    advance: (number) => {
      if (writing !== undefined || file === undefined) return;
      writing = file.writeAt(0, writeMark(number)).then(() => (writing = undefined));
    },
    finish: async (number) => {
      await writing;
      if (file !== undefined) await finished(file, number);
    },
  };
}

async function finished(file: OpenFile, number: number): Promise<void> {
  const written = await file.writeAt(0, writeMark(number));
  if (written.ok) await file.sync();
  await file.close();
}
