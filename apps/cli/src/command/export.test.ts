import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keelgateHere, root, withFolder } from '../testing/keelgate.ts';

const service = 'Microsoft.ApiManagement/service';

const resources = [
  {
    type: service,
    name: "[parameters('name')]",
    location: 'westeurope',
    sku: { name: 'Premium', capacity: 2 },
    properties: { publisherName: 'P', publisherEmail: 'p@x.io' },
  },
  {
    type: `${service}/apis`,
    name: "[concat(parameters('name'), '/orders')]",
    properties: { displayName: 'Orders', path: 'orders', protocols: ['https'] },
  },
  {
    type: `${service}/apis/operations`,
    name: "[concat(parameters('name'), '/orders/get')]",
    properties: {
      displayName: 'Get',
      method: 'GET',
      urlTemplate: '/{id}',
      templateParameters: [{ name: 'id', type: 'string', required: true }],
    },
  },
  {
    type: `${service}/apis/policies`,
    name: "[concat(parameters('name'), '/orders/policy')]",
    properties: {
      format: 'rawxml',
      value: '<policies><inbound><base /><rate-limit calls="5" renewal-period="10" /></inbound></policies>',
    },
  },
  {
    type: `${service}/namedValues`,
    name: "[concat(parameters('name'), '/key')]",
    properties: { displayName: 'key', value: "[parameters('key')]", secret: true },
  },
  {
    type: `${service}/loggers`,
    name: "[concat(parameters('name'), '/log')]",
    properties: { loggerType: 'applicationInsights', credentials: { instrumentationKey: 'ikey-1' } },
  },
];

const template = JSON.stringify({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  parameters: { name: { type: 'string', defaultValue: 'shop' }, key: { type: 'securestring' } },
  resources,
});

const given = ['--parameter', 'key=hunter2!'];

function keelgate(folder: string, ...line: readonly string[]) {
  return keelgateHere(['export', ...line], folder);
}

