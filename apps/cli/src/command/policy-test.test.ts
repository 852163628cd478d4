import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { PolicyTestReport } from '@keelgate/model';
import { readTestFile } from '@keelgate/policy/suite';
import { describe, expect, it } from 'vitest';
import type { Ran } from '../testing/keelgate.ts';
import { keelgateHere, main, root, withFolder } from '../testing/keelgate.ts';

type Files = { readonly [name: string]: string };

function test(files: Files, ...given: readonly string[]): Promise<Ran> {
  return withFolder(files, (folder) => keelgateHere(['policy', 'test', ...given], folder));
}

const policy =
  '<policies>\n  <inbound>\n    <base />\n    <set-header name="X-A" exists-action="override"><value>b</value></set-header>\n  </inbound>\n  <backend><base /></backend>\n  <outbound><base /></outbound>\n</policies>';

/** A test file with a case for each of these values that the header is expected to have. */
function tests(...values: readonly string[]): string {
  const cases = values.map(
    (value) =>
      `  - name: the header is ${value}\n    expect:\n      backendRequests:\n        - headers: { X-A: ${value} }\n`,
  );
  return `policy: a.xml\nrequest: { method: GET, url: "https://api.example.com/a" }\ncases:\n${cases.join('')}`;
}

describe('exit statuses', () => {
  it('0 where every case passed', async () => {
    const { status, out, err } = await test({ 'a.xml': policy, 'a.policy-test.yaml': tests('b') }, '.');
    expect([status, err]).toEqual([0, '']);
    expect(out).toBe('a.policy-test.yaml\n  ✓ the header is b\n\n1 file, 1 case: 1 passed, 0 failed\n');
  });

  it('1 where one failed, with what was expected, where that is written, and what came', async () => {
    const { status, out, err } = await test({ 'a.xml': policy, 'a.policy-test.yaml': tests('b', 'c') }, '.');
    expect([status, err]).toEqual([1, '']);
    expect(out).toContain(`  ✗ the header is c
      a.policy-test.yaml:11:27  backendRequests[0].headers.X-A
        expected "c"
        got      "b"
`);
    expect(out).toContain('1 file, 2 cases: 1 passed, 1 failed');
  });

  it('1 where the policies do not compile: it is said once, and every case fails', async () => {
    const wrong = policy.replace('set-header name', 'set-haeder name').replace('/set-header', '/set-haeder');
    const { status, out } = await test({ 'a.xml': wrong, 'a.policy-test.yaml': tests('b', 'c') }, '.');
    expect(status).toBe(1);
    expect(out.match(/a\.xml:4:5: error: <set-haeder>/g)).toHaveLength(1);
    expect(out).toContain('0 passed, 2 failed');
  });

  it('2 where a test file is wrong, and still the others run', async () => {
    const files = {
      'a.xml': policy,
      'a.policy-test.yaml': tests('b'),
      'b.policy-test.yaml': 'policy: a.xml\ncass: []\n',
    };
    const { status, out, err } = await test(files, '.');
    expect(status).toBe(2);
    expect(out).toContain('1 passed, 0 failed');
    expect(err).toContain('b.policy-test.yaml:2:1: error: unknown key "cass" in the file (did you mean "cases"?)');
  });

  it.each<[string, Files, readonly string[], RegExp]>([
    ['no path', {}, [], /^error: missing required argument 'path'/],
    [
      'a folder without tests',
      { 'a.xml': policy },
      ['.'],
      /^error: \. holds no test file, expected \*\.policy-test\.yaml/,
    ],
    ['a path that is not there', {}, ['nope'], /^nope:1:1: error: nope does not exist/],
    [
      'a filter that no name meets',
      { 'a.xml': policy, 'a.policy-test.yaml': tests('b') },
      ['.', '--filter', 'zzz'],
      /no case has "zzz" in its name/,
    ],
    [
      'a document that is not there',
      { 'a.policy-test.yaml': tests('b') },
      ['.'],
      /^a\.policy-test\.yaml:1:9: error: a\.xml does not exist/,
    ],
    [
      'named values that are not there',
      { 'a.xml': policy, 'a.policy-test.yaml': `namedValues: v.json\n${tests('b')}` },
      ['.'],
      /^a\.policy-test\.yaml:1:14: error: v\.json does not exist/,
    ],
    [
      'fragments that are not there',
      { 'a.xml': policy, 'a.policy-test.yaml': `fragments: f\n${tests('b')}` },
      ['.'],
      /^a\.policy-test\.yaml:1:12: error: f does not exist/,
    ],
    ['an unknown option', {}, ['.', '--juni', 'x'], /unknown option '--juni'/],
  ])('2, and nothing on standard output: %s', async (_, files, given, says) => {
    const { status, out, err } = await test(files, ...given);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(says);
    expect(err).not.toMatch(/\n\s+at |this is a bug/);
  });
});

