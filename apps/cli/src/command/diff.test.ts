import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { diffSnapshots } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { keelgateHere, root, withFolder } from '../testing/keelgate.ts';
import { shopTemplate } from '../testing/shop-template.ts';

function diff(folder: string, ...line: readonly string[]) {
  return keelgateHere(['diff', ...line], folder);
}

const dev = shopTemplate({ name: 'shop-dev' });
const prod = shopTemplate({ name: 'shop-prod', units: 4, calls: 200, apis: ['orders', 'returns'] });

describe('two templates', () => {
  it('that say the same: 0', async () => {
    await withFolder({ 'a.json': dev, 'b.json': dev }, async (folder) => {
      expect(await diff(folder, 'a.json', 'b.json')).toEqual({
        status: 0,
        out: 'a.json and b.json do not differ\n',
        err: '',
      });
    });
  });

  it('that differ: 1, and how', async () => {
    await withFolder({ 'a.json': dev, 'b.json': prod }, async (folder) => {
      const { status, out, err } = await diff(folder, 'a.json', 'b.json');
      expect([status, err]).toEqual([1, '']);
      expect(out).toBe(`--- a.json
+++ b.json

service
  ~ service
      name: "shop-dev" → "shop-prod"
      regions[West Europe].units: 1 → 4

apis
  + apis/returns, with 1 policy, 1 operation

apis/policies
  ~ apis/orders/policy
      inbound/rate-limit: calls 100 → 200

3 added, 0 removed, 2 changed in 3 properties
`);
    });
  });

  it('as JSON, with its schema', async () => {
    await withFolder({ 'a.json': dev, 'b.json': prod }, async (folder) => {
      const { status, out } = await diff(folder, 'a.json', 'b.json', '--json');
      expect(status).toBe(1);
      expect(JSON.parse(out)).toMatchObject({
        schema: 'keelgate.diff/1',
        before: 'a.json',
        after: 'b.json',
        same: false,
        counts: { added: 3, removed: 0, changed: 2 },
      });
    });
  });

  it('one template with parameters of two environments, no secret shown', async () => {
    const parameters = (name: string, secret: string): string =>
      JSON.stringify({ parameters: { name: { value: name }, secret: { value: secret } } });
    const files = {
      't.json': dev,
      'd.json': parameters('shop', 'secret-one'),
      'p.json': parameters('shop', 'secret-two'),
    };
    await withFolder(files, async (folder) => {
      const { status, out } = await diff(
        folder,
        't.json',
        't.json',
        '--parameters-a',
        'd.json',
        '--parameters-b',
        'p.json',
      );
      expect(status).toBe(1);
      expect(out).toBe(
        '--- t.json with d.json\n+++ t.json with p.json\n\nnamedValues\n  ~ namedValues/key\n      value: secret changed\n\n0 added, 0 removed, 1 changed\n',
      );
      expect((await diff(folder, 't.json', 't.json', '--parameters', 'd.json')).status).toBe(0);
      expect((await diff(folder, 't.json', 't.json', '--parameter', 'secret=x', '--json')).out).not.toContain('"x"');
    });
  });
});

it('what came through a secure parameter is shown nowhere, be it in the midst of something', async () => {
  const service = 'Microsoft.ApiManagement/service';
  const resource = (type: string, name: string, properties: object): object => ({
    type: service + type,
    name,
    properties,
  });
  const policy = (what: string): object => ({
    format: 'rawxml',
    value: `[concat('<policies><inbound><base /><set-header name="A"><value>Bearer ', ${what}, '</value></set-header></inbound></policies>')]`,
  });
  const template = (resources: readonly object[]): string =>
    JSON.stringify({ parameters: { key: { type: 'securestring' } }, resources });
  const inMidst = "[concat('https://x/', parameters('key'), '/y')]";
  const files = {
    'policy.json': template([resource('/policies', 's/policy', policy("parameters('key')"))]),
    'plain.json': template([resource('/policies', 's/policy', policy("'abc'"))]),
    'all.json': template([
      resource('/policies', 's/policy', policy("parameters('key')")),
      resource('/apis', 's/a', { displayName: 'a', path: 'a', protocols: ['https'], serviceUrl: inMidst }),
      resource('/backends', 's/b', {
        url: inMidst,
        protocol: 'http',
        credentials: { header: { X: ["[parameters('key')]"] } },
      }),
      resource('/loggers', 's/l', { loggerType: 'x', credentials: { k: "[parameters('key')]" }, note: inMidst }),
    ]),
  };
  await withFolder(files, async (folder) => {
    for (const [a, b, count] of [
      ['policy', 'policy', 1],
      ['policy', 'plain', 1],
      ['plain', 'policy', 1],
      ['all', 'all', 6],
    ] as const) {
      writeFileSync(path.join(folder, '1'), JSON.stringify({ parameters: { key: { value: 'hunter2-one' } } }));
      writeFileSync(path.join(folder, '2'), JSON.stringify({ parameters: { key: { value: 'hunter2-two' } } }));
      const line = [`${a}.json`, `${b}.json`, '--parameters-a', '1', '--parameters-b', '2'];
      const [text, json] = [await diff(folder, ...line), await diff(folder, ...line, '--json')];
      expect([a, b, text.status, json.status]).toEqual([a, b, 1, 1]);
      expect(text.out + json.out).not.toContain('hunter2');
      expect(json.out.match(/"secret": true/g)).toHaveLength(count);
    }
  });
});

