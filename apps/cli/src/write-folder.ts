import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from '@keelgate/model';
import type { InputFile } from './input-file.ts';
import { notWritten } from './write-whole.ts';

export type FolderOptions = {
  /** Whether what is there may be replaced. */
  readonly force: boolean;
  /** Which of the names in a folder are replaced with it; the others stay. */
  readonly isReplaced: (name: string) => boolean;
};

/** Writes all files into a folder, or none; says what kept them from being written. */
export function writeFolderWhole(folder: string, files: readonly InputFile[], options: FolderOptions): Fault | null {
  const fault = notUsable(folder, options);
  if (fault !== null) return fault;
  const isThere = existsSync(folder);
  // Inside of a folder that is there, so that nothing is moved from one disk to another.
  const work = isThere ? path.join(folder, `.keelgate-${process.pid}`) : `${folder}.${process.pid}.part`;
  try {
    const draft = isThere ? path.join(work, 'new') : work;
    writeFiles(draft, files);
    if (isThere) exchange(folder, work, options);
    else renameSync(draft, folder);
    return null;
  } catch (error) {
    return notWritten(folder, error);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function notUsable(folder: string, { force }: FolderOptions): Fault | null {
  const there = statSync(folder, { throwIfNoEntry: false });
  function wrong(code: string, message: string, hint?: string): Fault {
    return { code, severity: 'error', message, ...(hint === undefined ? {} : { hint }) };
  }
  if (there === undefined) {
    const parent = path.dirname(path.resolve(folder));
    if (existsSync(parent)) return null;
    return wrong('output/no-folder', `${parent} does not exist, so ${folder} cannot be written`);
  }
  if (!there.isDirectory()) return wrong('output/no-folder', `${folder} is a file, expected a folder`);
  if (force || readdirSync(folder).length === 0) return null;
  return wrong('output/not-empty', `${folder} is not empty`, '--force replaces the artifacts in it');
}

function writeFiles(root: string, files: readonly InputFile[]): void {
  mkdirSync(root, { recursive: true });
  for (const { file, text } of files) {
    const full = path.join(root, ...file.split('/'));
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text, { flag: 'wx' });
  }
}

/** Puts what is new in the place of what was there; where that fails, everything is as it was before. */
function exchange(folder: string, work: string, { isReplaced }: FolderOptions): void {
  const old = path.join(work, 'old');
  const draft = path.join(work, 'new');
  mkdirSync(old);
  const undo: (() => void)[] = [];
  function move(from: string, to: string): void {
    renameSync(from, to);
    undo.unshift(() => renameSync(to, from));
  }
  try {
    const added = readdirSync(draft);
    const replaced = readdirSync(folder).filter((name) => isReplaced(name) || added.includes(name));
    for (const name of replaced) move(path.join(folder, name), path.join(old, name));
    for (const name of added) move(path.join(draft, name), path.join(folder, name));
  } catch (error) {
    for (const step of undo) step();
    throw error;
  }
}
