import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root: string = fileURLToPath(new URL('../../../../', import.meta.url));

/** The command's own source. */
export const main: string = fileURLToPath(new URL('../main.ts', import.meta.url));

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

/** A folder with these files, for as long as `use` takes, promises included. */
export function withFolder<Value>(
  files: { readonly [name: string]: string | Uint8Array },
  use: (folder: string) => Value,
): Value {
  const folder = mkdtempSync(path.join(tmpdir(), 'keelgate-'));
  function drop(): void {
    rmSync(folder, { recursive: true, force: true });
  }
  let used: Value | undefined;
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
    used = use(folder);
    if (used instanceof Promise) void used.finally(drop);
    return used;
  } finally {
    if (!(used instanceof Promise)) drop();
  }
}