describe('output', () => {
  const files = { 'a.xml': policy, 'a.policy-test.yaml': tests('b', 'c') };

  it('runs only the cases that the filter names, in any case of letters', async () => {
    const { status, out } = await test(files, '.', '--filter', 'IS B');
    expect([status, out]).toEqual([0, expect.stringContaining('1 case: 1 passed')]);
  });

  it('is one JSON object with --json', async () => {
    const report = JSON.parse((await test(files, 'a.policy-test.yaml', '--json')).out) as PolicyTestReport;
    expect(report).toMatchObject({
      passed: 1,
      failed: 1,
      files: [
        {
          file: 'a.policy-test.yaml',
          faults: [],
          cases: [
            { name: 'the header is b', passed: true, failures: [] },
            {
              name: 'the header is c',
              passed: false,
              failures: [{ what: 'backendRequests[0].headers.X-A', expected: '"c"', got: '"b"', place: { line: 11 } }],
            },
          ],
        },
      ],
    });
  });

  it('is JUnit XML in a file with --junit', async () => {
    await withFolder(files, async (folder) => {
      expect((await keelgateHere(['policy', 'test', '.', '--junit', 'r.xml'], folder)).status).toBe(1);
      const text = readFileSync(path.join(folder, 'r.xml'), 'utf8');
      expect(text).toMatch(
        /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="keelgate policy test" tests="2" failures="1" errors="0" /,
      );
      expect(text.match(/<testcase /g)).toHaveLength(2);
      expect(await keelgateHere(['policy', 'test', '.', '--junit', 'no/r.xml'], folder)).toMatchObject({
        status: 2,
        err: expect.stringContaining('does not exist'),
      });
    });
  });
});

it('the example holds what its tests say, and says what is wrong when it is broken', async () => {
  const { status, out, err } = await keelgateHere(['policy', 'test', 'examples/policy-tests'], root);
  expect([status, err]).toEqual([0, '']);
  expect(out).toMatch(/1 file, \d+ cases: \d+ passed, 0 failed\n$/);
  await withFolder({}, async (folder) => {
    cpSync(path.join(root, 'examples/policy-tests'), folder, { recursive: true });
    const file = path.join(folder, 'orders.xml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('duration="30"', 'duration="3"'));
    const broken = await keelgateHere(['policy', 'test', '.'], folder);
    expect(broken.status).toBe(1);
    expect(broken.out).toContain('✗ within half a minute an order comes from the cache');
    expect(broken.out).toContain('expected "hit"\n        got      "miss"');
  });
});

it('the documentation’s example is a right test file', () => {
  const text = readFileSync(path.join(root, 'docs/policy-test.md'), 'utf8');
  const example = /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  const read = readTestFile({ file: 'orders.policy-test.yaml', text: example });
  expect(read).toMatchObject({ ok: true, value: { cases: [{}, {}] } });
});

describe('watching', () => {
  it('runs again when a document changes, or a test file is added, and ends with 130', async () => {
    await withFolder({}, async (folder) => {
      mkdirSync(path.join(folder, 'tests'));
      writeFileSync(path.join(folder, 'a.xml'), policy);
      writeFileSync(path.join(folder, 'tests', 'a.policy-test.yaml'), tests('b').replace('a.xml', '../a.xml'));
      const child = spawn(process.execPath, [main, 'policy', 'test', 'tests', '--watch', '--junit', 'tests/r.xml'], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let out = '';
      let err = '';
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      const runs = (): number => err.match(/waiting for changes/g)?.length ?? 0;
      async function until(count: number): Promise<void> {
        for (let waits = 0; runs() < count && waits < 600; waits += 1) await setTimeout(50);
        expect(runs()).toBeGreaterThanOrEqual(count);
      }
      await until(1);
      expect(out).toContain('1 passed, 0 failed');
      writeFileSync(path.join(folder, 'a.xml'), policy.replace('<value>b', '<value>z'));
      await until(2);
      expect(out).toContain('expected "b"\n        got      "z"');
      writeFileSync(path.join(folder, 'tests', 'b.policy-test.yaml'), 'policy: [');
      await until(3);
      expect(err).toMatch(/b\.policy-test\.yaml:1:\d+: error: /);
      // Its own JUnit file is no reason to run again: it comes to rest.
      let seen = 0;
      for (let waits = 0; runs() > seen && waits < 20; waits += 1) {
        seen = runs();
        await setTimeout(1000);
      }
      expect(runs()).toBe(seen);
      child.kill('SIGINT');
      expect(await ended).toBe(130);
      expect(err).not.toMatch(/\n\s+at /);
    });
  });
});
