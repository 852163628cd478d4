import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root: string = fileURLToPath(new URL('../../../../', import.meta.url));

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

export type Ran = { readonly status: number | null; readonly out: string; readonly err: string };

/** Runs the command as a user would, on this Node, in a folder. */
export function keelgate(given: readonly string[], cwd: string = root): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...given], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, out: stdout, err: stderr };
}

/** A folder with these files, for as long as `use` takes. */
export function withFolder<Value>(
  files: { readonly [name: string]: string | Uint8Array },
  use: (folder: string) => Value,
): Value {
  const folder = mkdtempSync(path.join(tmpdir(), 'keelgate-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
