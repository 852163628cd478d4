import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeBackup } from '@keelgate/backup';
import type { Service } from '@keelgate/model';
import { emptySnapshot } from '@keelgate/model';
import { fileBlobs, nodeFiles } from '@keelgate/store';
import { describe, expect, it } from 'vitest';
import { keelgateHere, withFolder } from '../testing/keelgate.ts';
import { shopTemplate } from '../testing/shop-template.ts';

const dev = shopTemplate({ name: 'shop-dev', calls: 500, apis: ['orders', 'returns'] });
const prod = shopTemplate({ name: 'shop', units: 4, hostName: 'api.example.com' });

function keelgate(folder: string, ...line: readonly string[]) {
  return keelgateHere(line, folder);
}

/** A folder with a template of each environment and a backup of the first. */
function withBackup(use: (folder: string) => Promise<void>, from: string = dev): Promise<void> {
  return withFolder({ 'dev.json': from, 'prod.json': prod }, async (folder) => {
    await keelgate(folder, 'backup', 'dev.json', '--to', `file://${folder}/dev.backup`, '--any-tier');
    await use(folder);
  });
}

function contents(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder).filter((name) => statSync(path.join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(path.join(folder, name), 'latin1')]));
}

it('--dry-run says what would become different, and writes nothing', async () => {
  await withBackup(async (folder) => {
    const before = contents(folder);
    const { status, out, err } = await keelgate(folder, 'restore', 'dev.backup', '--to', 'prod.json', '--dry-run');
    expect([status, err]).toEqual([0, '']);
    expect(out).toBe(`--- prod.json
+++ prod.json with dev.backup

apis
  + apis/returns, with 1 policy, 1 operation

apis/policies
  ~ apis/orders/policy
      inbound/rate-limit: calls 100 → 500

3 added, 0 removed, 1 changed
`);
    expect(contents(folder)).toEqual(before);
  });
});

it('the template is what was backed up, on the service that it was', async () => {
  await withBackup(async (folder) => {
    const line = ['--to', 'prod.json', '--secrets', 'prod.secrets.json'];
    const { status, out, err } = await keelgate(folder, 'restore', 'dev.backup', ...line);
    expect([status, out]).toEqual([0, 'restored dev.backup onto prod.json: 3 added, 0 removed, 1 changed\n']);
    expect(err).toMatch(/^note: 2 secrets are parameters without a value/);
    const all = contents(folder);
    expect(all.get('prod.json')).not.toMatch(/hunter2|key-of-the-team/);
    expect(all.get('prod.secrets.json')).toMatch(/hunter2-secret/);
    expect([...all.keys()].filter((name) => name.includes('.part'))).toEqual([]);
    writeFileSync(path.join(folder, 'before.json'), prod);
    const sides = ['before.json', 'prod.json', '--parameters-b', 'prod.secrets.json'];
    const service = await keelgate(folder, 'diff', ...sides);
    expect(service.out).not.toMatch(/^service|hostNames|units|shop-dev/m);
    const same = ['dev.backup', 'prod.json', '--parameters-b', 'prod.secrets.json', '--json'];
    const left = JSON.parse((await keelgate(folder, 'diff', ...same)).out) as object;
    expect(left).toMatchObject({ counts: { added: 0, removed: 0, changed: 1 }, changed: [{ path: 'service' }] });
  });
});

it('--out leaves the template as it is', async () => {
  await withBackup(async (folder) => {
    const line = ['--to', 'prod.json', '--out', 'new.json', '--secrets', 's.json'];
    const { status, out } = await keelgate(folder, 'restore', 'dev.backup', ...line);
    expect([status, out]).toEqual([
      0,
      'restored dev.backup onto prod.json, in new.json: 3 added, 0 removed, 1 changed\n',
    ]);
    expect(readFileSync(path.join(folder, 'prod.json'), 'utf8')).toBe(prod);
    expect(contents(folder).get('new.json')).toContain('returns');
    const wrong = await keelgate(
      folder,
      'restore',
      'dev.backup',
      '--to',
      'prod.json',
      '--out',
      'x',
      '--secrets',
      './x',
    );
    expect([wrong.status, wrong.err]).toEqual([2, expect.stringContaining('[output/same-file]')]);
  });
});

