import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from '@keelgate/model';

/** Folders that hold other people's files. */
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git']);

const testName = /\.policy-test\.(?:ya?ml|json)$/i;

export type PolicyTestFiles = {
  readonly files: readonly string[];
  /** Every folder that was looked into. */
  readonly folders: readonly string[];
};

/** The test files of paths: files as they are, and of folders `*.policy-test.yaml` at any depth, in the order of their names. */
export function policyTestFiles(paths: readonly string[], faults: Fault[]): PolicyTestFiles {
  const files: string[] = [];
  const folders: string[] = [];
  function look(folder: string): void {
    folders.push(folder);
    const entries = readdirSync(folder, { withFileTypes: true });
    for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory() && !skipped.has(entry.name)) look(full);
      else if (entry.isFile() && testName.test(entry.name)) files.push(full);
    }
  }
  for (const from of paths) {
    const before = files.length;
    if (statSync(from, { throwIfNoEntry: false })?.isDirectory() === true) look(from);
    else files.push(from);
    if (files.length === before) {
      const message = `${from} holds no test file, expected *.policy-test.yaml`;
      faults.push({ code: 'input/no-test', severity: 'error', message });
    }
  }
  return { files: [...new Set(files)], folders };
}
