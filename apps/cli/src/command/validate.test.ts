import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keelgate, keelgateHere, keelgateInShell, root, withFolder } from '../testing/keelgate.ts';

const service = 'Microsoft.ApiManagement/service';

type Shown = {
  readonly ok: boolean;
  readonly service: { readonly name: string } | null;
  readonly counts: { readonly [type: string]: number };
  readonly problems: readonly { readonly [name: string]: unknown }[];
  readonly found?: { readonly kind: string; readonly files: readonly string[] };
  readonly invented?: { readonly [name: string]: unknown };
};

type Files = { readonly [name: string]: string | object };

/** Runs the command in a folder with these files; what is no text is JSON, and names may have folders in them. */
async function run(files: Files, given: readonly string[]) {
  return withFolder({}, async (folder) => {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    }
    return keelgateHere(['validate', ...given], folder);
  });
}

async function asJson(files: Files, given: readonly string[]): Promise<Shown> {
  return JSON.parse((await run(files, [...given, '--json'])).out) as Shown;
}

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

function template(resources: readonly object[], parameters: object = {}): object {
  return { $schema: schema, contentVersion: '1.0.0.0', parameters, resources };
}

const own = { type: service, name: 's', location: 'westeurope', sku: { name: 'Premium', capacity: 2 }, properties: {} };
const openApi = {
  openapi: '3.0.3',
  info: { title: 'Shop orders', version: '1' },
  paths: { '/orders': { get: { operationId: 'List', responses: { 200: { description: 'all' } } } } },
};

describe('what is printed', () => {
  it('the kind of input, a tree with counts, and nothing on standard error where nothing is wrong', async () => {
    const { status, out, err } = await keelgateHere(['validate', 'examples/zone-at-peak/azuredeploy.json'], root);
    expect([status, err]).toEqual([0, '']);
    expect(out.split('\n')[0]).toBe('ARM template examples/zone-at-peak/azuredeploy.json');
    expect(out).toContain('primary West Europe: 3 units, zones 1, 2, 3');
    expect(out).toContain('shop at /shop: 2 operations');
  });

  it('what is kept, by type', async () => {
    const loggers = ['a', 'b'].map((name) => ({ type: `${service}/loggers`, name: `s/${name}`, properties: {} }));
    const vault = { type: 'Microsoft.KeyVault/vaults', name: 'v', apiVersion: '2023-07-01', properties: {} };
    const { out } = await run({ 't.json': template([own, ...loggers, vault]) }, ['t.json']);
    expect(out).toContain(
      [
        '  kept as they are: 3',
        '    loggers: 2',
        '      a',
        '      b',
        '    Microsoft.KeyVault/vaults: 1',
        '      v',
      ].join('\n'),
    );
  });

  it('problems by file and line, a broken rule with its reason and a fix', async () => {
    const wrong = { ...own, sku: { name: 'Basic', capacity: 9 } };
    const api = { type: `${service}/apis`, name: 's/a', properties: { path: 'a', protocols: ['ftp'] } };
    const text = JSON.stringify(template([api, wrong]), null, 1);
    const { status, err } = await run({ 't.json': text }, ['t.json']);
    expect(status).toBe(2);
    expect(err.split('\n')[0]).toContain('[arm/wrong-value]');
    expect(err).toMatch(
      /t\.json:\d+:\d+: error: West Europe has 9 units, and the Basic tier has .*\. A tier has a least .*\(use 2 units, or another tier\) \[service\/units-in-tier\]/,
    );
  });

  it('nothing that could move the cursor', async () => {
    const api = { type: `${service}/apis`, name: 's/a', properties: { path: 'a\u001b[2Jb' } };
    const { out } = await run({ 't.json': template([own, api]) }, ['t.json']);
    expect(out).not.toContain('\u001b');
  });
});

