import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ledgerPages, root } from './pages.ts';

it('docs/policies is what the code says; `npm run ledger` writes it', () => {
  const stale = [...ledgerPages()].flatMap(([file, text]) => {
    const whole = path.join(root, file);
    return existsSync(whole) && readFileSync(whole, 'utf8') === text ? [] : [file];
  });
  expect(stale).toEqual([]);
});

it('docs/policies has no page of something that is gone', () => {
  const pages = ledgerPages();
  const written = readdirSync(path.join(root, 'docs/policies'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/policies/${name}`);
  expect(written.filter((file) => !pages.has(file))).toEqual([]);
});
