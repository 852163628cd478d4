import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { runCommand } from '../run-command.ts';

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

/** Runs the command as a user's shell would, with what follows its name on the line. */
export function keelgateInShell(line: string, cwd: string = root): Ran {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${main}" ${line}`], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, out: stdout, err: stderr };
}

/** Runs the command in this process, where most of its start is saved; what it prints is caught. */
export async function keelgateHere(given: readonly string[], cwd: string): Promise<Ran> {
  const before = { cwd: process.cwd(), exitCode: process.exitCode, noColor: process.env['NO_COLOR'] };
  const [out, err] = [caught(process.stdout), caught(process.stderr)];
  process.chdir(cwd);
  process.env['NO_COLOR'] = '1';
  process.exitCode = undefined;
  try {
    const status = await runCommand(given);
    return { status, out: out.text(), err: err.text() };
  } finally {
    out.release();
    err.release();
    process.chdir(before.cwd);
    process.exitCode = before.exitCode;
    if (before.noColor === undefined) delete process.env['NO_COLOR'];
    else process.env['NO_COLOR'] = before.noColor;
  }
}

function caught(stream: NodeJS.WriteStream): { readonly text: () => string; readonly release: () => void } {
  const parts: string[] = [];
  const spy = vi.spyOn(stream, 'write').mockImplementation((chunk) => {
    parts.push(String(chunk));
    return true;
  });
  return { text: () => parts.join(''), release: () => spy.mockRestore() };
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
    if (used instanceof Promise) void used.finally(drop).catch(() => undefined);
    return used;
  } finally {
    if (!(used instanceof Promise)) drop();
  }
}
