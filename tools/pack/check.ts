import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Packs every package as it would be published, checks the tarballs, installs them into a clean project and runs a drill
 * there, on the Node that the workspace uses and on the oldest one that the packages say they run on.
 */

const root = path.resolve(import.meta.dirname, '../..');
const folders = ['packages', 'apps'].flatMap((group) =>
  readdirSync(path.join(root, group)).map((name) => path.join(root, group, name)),
);
const work = mkdtempSync(path.join(tmpdir(), 'keelgate-pack-'));
let failures = 0;

try {
  const tarballs = new Map<string, string>();
  for (const folder of folders) {
    const { name, private: stays } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
    if (stays === true) continue;
    tarballs.set(name, packed(folder));
  }
  for (const [name, tarball] of tarballs) {
    check(`${name}: publint`, ['publint', tarball, '--strict']);
    if (name !== 'keelgate') check(`${name}: types resolve`, ['attw', tarball, '--profile', 'esm-only']);
  }
  runInCleanProject(tarballs);
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;

type Manifest = { readonly name: string; readonly private?: boolean };

function packed(folder: string): string {
  const before = new Set(readdirSync(work));
  execFileSync('pnpm', ['pack', '--pack-destination', work], { cwd: folder, stdio: 'pipe' });
  const made = readdirSync(work).find((name) => !before.has(name));
  if (made === undefined) throw new Error(`nothing was packed from ${folder}`);
  return path.join(work, made);
}

function check(what: string, [command = '', ...given]: readonly string[], cwd: string = root): void {
  const { status, stdout, stderr } = spawnSync(command, given, { cwd, encoding: 'utf8' });
  report(what, status === 0, `${stdout}${stderr}`);
}

function report(what: string, passed: boolean, said: string): void {
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${what}`);
  if (passed) return;
  failures += 1;
  console.log(said.trimEnd());
}

function runInCleanProject(tarballs: ReadonlyMap<string, string>): void {
  const project = path.join(work, 'project');
  mkdirSync(project);
  const files = Object.fromEntries([...tarballs].map(([name, tarball]) => [name, `file:${tarball}`]));
  const manifest = {
    name: 'project',
    private: true,
    type: 'module',
    dependencies: { ...files, 'fast-check': '4.10.2' },
    overrides: files,
  };
  writeFileSync(path.join(project, 'package.json'), JSON.stringify(manifest));
  cpSync(path.join(root, 'examples/one-unit'), path.join(project, 'drill'), { recursive: true });
  cpSync(path.join(root, 'examples/primary-lost'), path.join(project, 'regions'), { recursive: true });
  cpSync(path.join(root, 'examples/policy-tests'), path.join(project, 'policies'), { recursive: true });
  const imports = [...tarballs.keys()].filter((name) => name !== 'keelgate').map((name) => `await import('${name}');`);
  writeFileSync(path.join(project, 'imports.js'), [...imports, "await import('@keelgate/model/testing');"].join('\n'));
  check('tarballs install', ['npm', 'install', '--no-audit', '--no-fund', '--engine-strict=false'], project);
  const digests = new Set<string>();
  for (const node of [process.execPath, ...oldestNode()]) {
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
    check(`${version}: every package imports`, [node, 'imports.js'], project);
    digests.add(digestOn(node, project));
    const onThreads = ['1', '2'].map((workers) =>
      digestOn(node, project, ['regions/drill.yaml', '--workers', workers]),
    );
    report(`${version}: two threads find what one finds`, onThreads[0] === onThreads[1], onThreads.join('\n'));
    check(
      `${version}: the command runs a drill`,
      [node, 'node_modules/keelgate/dist/main.js', 'drill', 'drill/drill.yaml'],
      project,
    );
    check(
      `${version}: the command tests policies`,
      [node, 'node_modules/keelgate/dist/main.js', 'policy', 'test', 'policies'],
      project,
    );
  }
  report('results have the same digest on each of them', digests.size === 1, [...digests].join('\n'));
}

function digestOn(node: string, project: string, what: readonly string[] = ['drill/drill.yaml']): string {
  const given = ['node_modules/keelgate/dist/main.js', 'drill', ...what, '--json'];
  const { stdout } = spawnSync(node, given, { cwd: project, encoding: 'utf8', maxBuffer: 1 << 26 });
  return (JSON.parse(stdout) as { digest: string }).digest;
}

/** The oldest Node that the packages name, as the registry supplies it for this machine; none where it does not. */
function oldestNode(): readonly string[] {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'packages/model/package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const version = `${engines.node.replace('>=', '')}.0`;
  const name = `node-${process.platform}-${process.arch}`;
  const folder = path.join(work, 'oldest');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', `${name}@${version}`], {
    cwd: folder,
    stdio: 'pipe',
  });
  const binary = path.join(folder, 'node_modules', name, 'bin/node');
  if (status === 0 && existsSync(binary)) return [binary];
  console.log(`skip Node ${version}: there is no ${name} to be had`);
  return [];
}