describe('JSON', () => {
  it('has types as Azure spells them, and every problem has all its members', async () => {
    const resources = [
      { ...own, type: service.toLowerCase(), sku: { name: 'Basic', capacity: 9 } },
      { type: `${service}/apis`, name: 's/a', properties: { path: 'a' } },
      { type: `${service}/apis/operations`, name: 's/a/get', properties: { method: 'GET', urlTemplate: '/' } },
      { type: `${service}/properties`, name: 's/n', properties: { displayName: 'n', value: 'x' } },
      { type: `${service}/Loggers`, name: 's/l', properties: {} },
    ];
    const { status, out, err } = await run({ 't.json': template(resources) }, ['t.json', '--json']);
    const shown = JSON.parse(out) as Shown;
    expect([status, shown.ok, shown.service?.name]).toEqual([2, false, 's']);
    expect(shown.counts).toEqual({
      [service]: 1,
      [`${service}/apis`]: 1,
      [`${service}/apis/operations`]: 1,
      [`${service}/namedValues`]: 1,
      [`${service}/loggers`]: 1,
    });
    expect(shown.problems).toEqual([
      {
        severity: 'error',
        code: 'service/units-in-tier',
        file: 't.json',
        line: 1,
        column: expect.any(Number),
        path: 'regions/0/units',
        message: expect.stringContaining('9 units'),
        hint: expect.stringContaining('use 2 units'),
      },
    ]);
    expect(err).toContain('error: ');
  });

  it('is whole where there is nothing to read', async () => {
    const { status, out, err } = await run({}, ['nowhere.json', '--json']);
    expect(status).toBe(2);
    expect(JSON.parse(out)).toEqual({
      ok: false,
      service: null,
      counts: {},
      problems: [
        {
          severity: 'error',
          code: 'input/not-readable',
          file: 'nowhere.json',
          line: 1,
          column: 1,
          path: '',
          message: 'nowhere.json does not exist',
        },
      ],
    });
    expect(err).toBe('nowhere.json:1:1: error: nowhere.json does not exist [input/not-readable]\n');
  });

  it('shows no secret, not even of the service', async () => {
    const certificates = [{ encodedCertificate: 'MIIsecret', certificatePassword: "[parameters('word')]" }];
    const text = template([{ ...own, properties: { publisherName: 'p', certificates } }], {
      word: { type: 'securestring' },
    });
    const { out, err } = await run({ 't.json': text }, ['t.json', '--parameter', 'word=hunter2!', '--json']);
    expect(`${out}${err}`).not.toMatch(/hunter2!|MIIsecret/);
  });
});

describe('parameters', () => {
  const declared = {
    name: { type: 'string' },
    units: { type: 'int' },
    zones: { type: 'array', defaultValue: [] },
    word: { type: 'securestring' },
  };
  const text = template(
    [
      {
        ...own,
        name: "[parameters('name')]",
        sku: { name: 'Premium', capacity: "[parameters('units')]" },
        zones: "[parameters('zones')]",
        properties: { notificationSenderEmail: "[parameters('word')]" },
      },
    ],
    declared,
  );

  it('that are missing are asked for in one problem, which says how they are given', async () => {
    const { status, err } = await run({ 't.json': text }, ['t.json']);
    expect(status).toBe(2);
    expect(err).toMatch(/needs the parameters name, units, word \(give --parameters FILE .*--parameters auto to .*\)/);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('are invented with auto, and it says which; secure ones are hidden', async () => {
    const { status, out } = await run({ 't.json': text }, ['t.json', '--parameters', 'auto']);
    expect(status).toBe(0);
    const [first, second] = out.split('\n');
    expect(first).toBe('ARM template t.json, with auto parameters');
    expect(second).toMatch(/^ {2}invented: name = "[^"]+", units = \d+, word = \(hidden\)$/);
    const { invented } = await asJson({ 't.json': text }, ['t.json', '--parameters', 'auto']);
    expect(invented).toEqual({ name: expect.any(String), units: expect.any(Number), word: '(hidden)' });
  });

  it('of several files the last one counts, and one on the line goes before all; it has the type that is declared', async () => {
    const one = { parameters: { name: { value: 'one' }, units: { value: 1 }, word: { value: 'x' } } };
    const two = { name: 'two' };
    const files = { 't.json': text, 'one.json': one, 'two.json': two };
    const given = ['t.json', '--parameters', 'one.json', '--parameters', 'two.json'];
    expect((await asJson(files, given)).service).toMatchObject({ name: 'two', regions: [{ units: 1 }] });
    const inline = ['--parameter', 'units=6', '--parameter', 'zones=["1","2"]'];
    expect((await asJson(files, [...given, ...inline])).service).toMatchObject({
      regions: [{ units: 6, zones: ['1', '2'] }],
    });
    const wrong = await run(files, [...given, '--parameter', 'units=many']);
    expect([wrong.status, wrong.err]).toEqual([2, expect.stringContaining('the parameter units is "many"')]);
  });

  it('that a template does not declare, and files that are not there, are named', async () => {
    const bare = { 't.json': template([own]) };
    expect((await run(bare, ['t.json', '--parameter', 'nmae=x'])).err).toContain('no parameter "nmae"');
    expect(await run(bare, ['t.json', '--parameters', 'p.json'])).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringContaining('p.json does not exist'),
    });
    expect((await run(bare, ['t.json', '--parameter', 'x'])).status).toBe(2);
  });
});

