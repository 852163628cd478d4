import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from '@keelgate/model';

/** Folders that hold other people's files. */
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** The policy files of paths: files as they are, and of folders every XML file at any depth, in the order of their names. */
export function policyFiles(paths: readonly string[], faults: Fault[]): readonly string[] {
  return paths.flatMap((from) => {
    if (statSync(from, { throwIfNoEntry: false })?.isDirectory() !== true) return [from];
    const files = filesIn(from);
    if (files.length === 0)
      faults.push({
        code: 'input/no-policy',
        severity: 'error',
        message: `${from} holds no XML file, expected policy documents`,
      });
    return files;
  });
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry): readonly string[] => {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesIn(full);
      return entry.name.toLowerCase().endsWith('.xml') ? [full] : [];
    });
}

/** A fragment's id, as its file says it: `auth` for `auth.xml`, `auth.policy.xml` and `auth.fragment.xml`. */
export function fragmentId(file: string): string {
  return path.basename(file).replace(/(?:\.(?:policy|fragment))?\.xml$/i, '');
}
