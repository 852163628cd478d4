import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ledgerPages, root } from './pages.ts';

/** `npm run ledger`: writes docs/policies anew. */
rmSync(path.join(root, 'docs/policies'), { recursive: true, force: true });
for (const [file, text] of ledgerPages()) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}
