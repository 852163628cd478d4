import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Fault, Place, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import { errorCode, readingFailure } from './system-error.ts';

/** A file's text, by its path relative to the working directory. */
export type InputFile = { readonly file: string; readonly text: string };

/** No input is larger. */
const bytesMax = 64 * 1024 * 1024;

/** Reads a text file; what keeps it from being read is one fault, at the place that named the file. */
export function readInput(file: string, place?: Place): Result<InputFile, Fault> {
  const shown = shownPath(file);
  function wrong(message: string): Result<InputFile, Fault> {
    const fault: Fault = { code: 'input/not-readable', severity: 'error', message };
    return failed({ ...fault, place: place ?? { file: shown, line: 1, column: 1 } });
  }
  try {
    const bytes = bytesOf(file);
    if (typeof bytes === 'number') return wrong(`${shown} has ${sizeText(bytes)}, expected at most ${bytesMax} bytes`);
    return ok({ file: shown, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) });
  } catch (error) {
    return wrong(`${shown} ${readingFailure(errorCode(error))}`);
  }
}

/** As messages name a file: relative to the working directory, unless that is a long way; with the same slashes everywhere. */
export function shownPath(file: string): string {
  const whole = path.resolve(file);
  const relative = path.relative(process.cwd(), whole) || file;
  return (relative.length > whole.length ? whole : relative).split(path.sep).join('/');
}

/** What a file holds, be it a pipe; the number of bytes where that is too many. */
function bytesOf(file: string): Uint8Array | number {
  const opened = openSync(file, 'r');
  try {
    const { size } = fstatSync(opened);
    if (size > bytesMax) return size;
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const chunk = new Uint8Array(Math.max(64 * 1024, size - length + 1));
      const read = readSync(opened, chunk, 0, chunk.length, null);
      if (read === 0) return Buffer.concat(chunks, length);
      chunks.push(chunk.subarray(0, read));
      length += read;
      if (length > bytesMax) return Infinity;
    }
  } finally {
    closeSync(opened);
  }
}

function sizeText(bytes: number): string {
  return Number.isFinite(bytes) ? `${bytes} bytes` : 'no end';
}
