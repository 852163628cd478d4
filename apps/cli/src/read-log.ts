import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Fault, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import { shownPath } from './input-file.ts';
import { errorCode, readingFailure } from './system-error.ts';

/** A log as it streams. Whoever asks for the next chunk gets `LogUnreadable` where the file breaks off. */
export type OpenLog = {
  readonly file: string;
  readonly chunks: AsyncIterable<string>;
  /** How much of it has been read, from 0 to 1. */
  readonly share: () => number;
};

/** What was being read is not whole, or cannot be read any further. */
export class LogUnreadable extends Error {}

const chunkBytes = 256 * 1024;

/** Opens a log, compressed or not, whatever it is called; `-` is standard input. */
export function openLog(file: string): Result<OpenLog, Fault> {
  if (file === '-') return ok({ file: 'standard input', chunks: chunksOf(process.stdin), share: () => 0 });
  const shown = shownPath(file);
  try {
    const found = statSync(file);
    if (found.isDirectory()) return failed(unreadable(shown, 'is a folder, expected a log'));
    const raw = createReadStream(file, { highWaterMark: chunkBytes });
    const share = (): number => (found.size === 0 ? 1 : Math.min(1, raw.bytesRead / found.size));
    return ok({ file: shown, chunks: chunksOf(raw), share });
  } catch (error) {
    return failed(unreadable(shown, readingFailure(errorCode(error))));
  }
}

/** A log that cannot be read, or not to its end. */
export function unreadable(shown: string, why: string): Fault {
  const place = { file: shown, line: 1, column: 1 };
  return { code: 'input/not-readable', severity: 'error', message: `${shown} ${why}`, place };
}

async function* chunksOf(raw: Readable): AsyncGenerator<string> {
  // What is no UTF-8 shows as such in the line that holds it, and spoils no other.
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const bytes of unpacked(raw)) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw new LogUnreadable(broken.get(errorCode(error)) ?? readingFailure(errorCode(error)));
  } finally {
    raw.destroy();
  }
}

const broken: ReadonlyMap<string, string> = new Map([
  ['Z_DATA_ERROR', 'is broken: it cannot be unpacked any further'],
  ['Z_BUF_ERROR', 'breaks off: its compressed data has no end'],
]);

/** What gzip writes begins with these two bytes, and no text does. */
async function* unpacked(raw: Readable): AsyncGenerator<Uint8Array> {
  const chunks = raw[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let first = new Uint8Array(0);
  while (first.length < 2) {
    const next = await chunks.next();
    if (next.done === true) break;
    first = Buffer.concat([first, next.value]);
  }
  const all = continued(first, chunks);
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    yield* all;
    return;
  }
  const unzip = createGunzip({ chunkSize: chunkBytes });
  const packed = Readable.from(all);
  packed.once('error', (error) => unzip.destroy(error));
  try {
    for await (const bytes of packed.pipe(unzip)) yield bytes as Uint8Array;
  } finally {
    unzip.destroy();
    packed.destroy();
  }
}

async function* continued(first: Uint8Array, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
}
