import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { batchOf } from './batch.ts';
import { corpusTexts } from './corpus.ts';
import type { Found } from './message.ts';

/** Writes a finding: how to make the case again, what is wrong, and the input. Gives the file's name. */
export function record(folder: string, number: number, found: Found): string {
  mkdirSync(folder, { recursive: true });
  const { kind, seed, index, finding, shrunk } = found;
  const file = path.join(folder, `${String(number).padStart(3, '0')}-${kind}-${seed}-${index}.json`);
  const input = shrunk ?? batchOf(kind, seed, corpusTexts())[index];
  writeFileSync(
    file,
    `${JSON.stringify({ kind, seed, index, ...finding, isShrunk: shrunk !== null, input }, null, 2)}\n`,
  );
  return file;
}
