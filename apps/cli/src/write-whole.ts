import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from '@keelgate/model';

/** Writes a file whole or not at all; says what kept it from being written. */
export function writeWhole(file: string, text: string): Fault | null {
  const folder = path.dirname(path.resolve(file));
  if (!existsSync(folder))
    return {
      code: 'output/no-folder',
      severity: 'error',
      message: `${folder} does not exist, so ${file} cannot be written`,
    };
  const draft = `${file}.${process.pid}.part`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
    return null;
  } catch (error) {
    rmSync(draft, { force: true });
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { code: 'output/not-written', severity: 'error', message: `${file} cannot be written (${why})` };
  }
}
