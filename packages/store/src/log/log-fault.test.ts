import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const document = path.resolve(import.meta.dirname, '../../../../docs/config-log.md');

function codes(file: string, pattern: RegExp): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(pattern)]
    .map(([, code = '']) => code)
    .toSorted((one, other) => one.localeCompare(other));
}

it('every code of the log is in its document, and none that it does not have', () => {
  expect(codes(document, /^\| `(log\/[a-z-]+)`/gm)).toEqual(
    codes(path.join(import.meta.dirname, 'log-fault.ts'), /^ {2}\| '(log\/[a-z-]+)'/gm),
  );
});