it('restored once more nothing becomes different', async () => {
  await withBackup(async (folder) => {
    await keelgate(folder, 'restore', 'dev.backup', '--to', 'prod.json', '--secrets', 's.json');
    const first = contents(folder);
    const line = ['--to', 'prod.json', '--parameters', 's.json', '--secrets', 's.json'];
    const { status, out } = await keelgate(folder, 'restore', 'dev.backup', ...line);
    expect([status, out]).toEqual([0, 'restored dev.backup onto prod.json: nothing has become different\n']);
    expect(contents(folder)).toEqual(first);
  });
});

it('--json is the difference, whether it is written or not', async () => {
  await withBackup(async (folder) => {
    const dry = await keelgate(folder, 'restore', 'dev.backup', '--to', 'prod.json', '--dry-run', '--json');
    const done = await keelgate(folder, 'restore', 'dev.backup', '--to', 'prod.json', '--json');
    expect(JSON.parse(dry.out)).toMatchObject({ schema: 'keelgate.diff/1', counts: { added: 3 } });
    expect(done.out).toBe(dry.out);
  });
});

it('users and subscriptions stay where that is asked for', async () => {
  await withBackup(async (folder) => {
    const own = prod.replace('key-of-the-team-1', 'key-of-the-team-2');
    writeFileSync(path.join(folder, 'prod.json'), own);
    const line = ['restore', 'dev.backup', '--to', 'prod.json', '--dry-run'];
    expect((await keelgate(folder, ...line)).out).toContain('primaryKey: secret changed');
    expect((await keelgate(folder, ...line, '--without-runtime-data')).out).not.toContain('primaryKey');
  });
});

describe('a template that is not there', () => {
  it('is refused, and with --create it is written of the service that was backed up', async () => {
    await withBackup(async (folder) => {
      const line = ['restore', 'dev.backup', '--to', 'new.json', '--secrets', 's.json'];
      expect(await keelgate(folder, ...line)).toEqual({
        status: 2,
        out: '',
        err: 'error: new.json does not exist (name the template to restore onto, or give --create) [input/no-target]\n',
      });
      expect([...contents(folder).keys()]).not.toContain('new.json');
      expect((await keelgate(folder, ...line, '--create')).status).toBe(0);
      expect((await keelgate(folder, 'diff', 'dev.backup', 'new.json', '--parameters-b', 's.json')).status).toBe(0);
    });
  });
});