it('a template and the folder that was written of it do not differ', async () => {
  await withFolder({ 'a.json': dev }, async (folder) => {
    await keelgateHere(['export', 'a.json', '--format', 'apiops', '--to', 'out', '--secrets', 's.json'], folder);
    const { status, out } = await diff(folder, 'a.json', 'out', '--parameters-b', 's.json');
    expect([status, out]).toEqual([0, 'a.json and out with s.json do not differ\n']);
  });
});

describe('a template and a backup', () => {
  it('are compared in what a backup holds, whichever way round', async () => {
    const named = shopTemplate({ name: 'shop-dev', hostName: 'api.example.com' });
    await withFolder({ 'a.json': named, 'b.json': prod }, async (folder) => {
      await keelgateHere(['backup', 'a.json', '--to', `file://${folder}/a.backup`], folder);
      expect(await diff(folder, 'a.json', 'a.backup')).toMatchObject({ status: 0 });
      const { status, out, err } = await diff(folder, `file://${folder}/a.backup`, 'b.json');
      expect(status).toBe(1);
      expect(out).toContain('+ apis/returns, with 1 policy, 1 operation');
      expect(out).toContain('inbound/rate-limit: calls 100 → 200');
      expect(err).toMatch(/^note: what the backup does not hold was not compared: custom-domains, /);
    });
  });

  it('two backups, one of them encrypted', async () => {
    await withFolder({ 'a.json': dev, 'b.json': dev, pass: 'correct horse\n' }, async (folder) => {
      await keelgateHere(['backup', 'a.json', '--to', `file://${folder}/a.backup`], folder);
      const sealed = ['--to', `file://${folder}/b.backup`, '--passphrase-file', 'pass'];
      await keelgateHere(['backup', 'b.json', ...sealed], folder);
      expect((await diff(folder, 'a.backup', 'b.backup', '--passphrase-file-b', 'pass')).status).toBe(0);
      const { status, err } = await diff(folder, 'a.backup', 'b.backup');
      expect([status, err]).toEqual([
        2,
        'error: b.backup: the backup is encrypted, and no passphrase was given (give --passphrase-file FILE, or set KEELGATE_PASSPHRASE) [backup/passphrase-needed]\n',
      ]);
    });
  });
});

describe('wrong input is 2, and a line for each side', () => {
  it.each([
    ['no such file', ['no.json', 'a.json'], /^no\.json:1:1: error: no\.json does not exist \[input\/not-readable\]\n$/],
    ['neither', ['no.json', 'nor.json'], /^no\.json:1:1: .*\nnor\.json:1:1: .*\n$/],
    ['a template that is none', ['broken.json', 'a.json'], /^broken\.json:\d+:\d+: error: /],
    ['no such backup', ['file:///no/such/backup', 'a.json'], /^error: \/no\/such\/backup: .*\[blob\/absent\]\n$/],
    ['another scheme', ['ftp://x/y', 'a.json'], /error: /],
    ['an address without a name', ['https://x.blob.core.windows.net/c', 'a.json'], /\[input\/wrong-address\]\n$/],
    ['without parameters', ['a.json', 'needs.json'], /^needs\.json:.*needs the parameter/],
  ])('%s', async (_, line, message) => {
    const needs = JSON.stringify({ parameters: { x: { type: 'string' } }, resources: [] });
    await withFolder({ 'a.json': dev, 'broken.json': '{', 'needs.json': needs }, async (folder) => {
      const { status, out, err } = await diff(folder, ...line);
      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(message);
    });
  });

  it('one side alone', async () => {
    await withFolder({}, async (folder) => {
      expect((await diff(folder, 'a.json')).status).toBe(2);
    });
  });
});

it('--help has an example', async () => {
  await withFolder({}, async (folder) => {
    const { status, out } = await diff(folder, '--help');
    expect(status).toBe(0);
    expect(out).toContain('Example:\n  keelgate diff dev.json prod.json');
  });
});

type Difference = ReturnType<typeof diffSnapshots>;

const corpus = path.join(root, '../shared/corpus/templates');

it.skipIf(!existsSync(corpus))(
  'real templates do not differ from themselves (skipped where ../shared is absent)',
  async () => {
    const names = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json') && !/parameters[^/]*\.json$/.test(name))
      .map((name) => path.join(corpus, name));
    await withFolder({}, async (folder) => {
      for (const name of names) {
        const { status } = await diff(folder, name, name, '--parameters', 'auto');
        expect([name, status]).toEqual([name, 0]);
        await keelgateHere(['export', name, '--parameters', 'auto', '--to', 'x.json', '--secrets', 's.json'], folder);
        const sides = ['--parameters-a', 'auto', '--parameters-b', 's.json', '--json'];
        const { added, removed, changed } = JSON.parse(
          (await diff(folder, name, 'x.json', ...sides)).out,
        ) as Difference;
        // What only a deployment could work out of a secret has become a parameter, and has a value of its own.
        const others = changed.filter(({ properties }) => !properties.every(({ secret }) => secret === true));
        expect([name, added, removed, others]).toEqual([name, [], [], []]);
      }
    });
  },
);