describe('kinds of input', () => {
  it('a folder of templates, at any depth, in the order of what depends on what', async () => {
    const operation = {
      type: `${service}/apis/operations`,
      name: 's/a/get',
      properties: { method: 'GET', urlTemplate: '/' },
    };
    const files = {
      'all/a/operations.json': template([operation]),
      'all/b/apis.json': template([{ type: `${service}/apis`, name: 's/a', properties: { path: 'a' } }]),
      'all/node_modules/x.json': '{ not json',
      'all/readme.txt': 'x',
    };
    const { status, out } = await run(files, ['all']);
    expect(status).toBe(0);
    expect(out.split('\n').slice(0, 3)).toEqual([
      '2 ARM templates in all',
      '  1. all/b/apis.json',
      '  2. all/a/operations.json',
    ]);
    expect(out).toContain('a at /a: 1 operation');
  });

  it('a template with those that it links to by path', async () => {
    const link = (relativePath: string): object => ({
      type: 'Microsoft.Resources/deployments',
      name: 'inner',
      properties: { mode: 'Incremental', templateLink: { relativePath } },
    });
    const files = {
      'main.json': template([own, link('parts/apis.json')]),
      'parts/apis.json': template([{ type: `${service}/apis`, name: 's/a', properties: { path: 'a' } }]),
    };
    const shown = await asJson(files, ['main.json']);
    expect([shown.problems, shown.counts[`${service}/apis`]]).toEqual([[], 1]);
    const outside = { 'in/main.json': template([own, link('../../../../../../etc/hostname')]) };
    expect((await asJson(outside, ['in/main.json'])).problems).toMatchObject([{ code: 'arm/linked-template' }]);
  });

  it('an artifact folder of APIOps', async () => {
    const files = {
      'art/apis/orders/apiInformation.json': { properties: { displayName: 'Orders', path: 'orders' } },
      'art/apis/orders/policy.xml': '<policies><inbound><base /></inbound></policies>',
    };
    const { status, out } = await run(files, ['art']);
    expect(status).toBe(0);
    expect(out.split('\n')[0]).toBe('APIOps artifacts in art, 2 files');
    expect(out).toContain('orders at /orders: 0 operations, with a policy');
  });

  it('what terraform shows', async () => {
    const values = {
      name: 'terra',
      location: 'westeurope',
      sku_name: 'Premium_1',
      publisher_name: 'p',
      publisher_email: 'p@x.io',
    };
    const resource = {
      address: 'azurerm_api_management.x',
      mode: 'managed',
      type: 'azurerm_api_management',
      name: 'x',
      values,
    };
    const plan = {
      format_version: '1.0',
      terraform_version: '1.9.0',
      values: { root_module: { resources: [resource] } },
    };
    const shown = await asJson({ 'show.json': plan }, ['show.json']);
    expect(shown).toMatchObject({ found: { kind: 'terraform' }, service: { name: 'terra', tier: 'Premium' } });
  });

  it('a description of an API alone', async () => {
    const { status, out } = await run({ 'orders.json': openApi }, ['orders.json']);
    expect(status).toBe(0);
    expect(out.split('\n')[0]).toBe('API description orders.json');
    expect(out).toContain('shop-orders at /shop-orders: 1 operation');
    const wrong = { ...openApi, paths: { '/orders': { get: 3 } } };
    expect((await asJson({ 'o.json': JSON.stringify(wrong, null, 1) }, ['o.json'])).problems).toMatchObject([
      { severity: 'error', file: 'o.json', line: 9 },
    ]);
  });

  it('a GraphQL schema is kept, and it says so', async () => {
    const shown = await asJson({ 's.graphql': 'type Query {\n  hello: String\n}\n' }, ['s.graphql']);
    expect(shown.problems).toMatchObject([{ severity: 'warning', code: 'openapi/other-description' }]);
    expect(shown.counts).toMatchObject({ [`${service}/apis`]: 1, [`${service}/apis/schemas`]: 1 });
  });

  it('policies of a partial configuration may refer to what the service has', async () => {
    const policy = (value: string) => ({
      type: `${service}/policies`,
      name: 's/policy',
      properties: {
        format: 'rawxml',
        value: `<policies><inbound><set-header name="x" exists-action="override"><value>${value}</value></set-header></inbound></policies>`,
      },
    });
    const partial = await asJson({ 't.json': template([policy('{{key}}')]) }, ['t.json']);
    expect([partial.ok, partial.problems]).toMatchObject([
      true,
      [{ severity: 'warning', code: 'policy/unknown-named-value' }],
    ]);
    const whole = await asJson({ 't.json': template([own, policy('{{key}}')]) }, ['t.json']);
    expect([whole.ok, whole.problems]).toMatchObject([
      false,
      [{ severity: 'error', code: 'policy/unknown-named-value' }],
    ]);
  });
});

