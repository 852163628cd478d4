import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keelgateHere, main, withFolder } from '../testing/keelgate.ts';
import { shopTemplate } from '../testing/shop-template.ts';

function backup(folder: string, ...line: readonly string[]) {
  return keelgateHere(['backup', ...line], folder);
}

function inspect(folder: string, ...line: readonly string[]) {
  return keelgateHere(['inspect', ...line], folder);
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('keelgate backup', () => {
  it('writes what was read, makes the folder, and says what is not in it', async () => {
    await withFolder({ 't.json': shopTemplate() }, async (folder) => {
      const { status, out, err } = await backup(folder, 't.json', '--to', `file://${folder}/made/shop-1`);
      expect([status, err]).toEqual([
        0,
        'note: the backup holds keys of subscriptions, secret named values, and is not encrypted\n',
      ]);
      expect(out).toMatch(
        /^shop \(Premium\) of t\.json is in made\/shop-1: \d+ bytes, not encrypted\n {2}not in it: custom-domains, /,
      );
      expect(readdirSync(path.join(folder, 'made'))).toEqual(['shop-1']);
      expect((await keelgateHere(['diff', 't.json', 'made/shop-1'], folder)).status).toBe(0);
    });
  });

  it('as JSON; without users and subscriptions', async () => {
    await withFolder({ 't.json': shopTemplate() }, async (folder) => {
      const line = ['--to', `file://${folder}/one`, '--without-runtime-data', '--json'];
      const { status, out, err } = await backup(folder, 't.json', ...line);
      expect([status, err]).toEqual([0, 'note: the backup holds secret named values, and is not encrypted\n']);
      expect(JSON.parse(out)).toMatchObject({
        schema: 'keelgate.backup/1',
        from: 't.json',
        to: 'one',
        service: 'shop',
        tier: 'Premium',
        encrypted: false,
        runtimeData: false,
        counts: { 'Microsoft.ApiManagement/service/apis': 1 },
      });
      const inspected = JSON.parse((await inspect(folder, 'one', '--json')).out) as object;
      expect(inspected).toMatchObject({ whole: true, manifest: { runtimeData: false, counts: { subscriptions: 0 } } });
    });
  });

  it('says where a secret is in the midst of a policy', async () => {
    const template = JSON.parse(shopTemplate()) as { readonly resources: { type: string; properties: object }[] };
    const policy = template.resources.find(({ type }) => type.endsWith('/apis/policies'));
    policy!.properties = {
      format: 'rawxml',
      value: `[concat('<policies><inbound><set-header name="A"><value>', parameters('secret'), '</value></set-header></inbound></policies>')]`,
    };
    await withFolder({ 't.json': JSON.stringify(template) }, async (folder) => {
      const { err } = await backup(folder, 't.json', '--to', `file://${folder}/one`);
      expect(err).toContain('note: a policy has the value of a secure parameter in its text');
    });
  });

  it('a folder as well', async () => {
    await withFolder({ 't.json': shopTemplate() }, async (folder) => {
      await keelgateHere(['export', 't.json', '--format', 'apiops', '--to', 'a', '--secrets', 's.json'], folder);
      const line = ['--parameters', 's.json', '--to', `file://${folder}/one`, '--any-tier'];
      expect(await backup(folder, 'a', ...line)).toMatchObject({ status: 0 });
    });
  });

  it('replaces a backup only where it is told to', async () => {
    await withFolder({ 't.json': shopTemplate(), one: 'not mine' }, async (folder) => {
      const to = ['--to', `file://${folder}/one`];
      expect(await backup(folder, 't.json', ...to)).toEqual({
        status: 2,
        out: '',
        err: 'error: one is there already (choose another name, or replace it with --replace) [output/exists]\n',
      });
      expect(readFileSync(path.join(folder, 'one'), 'utf8')).toBe('not mine');
      expect((await backup(folder, 't.json', ...to, '--replace')).status).toBe(0);
      expect((await inspect(folder, 'one')).status).toBe(0);
    });
  });

  it.each([
    ['no such file', ['no.json', '--to', 'file://$/one'], /^no\.json:1:1: error: no\.json does not exist/],
    ['no place', ['t.json'], /--to/],
    [
      'a path for an address',
      ['t.json', '--to', 'one'],
      /one is no place for a backup: it is no address .*\[input\/wrong-address\]/,
    ],
    ['a name that is none', ['t.json', '--to', 'file://$/a%20b'], /\[blob\/bad-name\]/],
    ['a file for a folder', ['t.json', '--to', 'file://$/t.json/one'], /^error: .*\[blob\/failed\]/],
    ['a file on another machine', ['t.json', '--to', 'file://host/one'], /\[input\/wrong-address\]/],
    ['no https', ['t.json', '--to', 'http://x.blob.core.windows.net/c/n?sig=s3cret'], /without https/],
    [
      'a blob in a folder',
      ['t.json', '--to', 'https://x.blob.core.windows.net/c/d/n?sig=s3cret'],
      /does not name a container/,
    ],
    [
      'a tier without backups',
      ['v2.json', '--to', 'file://$/one'],
      /the SKU of 'shop' is 'StandardV2'.*--any-tier.*\[backup\/tier-without-backups\]/,
    ],
    ['an error in the template', ['broken.json', '--to', 'file://$/one'], /^broken\.json:\d+:\d+: error: /],
    [
      'a passphrase file that is not there',
      ['t.json', '--to', 'file://$/one', '--passphrase-file', 'no'],
      /^no:1:1: error: no does not exist/,
    ],
    [
      'a passphrase file with nothing in it',
      ['t.json', '--to', 'file://$/one', '--passphrase-file', 'nil'],
      /^nil:1:1: error: there is no passphrase in it/,
    ],
  ])('refuses %s, and writes nothing', async (_, line, message) => {
    const files = {
      't.json': shopTemplate(),
      'v2.json': shopTemplate({ tier: 'StandardV2' }),
      'broken.json': shopTemplate({ units: 40 }),
      nil: '\n',
    };
    await withFolder(files, async (folder) => {
      const { status, out, err } = await backup(folder, ...line.map((part) => part.replace('$', folder)));
      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(message);
      expect(err).not.toContain('s3cret');
      expect(readdirSync(folder).toSorted()).toEqual(Object.keys(files).toSorted());
    });
  });

  it('--any-tier backs up what Azure would not', async () => {
    await withFolder({ 't.json': shopTemplate({ tier: 'StandardV2' }) }, async (folder) => {
      const line = ['t.json', '--to', `file://${folder}/one`, '--any-tier'];
      expect((await backup(folder, ...line)).status).toBe(0);
    });
  });

  it.runIf(process.platform === 'linux')('Ctrl-C leaves nothing behind, and what was there as it was', async () => {
    await withFolder({ 't.json': shopTemplate(), one: 'before' }, async (folder) => {
      let status: unknown = 0;
      // On a machine with much else to do it may be over before it is stopped.
      for (let attempt = 0; attempt < 5 && status === 0; attempt += 1) {
        writeFileSync(path.join(folder, 'one'), 'before');
        status = await interrupted(folder);
      }
      expect(status).toBe(130);
      expect(readdirSync(folder).toSorted()).toEqual(['one', 't.json']);
      expect(readFileSync(path.join(folder, 'one'), 'utf8')).toBe('before');
    });
  });
});

/** Begins a backup and stops it as soon as its unfinished file is there: the key of a passphrase takes its time. */
async function interrupted(folder: string): Promise<unknown> {
  const line = [main, 'backup', 't.json', '--to', `file://${folder}/one`, '--replace'];
  const env = { ...process.env, KEELGATE_PASSPHRASE: 'correct horse' };
  const child = spawn(process.execPath, line, { cwd: folder, env, stdio: 'ignore' });
  const ended = once(child, 'close');
  while (child.exitCode === null && !readdirSync(folder).some((name) => name.endsWith('.part')))
    await new Promise((resolve) => setTimeout(resolve, 2));
  child.kill('SIGINT');
  return (await ended)[0];
}

describe('a passphrase', () => {
  it('comes from a file or the environment, and the wrong one is refused', async () => {
    await withFolder(
      { 't.json': shopTemplate(), right: 'correct horse\r\n', wrong: 'battery staple' },
      async (folder) => {
        const sealed = await backup(folder, 't.json', '--to', `file://${folder}/one`, '--passphrase-file', 'right');
        expect([sealed.status, sealed.err]).toEqual([0, '']);
        expect(sealed.out).toContain(', encrypted\n');
        expect(readFileSync(path.join(folder, 'one'), 'latin1')).not.toMatch(/orders|hunter2/);
        const looked = await inspect(folder, 'one');
        expect([looked.status, looked.err]).toEqual([0, '']);
        expect(looked.out).toMatch(/^one: its order and checksum are right; its content was not looked into\n/);
        const wrong = await inspect(folder, 'one', '--passphrase-file', 'wrong');
        expect([wrong.status, wrong.err]).toEqual([
          2,
          'error: one: the passphrase is not the one that the backup was encrypted with [backup/wrong-passphrase]\n',
        ]);
        vi.stubEnv('KEELGATE_PASSPHRASE', 'correct horse');
        const right = await inspect(folder, 'one');
        expect([right.status, right.out]).toEqual([0, expect.stringMatching(/^one: whole\n/)]);
        expect((await keelgateHere(['diff', 't.json', 'one'], folder)).status).toBe(0);
      },
    );
  });
});

describe('keelgate inspect', () => {
  it('says what is in it', async () => {
    await withFolder({ 't.json': shopTemplate() }, async (folder) => {
      await backup(folder, 't.json', '--to', `file://${folder}/one`);
      const { status, out, err } = await inspect(folder, `file://${folder}/one`);
      expect([status, err]).toEqual([0, '']);
      expect(out).toMatch(/^one: whole\n {2}of {9}shop \(Premium\)\n {2}written {4}\d{4}-/);
      expect(out).toMatch(/ {4}operations +1 {2}\d+ bytes for \d+ bytes of content, whole\n/);
    });
  });

  it('finds damage, cuts, and what is no backup: 2', async () => {
    await withFolder({ 't.json': shopTemplate() }, async (folder) => {
      await backup(folder, 't.json', '--to', `file://${folder}/one`);
      const bytes = readFileSync(path.join(folder, 'one'));
      const damaged = Buffer.from(bytes);
      damaged[bytes.length - 200] = (damaged[bytes.length - 200] ?? 0) ^ 1;
      writeFileSync(path.join(folder, 'damaged'), damaged);
      writeFileSync(path.join(folder, 'cut'), bytes.subarray(0, -40));
      for (const [name, code] of [
        ['damaged', 'backup/corrupt'],
        ['cut', 'backup/'],
        ['t.json', 'backup/not-a-backup'],
        ['no', 'blob/absent'],
      ] as const) {
        const { status, err } = await inspect(folder, name);
        expect([name, status, err]).toEqual([name, 2, expect.stringContaining(`[${code}`)]);
        expect(err).toMatch(/^error: [^\n]*\n$/);
        const json = JSON.parse((await inspect(folder, name, '--json')).out) as object;
        expect(json).toMatchObject({ schema: 'keelgate.inspection/1', whole: false });
      }
    });
  });

  it('a folder is no backup', async () => {
    await withFolder({}, async (folder) => {
      mkdirSync(path.join(folder, 'sub'));
      expect((await inspect(folder, 'sub')).status).toBe(2);
      expect(existsSync(path.join(folder, 'sub'))).toBe(true);
    });
  });
});

it.each(['backup', 'restore', 'inspect'])('%s --help has an example', async (verb) => {
  const { status, out } = await keelgateHere([verb, '--help'], '/');
  expect(status).toBe(0);
  expect(out).toContain(`Example:\n  keelgate ${verb} `);
});
