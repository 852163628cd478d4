import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/** What linters do not see: words, sizes, and that things which belong together are all there. */

const root = path.resolve(import.meta.dirname, '../..');
const files = existsSync(path.join(root, '.git'))
  ? execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter((file) => file !== '' && existsSync(path.join(root, file)))
  : [];
const sources = files.filter(
  (file) => /^(packages|apps)\/[^/]+\/src\/.*\.ts$/.test(file) && !file.endsWith('.test.ts'),
);

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Files of which a line matches, with the line. */
function lines(of: readonly string[], pattern: RegExp): readonly string[] {
  return of.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
}

it('engines use no operator whose bits differ between versions of Node', () => {
  const engines = sources.filter(
    (file) => /^packages\/(model|policy|traffic)\//.test(file) && !file.includes('/testing/'),
  );
  expect(lines(engines, /(?<![/*])\*\*(?![/*])/).filter((line) => !/: \/?\*/.test(line))).toEqual([]);
});

it('files are small: 85 in a hundred have at most 200 lines, none more than 400', () => {
  const sizes = sources.map((file) => ({ file, size: read(file).split('\n').length }));
  expect(sizes.filter(({ size }) => size > 400)).toEqual([]);
  expect(sizes.filter(({ size }) => size <= 200).length / Math.max(1, sizes.length)).toBeGreaterThanOrEqual(
    sizes.length === 0 ? 0 : 0.85,
  );
});

it('nothing is left for later, and no test is switched off', () => {
  const code = files.filter((file) => file.endsWith('.ts') && !file.startsWith('tools/tidy/'));
  expect(
    lines(
      code,
      /\b(TODO|FIXME|XXX|HACK)\b|\b(it|test|describe)\.(only|skip|todo)\(|\bas any(?=[;,)\].}]| as |$)|@ts-(ignore|nocheck)/,
    ),
  ).toEqual([]);
});

it('a suppression carries its reason', () => {
  expect(
    lines(
      files.filter((file) => file.endsWith('.ts')),
      /(eslint|oxlint)-disable(?!.*--)/,
    ).filter((line) => !line.startsWith('tools/tidy/')),
  ).toEqual([]);
});

it('no path of somebody’s machine stands anywhere', () => {
  const texts = files.filter(
    (file) => /\.(ts|md|json|ya?ml|xml)$/.test(file) && file !== 'pnpm-lock.yaml' && !file.startsWith('tools/tidy/'),
  );
  expect(lines(texts, /(?<![\w.])\/(?:home|root|tmp|Users)\/[a-z]/)).toEqual([]);
});

it('the drill file’s documentation has all of D1 to D48', () => {
  const text = read('docs/drill-file.md');
  const missing = Array.from({ length: 48 }, (_, index) => `D${index + 1}`).filter(
    (name) => !new RegExp(`\\b${name}\\b`).test(text),
  );
  expect(missing).toEqual([]);
});

it('every policy is listed, and has a page', () => {
  const list = read('packages/policy/src/policy/index.ts');
  const names = files.flatMap(
    (file) => /^packages\/policy\/src\/policy\/(?!index|named)([a-z-]+)\.ts$/.exec(file)?.[1] ?? [],
  );
  const missing = names.filter(
    (name) => !list.includes(`'./${name}.ts'`) || !files.includes(`docs/policies/${name}.md`),
  );
  expect(missing).toEqual([]);
});

it('every fault kind, rule and decision is listed', () => {
  const faults = read('packages/traffic/src/sim/fault/index.ts');
  for (const file of files) {
    const fault = /^packages\/traffic\/src\/sim\/fault\/(?!index|define-fault)([a-z-]+)\.ts$/.exec(file)?.[1];
    if (fault !== undefined) expect(faults).toContain(`./${fault}.ts`);
  }
  const numbers = files.flatMap((file) => /^docs\/adr\/(\d{4})-/.exec(file)?.[1] ?? []);
  expect(new Set(numbers).size).toBe(numbers.length);
});

it('every law names tests that are there', () => {
  const named = [...read('docs/invariants.md').matchAll(/`((?:[a-z-]+\/)*[a-z.-]+\.test\.ts)`/g)].map(
    (match) => match[1] ?? '',
  );
  for (const test of named) expect(files.some((file) => file.endsWith(`/${test}`) || file === test)).toBe(true);
});
