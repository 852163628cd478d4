import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { keelgateHere, root, withFolder } from '../testing/keelgate.ts';

const example = path.join(root, 'examples/promotion');

/** The code blocks of its text: commands, or what they print. */
const blocks = readFileSync(path.join(example, 'README.md'), 'utf8')
  .split(/^```\n/m)
  .filter((_, index) => index % 2 === 1);

it('the example of a promotion: each command prints what its text says', async () => {
  const before = readFileSync(path.join(example, 'prod.json'), 'utf8');
  const seen: string[] = [];
  await withFolder({}, async (folder) => {
    let out = '';
    for (const block of blocks) {
      if (!block.startsWith('$ ')) {
        expect(out.replaceAll(`file://${folder}`, 'file:///backups')).toBe(block);
        continue;
      }
      for (const line of block.trimEnd().split('\n')) {
        const given = line.replace('$ keelgate ', '').replace('file:///backups', `file://${folder}`).split(' ');
        const ran = await keelgateHere(given, example);
        seen.push(given[0] ?? '');
        out = ran.out;
        expect([line, ran.status, ran.err]).toEqual([line, given[0] === 'diff' ? 1 : 0, '']);
      }
    }
  });
  expect(seen).toEqual(['diff', 'backup', 'restore', 'restore']);
  expect(readFileSync(path.join(example, 'prod.json'), 'utf8')).toBe(before);
});
