import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from './testing/keelgate.ts';

/** What reads and writes configurations. */
const sources = [
  ...readdirSync(path.join(root, 'packages/arm/src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `packages/arm/src/${name}`),
  ...[
    'input-file',
    'read-folder',
    'load-configuration',
    'write-whole',
    'write-folder',
    'watch-output',
    'command/export',
    'blob-location',
    'interruptible',
    'load-backup',
    'passphrase',
    'promotion',
    'command/backup',
    'command/restore',
  ].map((name) => `apps/cli/src/${name}.ts`),
];

const documents = ['validate', 'export', 'arm-templates', 'backup-commands'].map((name) => `docs/${name}.md`);

function codesIn(files: readonly string[], quote: string): readonly string[] {
  const pattern = new RegExp(`${quote}((?:arm|folder|input|output)/[a-z-]+)${quote}`, 'g');
  const texts = files.map((file) => readFileSync(path.join(root, file), 'utf8'));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, code = '']) => code)))].toSorted();
}

it('every code of reading and writing configurations is in the documents, and none that is not there', () => {
  expect(codesIn(documents, '`')).toEqual(codesIn(sources, "'"));
});
