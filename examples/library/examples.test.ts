import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const folder = import.meta.dirname;
const examples = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
const page = readFileSync(path.join(folder, '../../docs/library.md'), 'utf8');

it.each(examples)('%s does what it says, and stands in the documentation', async (file) => {
  await import(path.join(folder, file));
  expect(page).toContain(readFileSync(path.join(folder, file), 'utf8'));
});

it('the documentation shows nothing that is not an example', () => {
  expect([...page.matchAll(/^```ts$/gm)]).toHaveLength(examples.length);
});