describe('nothing is changed', () => {
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      'by a backup that is not there',
      ['no.backup', '--to', 'prod.json'],
      /^error: no\.backup: it does not exist \[blob\/absent\]\n$/,
    ],
    ['by what is no backup', ['dev.json', '--to', 'prod.json'], /this is no backup.*\[backup\/not-a-backup\]\n$/],
    ['by one that is cut short', ['cut.backup', '--to', 'prod.json'], /\[backup\/(?:truncated|corrupt)\]\n$/],
    ['by one that is damaged', ['damaged.backup', '--to', 'prod.json'], /\[backup\/corrupt\]\n$/],
    [
      'without its passphrase',
      ['sealed.backup', '--to', 'prod.json'],
      /--passphrase-file.*\[backup\/passphrase-needed\]\n$/,
    ],
    [
      'with another one',
      ['sealed.backup', '--to', 'prod.json', '--passphrase-file', 'prod.json'],
      /\[backup\/wrong-passphrase\]\n$/,
    ],
    [
      'on another tier',
      ['dev.backup', '--to', 'basic.json'],
      /current SKU is 'Basic', backup SKU is 'Premium' .*--any-tier.*\[backup\/other-tier\]\n$/,
    ],
    ['in a folder', ['dev.backup', '--to', 'sub'], /sub is a folder.*\[input\/no-target\]\n$/],
    [
      'in what is no template',
      ['dev.backup', '--to', 'openapi.json'],
      /openapi\.json is no ARM template .*\[input\/no-target\]\n$/,
    ],
    ['in a template with an error', ['dev.backup', '--to', 'broken.json'], /^broken\.json:\d+:\d+: error: /],
    ['without the parameters of the template', ['dev.backup', '--to', 'needs.json'], /needs the parameter/],
    [
      'where its secrets would go',
      ['dev.backup', '--to', 'prod.json', '--secrets', './prod.json'],
      /\[output\/same-file\]\n$/,
    ],
    [
      'where its secrets cannot go',
      ['dev.backup', '--to', 'prod.json', '--secrets', 'no/s.json'],
      /\[output\/no-folder\]\n$/,
    ],
    ['by an address that is none', ['https://x/y', '--to', 'prod.json'], /\[input\/wrong-address\]\n$/],
  ];

  it.each(wrong)('%s', async (_, line, message) => {
    await withBackup(async (folder) => {
      const bytes = readFileSync(path.join(folder, 'dev.backup'));
      const damaged = Buffer.from(bytes);
      damaged[bytes.length - 300] = (damaged[bytes.length - 300] ?? 0) ^ 1;
      const files = {
        'cut.backup': bytes.subarray(0, -1),
        'damaged.backup': damaged,
        'basic.json': shopTemplate({ tier: 'Basic' }),
        'broken.json': shopTemplate({ units: 40 }),
        'needs.json': JSON.stringify({ parameters: { x: { type: 'string' } }, resources: [] }),
        'openapi.json': JSON.stringify({ openapi: '3.0.0', info: { title: 't', version: '1' }, paths: {} }),
        pass: 'correct horse',
      };
      for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
      mkdirSync(path.join(folder, 'sub'));
      if (line[0] === 'sealed.backup')
        await keelgate(
          folder,
          'backup',
          'dev.json',
          '--to',
          `file://${folder}/sealed.backup`,
          '--passphrase-file',
          'pass',
        );
      const before = contents(folder);
      const { status, out, err } = await keelgate(folder, 'restore', ...line);
      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(message);
      expect(contents(folder)).toEqual(before);
    });
  });
});

describe('a part of it, under other names, with other values', () => {
  it('--only, --rename and --set', async () => {
    await withBackup(async (folder) => {
      writeFileSync(
        path.join(folder, 'values.json'),
        JSON.stringify({ 'namedValues/prod-key': 'hunter2-of-production' }),
      );
      const line = ['restore', 'dev.backup', '--to', 'prod.json', '--dry-run', '--only', 'apis,namedValues'].concat(
        ['--rename', 'apis/returns=refunds', '--rename', 'key=prod-key'],
        ['--set', 'apis/refunds=https://refunds.example', '--set-file', 'values.json'],
      );
      const { status, out, err } = await keelgate(folder, ...line);
      expect([status, err]).toEqual([0, '']);
      expect(out).toContain('  + apis/refunds, with 1 policy, 1 operation\n');
      expect(out).toContain('  + namedValues/prod-key\n  - namedValues/key\n');
      expect(out).not.toMatch(/hunter2|returns/);
      const done = await keelgate(folder, ...line.filter((word) => word !== '--dry-run'), '--secrets', 's.json');
      expect(done.status).toBe(0);
      expect(contents(folder).get('prod.json')).toContain('https://refunds.example');
      expect(contents(folder).get('s.json')).toContain('hunter2-of-production');
    });
  });

  it.each([
    ['a kind that is none', ['--only', 'apis,pages'], /"pages" is no kind of resource.*\[backup\/selection\]/],
    ['a renaming that is none', ['--rename', 'a'], /\[backup\/selection\]/],
    ['a value of nothing', ['--set', 'namedValues/no=1'], /there is no named value no.*\[backup\/parameter\]/],
    ['a value that is none', ['--set', 'x'], /\[backup\/parameter\]/],
    ['two of one name', ['--rename', 'apis/returns=orders'], /\[backup\/renamed-twice\]/],
    ['a file that is not there', ['--set-file', 'no.json'], /^no\.json:1:1: error: /],
    ['a file with something else', ['--set-file', 'prod.json'], /^prod\.json:1:1: error: .*\[input\/wrong-values\]/],
  ])('%s changes nothing', async (_, line, message) => {
    await withBackup(async (folder) => {
      const before = contents(folder);
      const { status, out, err } = await keelgate(folder, 'restore', 'dev.backup', '--to', 'prod.json', ...line);
      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(message);
      expect(err.trimEnd()).not.toContain('\n');
      expect(contents(folder)).toEqual(before);
    });
  });
});

