import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The working tree as git sees it, in a folder of its own, with the same installed packages. */
export type Copy = { readonly folder: string; readonly restore: () => void; readonly remove: () => void };

export function copyOf(root: string): Copy {
  const folder = mkdtempSync(path.join(tmpdir(), 'keelgate-mutants-'));
  git(folder, ['init', '--quiet']);
  for (const file of filesOf(root)) cpSync(path.join(root, file), path.join(folder, file));
  git(folder, ['add', '--all']);
  git(folder, [
    '-c',
    'user.name=mutants',
    '-c',
    'user.email=mutants@localhost',
    'commit',
    '--quiet',
    '--message',
    'copy',
  ]);
  linkModules(root, folder);
  return {
    folder,
    restore: () => git(folder, ['checkout', '--quiet', '--', '.']),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What is tracked or new, and is there: whatever is under way is tested too. */
function filesOf(root: string): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return listed
    .split('\0')
    .filter((file) => file !== '' && file !== 'node_modules' && existsSync(path.join(root, file)));
}

/** Links between packages of the workspace are relative, so that copied ones lead to the copy. */
function linkModules(root: string, folder: string): void {
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  for (const group of ['packages', 'apps']) {
    for (const name of readdirSync(path.join(root, group))) {
      const modules = path.join(group, name, 'node_modules');
      if (existsSync(path.join(root, modules)) && existsSync(path.join(folder, group, name)))
        cpSync(path.join(root, modules), path.join(folder, modules), { recursive: true, verbatimSymlinks: true });
    }
  }
}

export function git(folder: string, args: readonly string[], input = ''): void {
  execFileSync('git', [...args], { cwd: folder, input, stdio: ['pipe', 'pipe', 'pipe'] });
}
