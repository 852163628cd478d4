import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { excluded } from './excluded.ts';

const document = path.resolve(import.meta.dirname, '../../../docs/backup.md');

function found(file: string, pattern: RegExp): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(pattern)]
    .map(([, name = '']) => name)
    .toSorted((one, other) => one.localeCompare(other));
}

it('every code is in the document, and none that there is not', () => {
  expect(found(document, /^\| `(backup\/[a-z-]+)`/gm)).toEqual(
    found(path.join(import.meta.dirname, 'backup-fault.ts'), /^ {2}\| '(backup\/[a-z-]+)'/gm),
  );
});

it('everything that is left out is in the document', () => {
  const names = excluded.map(({ name }) => name).toSorted((one, other) => one.localeCompare(other));
  expect(found(document, /^\| `([a-z-]+)` \|/gm)).toEqual(names);
});
