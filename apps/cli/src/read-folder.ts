import type { Dirent } from 'node:fs';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Fault, Place } from '@keelgate/model';
import type { InputFile } from './input-file.ts';
import { readInput, shownPath } from './input-file.ts';
import { errorCode, readingFailure } from './system-error.ts';

/** What a configuration may be written in. */
const endings = /\.(?:jsonc?|ya?ml|xml|bicep|bicepparam|graphqls?|gql|wsdl|wadl|edmx|proto|tf|tfvars|tfstate)$/i;

/** Other people's, or a tool's. */
const skipped = /^(?:\..*|node_modules)$/;

const filesMax = 20_000;
const charactersMax = 256 * 1024 * 1024;
const depthMax = 32;

/** The files of a folder that may be part of a configuration, at any depth, in the order of their names. */
export function readFolder(folder: string, faults: Fault[], place?: Place): readonly InputFile[] {
  const said = place ?? { file: shownPath(folder), line: 1, column: 1 };
  const files: InputFile[] = [];
  let left = charactersMax;
  for (const file of pathsIn(folder, said, faults)) {
    const read = readInput(file);
    if (!read.ok) {
      faults.push(read.failure);
      continue;
    }
    left -= read.value.text.length;
    if (left < 0 || files.length >= filesMax) {
      const message = `${shownPath(folder)} has more than ${filesMax} files or ${charactersMax} characters to read`;
      faults.push({
        code: 'input/too-large',
        severity: 'error',
        message,
        place: said,
        hint: 'name a folder inside it',
      });
      return [];
    }
    files.push(read.value);
  }
  return files;
}

function* pathsIn(folder: string, place: Place, faults: Fault[], depth: number = 0): Generator<string> {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const message = `${shownPath(folder)} ${readingFailure(errorCode(error))}`;
    faults.push({ code: 'input/not-readable', severity: 'error', message, place });
    return;
  }
  for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
    const full = path.join(folder, entry.name);
    if (skipped.test(entry.name)) continue;
    // Links to folders may lead in circles.
    if (entry.isDirectory()) {
      if (depth < depthMax) yield* pathsIn(full, place, faults, depth + 1);
    } else if (endings.test(entry.name) && isFile(entry, full)) yield full;
  }
}

function isFile(entry: Dirent, full: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && (statSync(full, { throwIfNoEntry: false })?.isFile() ?? false));
}
