import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Fault, Place, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';

/** A file's text, by its path relative to the working directory. */
export type InputFile = { readonly file: string; readonly text: string };

/** No input is larger. */
const bytesMax = 64 * 1024 * 1024;

/** Reads a text file; what keeps it from being read is one fault, at the place that named the file. */
export function readInput(file: string, place?: Place): Result<InputFile, Fault> {
  const shown = path.relative(process.cwd(), path.resolve(file)) || file;
  function wrong(message: string): Result<InputFile, Fault> {
    const fault: Fault = { code: 'input/not-readable', severity: 'error', message };
    return failed({ ...fault, place: place ?? { file: shown, line: 1, column: 1 } });
  }
  try {
    const { size } = statSync(file);
    if (size > bytesMax) return wrong(`${shown} has ${size} bytes, expected at most ${bytesMax}`);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
    return ok({ file: shown, text });
  } catch (error) {
    return wrong(`${shown} ${whyNot(error)}`);
  }
}

/** The template of a path: one file, or every JSON file of a folder. */
export function readTemplateFiles(from: string, place?: Place): Result<readonly InputFile[], readonly Fault[]> {
  const isFolder = statSync(from, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const files = isFolder
    ? readdirSync(from)
        .filter((name) => name.endsWith('.json') && !name.includes('parameters'))
        .toSorted()
        .map((name) => path.join(from, name))
    : [from];
  const read = files.map((file) => readInput(file, place));
  const faults = read.flatMap((one) => (one.ok ? [] : [one.failure]));
  if (files.length === 0) {
    const message = `${from} holds no JSON file, expected an ARM template`;
    faults.push({ code: 'input/no-template', severity: 'error', message, ...(place === undefined ? {} : { place }) });
  }
  return faults.length > 0 ? failed(faults) : ok(read.flatMap((one) => (one.ok ? [one.value] : [])));
}

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: { readonly [code: string]: string } = {
    ENOENT: 'does not exist',
    EISDIR: 'is a folder, expected a file',
    EACCES: 'may not be read',
    ERR_ENCODING_INVALID_ENCODED_DATA: 'is not text in UTF-8',
  };
  return known[code] ?? `cannot be read (${code})`;
}
