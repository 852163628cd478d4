import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from '@keelgate/model';
import { errorCode, writingFailure } from './system-error.ts';

/** A file that is to be written; without `mode`, as the user's mask has it. */
export type OutputFile = { readonly file: string; readonly text: string; readonly mode?: number };

/** Writes a file whole or not at all; says what kept it from being written. */
export function writeWhole(file: string, text: string): Fault | null {
  return writeAllWhole([{ file, text }]);
}

/** Writes all files, each whole, or none of them. */
export function writeAllWhole(files: readonly OutputFile[]): Fault | null {
  const drafts: { readonly draft: string; readonly file: string }[] = [];
  for (const output of files) {
    const fault = notThere(output.file);
    if (fault !== null) return dropped(drafts, fault);
  }
  for (const { file, text, mode } of files) {
    const draft = isSpecial(file) ? file : `${file}.${process.pid}.part`;
    try {
      if (draft !== file) drafts.push({ draft, file });
      writeFileSync(draft, text, { flag: draft === file ? 'w' : 'wx', ...(mode === undefined ? {} : { mode }) });
    } catch (error) {
      return dropped(drafts, notWritten(file, error));
    }
  }
  for (const { draft, file } of drafts) {
    try {
      renameSync(draft, file);
    } catch (error) {
      return dropped(drafts, notWritten(file, error));
    }
  }
  return null;
}

export function notWritten(file: string, error: unknown): Fault {
  const why = writingFailure(errorCode(error));
  return { code: 'output/not-written', severity: 'error', message: `${file} cannot be written (${why})` };
}

function notThere(file: string): Fault | null {
  const folder = path.dirname(path.resolve(file));
  if (existsSync(folder)) return null;
  const message = `${folder} does not exist, so ${file} cannot be written`;
  return { code: 'output/no-folder', severity: 'error', message };
}

/** A device or a pipe is written to: what takes its place would be a file. */
function isSpecial(file: string): boolean {
  const there = statSync(file, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile() && !there.isDirectory();
}

function dropped(drafts: readonly { readonly draft: string }[], fault: Fault): Fault {
  for (const { draft } of drafts) rmSync(draft, { force: true });
  return fault;
}