describe('what cannot be read is one line', () => {
  it.each([
    [
      'a folder without anything',
      { 'f/x.txt': 'x' },
      'f',
      /^f:1:1: error: f holds nothing that can be read: there is no file .*\[input\/nothing-there\]$/,
    ],
    [
      'wrong JSON',
      { 't.json': '{ "resources": [' },
      't.json',
      /^t\.json:1:\d+: error: this is not JSON: .*\[arm\/not-json\]$/,
    ],
    [
      'JSON of something else',
      { 't.json': '[1]' },
      't.json',
      /^t\.json:1:1: error: this is a list, expected an ARM template/,
    ],
    [
      'a parameters file',
      { 't.json': '{ "parameters": {} }' },
      't.json',
      /^t\.json:1:1: error: this is a parameters file/,
    ],
    [
      'text of something else',
      { 't.yaml': 'hello: world' },
      't.yaml',
      /^t\.yaml:1:1: error: t\.yaml is not an ARM template, /,
    ],
    ['Bicep', { 'm.bicep': 'param x string' }, 'm.bicep', /^m\.bicep:1:1: error: .*Bicep.*az bicep build/],
  ])('%s', async (_, files, given, line) => {
    const { status, out, err } = await run(files as Files, [given]);
    expect(status).toBe(2);
    expect(err.trimEnd()).toMatch(line);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(out.includes('APIs:') && !given.endsWith('.json')).toBe(false);
  });

  it('a binary file, and one without an end', async () => {
    await withFolder({ 't.json': new Uint8Array([0x7b, 0xff, 0xfe, 0x00]) }, async (folder) => {
      const { status, err } = await keelgateHere(['validate', 't.json'], folder);
      expect([status, err]).toEqual([2, 't.json:1:1: error: t.json is not text in UTF-8 [input/not-readable]\n']);
    });
    if (process.platform === 'linux')
      expect((await run({}, ['/dev/zero'])).err).toBe(
        '/dev/zero:1:1: error: /dev/zero has no end, expected at most 67108864 bytes [input/not-readable]\n',
      );
  });
});

const corpus = path.join(root, '../shared/corpus/templates');

it.skipIf(!existsSync(corpus))('real templates have no error (skipped where ../shared is absent)', async () => {
  const names = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.json') && !/parameters[^/]*\.json$/.test(name),
  );
  for (const name of names) {
    const { status, out } = await keelgateHere(
      ['validate', path.join(corpus, name), '--parameters', 'auto', '--json'],
      root,
    );
    const { ok, counts, problems } = JSON.parse(out) as Shown;
    expect([name, status, ok, problems.filter(({ severity }) => severity === 'error')]).toEqual([name, 0, true, []]);
    expect(Object.keys(counts).length).toBeGreaterThan(0);
    for (const type of Object.keys(counts)) expect(type).toMatch(/^[\w.]+(?:\/[\w.]+)+$/);
  }
});

it('needs the parameters that the template asks for', () => {
  const { status, err } = keelgate(['validate', 'examples/one-unit/azuredeploy.json']);
  expect([status, err.split('\n')[0]]).toEqual([
    2,
    expect.stringContaining('the template needs the parameter serviceName'),
  ]);
  expect(
    keelgate([
      'validate',
      'examples/one-unit/azuredeploy.json',
      '--parameters',
      'examples/one-unit/azuredeploy.parameters.json',
    ]).status,
  ).toBe(0);
});

it('has an example in every help', () => {
  for (const verb of ['drill', 'validate', 'export']) expect(keelgate([verb, '--help']).out).toContain('Example:');
  expect(keelgate(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

it.runIf(process.platform === 'linux')('output that nobody reads, or that has no room, ends it without a stack', () => {
  expect(keelgateInShell('validate examples/zone-at-peak/azuredeploy.json > /dev/full')).toMatchObject({
    status: 2,
    err: 'error: standard output cannot be written (the disk is full, ENOSPC) [output/not-written]\n',
  });
  expect(keelgateInShell('export examples/zone-at-peak/azuredeploy.json | true')).toMatchObject({ status: 0, err: '' });
});