it('--any-tier carries a configuration over to another tier', async () => {
  await withBackup(async (folder) => {
    writeFileSync(path.join(folder, 'basic.json'), shopTemplate({ tier: 'BasicV2' }));
    const line = ['restore', 'dev.backup', '--to', 'basic.json', '--any-tier', '--dry-run'];
    expect((await keelgate(folder, ...line)).out).toContain('+ apis/returns');
  });
});

it('a backup that is too old is refused, and --accept-expired restores it', async () => {
  await withBackup(async (folder) => {
    const service: Service = {
      name: 'shop',
      tier: 'Premium',
      regions: [
        {
          location: 'West Europe',
          units: 1,
          zones: 'automatic',
          publicIpId: null,
          subnet: null,
          gatewayDisabled: false,
        },
      ],
      network: 'none',
      hostNames: [],
      autoscale: [],
    };
    const old = writeBackup(
      { ...emptySnapshot, service },
      { createdMs: Date.UTC(2020, 1, 1), keelgateVersion: '0.1.0' },
    );
    const store = fileBlobs(nodeFiles(folder), '.');
    expect(old.ok && (await store.put('old.backup', old.value))).toMatchObject({ ok: true });
    const before = contents(folder);
    const line = ['restore', 'old.backup', '--to', 'prod.json'];
    const { status, err } = await keelgate(folder, ...line);
    expect([status, err]).toEqual([
      2,
      expect.stringMatching(
        /^error: prod\.json: Cannot restore: backup expired: it is of 2020-02-01, .*--accept-expired.*\[backup\/expired\]\n$/,
      ),
    ]);
    expect(contents(folder)).toEqual(before);
    expect((await keelgate(folder, 'inspect', 'old.backup')).out).toContain('expired    2020-03-02T');
    const accepted = await keelgate(folder, ...line, '--accept-expired');
    expect([accepted.status, accepted.out]).toEqual([
      0,
      expect.stringMatching(/onto prod\.json: 0 added, 6 removed, 0 changed\n$/),
    ]);
  });
});

it('--only, --rename and --set carry over what is wanted, under the names and with the values of the target', async () => {
  await withBackup(async (folder) => {
    const line = [
      'restore',
      'dev.backup',
      '--to',
      'prod.json',
      '--only',
      'apis,products',
      '--rename',
      'returns=refunds',
    ];
    const { status, out } = await keelgate(folder, ...line, '--set', 'apis/refunds=https://refunds', '--dry-run');
    expect(status).toBe(0);
    expect(out).toContain('+ apis/refunds, with 1 policy, 1 operation');
    expect(out).not.toContain('namedValues');
  });
});

it('a word that is no kind, no renaming or no parameter is said, each of them, and nothing is written', async () => {
  await withBackup(async (folder) => {
    const before = contents(folder);
    const line = [
      'restore',
      'dev.backup',
      '--to',
      'prod.json',
      '--only',
      'apis,loggers',
      '--rename',
      'a',
      '--set',
      'b',
    ];
    const { status, err } = await keelgate(folder, ...line);
    expect(status).toBe(2);
    for (const word of ['"loggers" is no kind', '"a" is no renaming', '"b" is no parameter'])
      expect(err).toContain(word);
    expect(contents(folder)).toEqual(before);
  });
});