/** All files of a folder with what is in them. */
function contents(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

describe('a template', () => {
  it('goes to standard output, and a note says which secrets it wants', async () => {
    await withFolder({ 't.json': template }, async (folder) => {
      const { status, out, err } = await keelgate(folder, 't.json', ...given);
      expect(status).toBe(0);
      const written = JSON.parse(out) as { readonly parameters: object };
      expect(written.parameters).toMatchObject({ serviceName: { defaultValue: 'shop' } });
      expect(out).not.toMatch(/hunter2!|ikey-1/);
      expect(err).toMatch(
        /^note: 2 secrets are parameters without a value: \w+, \w+; give them values .*--secrets FILE\n$/,
      );
    });
  });

  it('has its secrets in a file that nobody else may read, and with it the same bytes come again', async () => {
    await withFolder({ 't.json': template }, async (folder) => {
      const first = await keelgate(folder, 't.json', ...given, '--to', 'one.json', '--secrets', 'one.secrets.json');
      expect([first.status, first.out]).toEqual([0, '']);
      expect(first.err).toContain('--parameters one.secrets.json');
      if (process.platform !== 'win32')
        expect(statSync(path.join(folder, 'one.secrets.json')).mode & 0o777).toBe(0o600);
      const again = ['--parameters', 'one.secrets.json', '--to', 'two.json', '--secrets', 'two.secrets.json'];
      expect((await keelgate(folder, 'one.json', ...again)).status).toBe(0);
      const all = contents(folder);
      expect(all.get('two.json')).toBe(all.get('one.json'));
      expect(all.get('two.secrets.json')).toBe(all.get('one.secrets.json'));
      expect(all.get('one.secrets.json')).toMatch(/hunter2![\s\S]*ikey-1|ikey-1[\s\S]*hunter2!/);
      expect([...all.keys()].filter((name) => name.includes('.part'))).toEqual([]);
    });
  });

  it('declares what a key vault has, and asks for it again', async () => {
    const vault = { reference: { keyVault: { id: '/subscriptions/x/vaults/v' }, secretName: 'n' } };
    const parameters = JSON.stringify({ parameters: { key: vault } });
    await withFolder({ 't.json': template, 'p.json': parameters }, async (folder) => {
      expect((await keelgate(folder, 't.json', '--parameters', 'p.json', '--to', 'one.json')).status).toBe(0);
      const written = JSON.parse(contents(folder).get('one.json') ?? '') as { readonly parameters: object };
      expect(written.parameters).toMatchObject({ key: { type: 'securestring' } });
      const { status, err } = await keelgate(folder, 'one.json');
      expect([status, err]).toEqual([2, expect.stringMatching(/needs the parameters [\w, ]*\bkey\b/)]);
    });
  });

  it('is not written where the input has an error, nor are the secrets', async () => {
    await withFolder({ 't.json': template, 'old.json': 'before' }, async (folder) => {
      const { status, out, err } = await keelgate(folder, 't.json', '--to', 'old.json', '--secrets', 's.json');
      expect([status, out]).toEqual([2, '']);
      expect(err).toContain('the template needs the parameter key');
      expect(contents(folder)).toEqual(
        new Map([
          ['old.json', 'before'],
          ['t.json', template],
        ]),
      );
    });
  });

  it.each([
    ['into a folder that is not there', ['--to', 'no/where.json'], 'output/no-folder'],
    ['over a folder', ['--to', '.'], 'output/not-written'],
    ['where its secrets go', ['--to', 'x.json', '--secrets', './x.json'], 'output/same-file'],
    ['without its secrets', ['--to', 'x.json', '--secrets', 'no/where.json'], 'output/no-folder'],
  ])('is not written %s', async (_, options, code) => {
    await withFolder({ 't.json': template }, async (folder) => {
      const { status, out, err } = await keelgate(folder, 't.json', ...given, ...options);
      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(new RegExp(`^error: .* \\[${code}\\]\n$`));
      expect([...contents(folder).keys()]).toEqual(['t.json']);
    });
  });

  it.runIf(process.platform === 'linux')('a full disk is one line', async () => {
    await withFolder({ 't.json': template }, async (folder) => {
      const { status, err } = await keelgate(folder, 't.json', ...given, '--to', '/dev/full');
      expect([status, err]).toEqual([
        2,
        'error: /dev/full cannot be written (the disk is full, ENOSPC) [output/not-written]\n',
      ]);
      expect(statSync('/dev/full').isFile()).toBe(false);
    });
  });
});

describe('an APIOps folder', () => {
  const format = ['--format', 'apiops'];

  it('is read again as it was written, byte by byte', async () => {
    await withFolder({ 't.json': template }, async (folder) => {
      const first = await keelgate(folder, 't.json', ...given, ...format, '--to', 'one', '--secrets', 'one.json');
      expect([first.status, first.out]).toEqual([0, '']);
      const all = contents(path.join(folder, 'one'));
      expect([...all.keys()]).toContain(path.join('apis', 'orders', 'policy.xml'));
      for (const text of all.values()) expect(text).not.toMatch(/hunter2!|ikey-1/);
      const again = await keelgate(
        folder,
        'one',
        '--parameters',
        'one.json',
        ...format,
        '--to',
        'two',
        '--secrets',
        'two.json',
      );
      expect(again.status).toBe(0);
      expect(contents(path.join(folder, 'two'))).toEqual(all);
      expect(readFileSync(path.join(folder, 'two.json'), 'utf8')).toBe(
        readFileSync(path.join(folder, 'one.json'), 'utf8'),
      );
    });
  });

  it('that is not empty is refused, and with --force its artifacts are replaced, all else stays', async () => {
    await withFolder({ 't.json': template }, async (folder) => {
      const out = path.join(folder, 'out');
      mkdirSync(path.join(out, 'apis', 'gone'), { recursive: true });
      writeFileSync(path.join(out, 'apis', 'gone', 'apiInformation.json'), '{}');
      mkdirSync(path.join(out, '.github'));
      writeFileSync(path.join(out, '.github', 'run.yaml'), 'x');
      writeFileSync(path.join(out, 'configuration.prod.yaml'), 'y');
      const before = contents(out);
      const refused = await keelgate(folder, 't.json', ...given, ...format, '--to', 'out');
      expect([refused.status, refused.err]).toEqual([2, expect.stringMatching(/^error: out is not empty .*--force/)]);
      expect(contents(out)).toEqual(before);
      expect((await keelgate(folder, 't.json', ...given, ...format, '--to', 'out', '--force')).status).toBe(0);
      const after = contents(out);
      expect(after.get(path.join('.github', 'run.yaml'))).toBe('x');
      expect(after.get('configuration.prod.yaml')).toBe('y');
      expect([...after.keys()].filter((name) => name.includes('gone') || name.includes('keelgate-'))).toEqual([]);
      expect([...after.keys()]).toContain(path.join('apis', 'orders', 'apiInformation.json'));
    });
  });

  it.each([
    ['without a name', [], 'output/no-folder'],
    ['in place of a file', ['--to', 't.json'], 'output/no-folder'],
    ['in a folder that is not there', ['--to', 'no/where'], 'output/no-folder'],
  ])('is not written %s', async (_, options, code) => {
    await withFolder({ 't.json': template }, async (folder) => {
      const { status, err } = await keelgate(folder, 't.json', ...given, ...format, ...options);
      expect(status).toBe(2);
      expect(err).toMatch(new RegExp(`^error: .* \\[${code}\\]\n$`));
      expect([...contents(folder).keys()]).toEqual(['t.json']);
    });
  });
});

describe('every kind of input', () => {
  it('an OpenAPI document becomes a template whose second export has the same bytes', async () => {
    const document = {
      openapi: '3.0.3',
      info: { title: 'Shop orders', version: '1' },
      servers: [{ url: 'https://orders.internal/v1' }],
      paths: {
        '/orders/{id}': {
          get: {
            operationId: 'GetOrder',
            parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
            responses: {
              200: {
                description: 'one',
                content: {
                  'application/json': { schema: { $ref: '#/components/schemas/Order' }, example: { id: '7' } },
                },
              },
            },
          },
        },
      },
      components: { schemas: { Order: { type: 'object', properties: { id: { type: 'string' } } } } },
    };
    await withFolder({ 'o.json': JSON.stringify(document) }, async (folder) => {
      expect((await keelgate(folder, 'o.json', '--to', 'one.json')).status).toBe(0);
      expect((await keelgate(folder, 'one.json', '--to', 'two.json')).status).toBe(0);
      const all = contents(folder);
      expect(all.get('two.json')).toBe(all.get('one.json'));
      expect(all.get('one.json')).toContain('/shop-orders/getorder');
    });
  });

  it('the example of an OpenAPI document', async () => {
    const { status, out, err } = await keelgateHere(['export', 'examples/one-api/orders.yaml'], root);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain("[concat(parameters('serviceName'), '/orders/getorder')]");
  });

  const corpus = path.join(root, '../shared/corpus/templates');

  it.skipIf(!existsSync(corpus))(
    'real templates, as a template and as a folder (skipped where ../shared is absent)',
    async () => {
      const names = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json') && !/parameters[^/]*\.json$/.test(name))
        .map((name) => path.join(corpus, name));
      for (const name of names) {
        await withFolder({}, async (folder) => {
          const to = (file: string): readonly string[] => ['--to', `${file}.json`, '--secrets', `${file}s.json`];
          const one = await keelgate(folder, name, '--parameters', 'auto', ...to('1'));
          expect([name, one.status]).toEqual([name, 0]);
          expect(await keelgate(folder, '1.json', '--parameters', '1s.json', ...to('2'))).toMatchObject({ status: 0 });
          expect(readFileSync(path.join(folder, '2.json'), 'utf8')).toBe(
            readFileSync(path.join(folder, '1.json'), 'utf8'),
          );
          const format = ['--format', 'apiops'];
          await keelgate(folder, '1.json', '--parameters', '1s.json', ...format, '--to', 'a', '--secrets', 'as.json');
          await keelgate(folder, 'a', '--parameters', 'as.json', ...format, '--to', 'b', '--secrets', 'bs.json');
          expect(contents(path.join(folder, 'b'))).toEqual(contents(path.join(folder, 'a')));
        });
      }
    },
  );
});
