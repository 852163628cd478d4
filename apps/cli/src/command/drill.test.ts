import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { DrillResult } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { keelgate, main, root, withFolder } from '../testing/keelgate.ts';

const template = `{
  "resources": [
    { "type": "Microsoft.ApiManagement/service", "name": "s", "location": "westeurope",
      "sku": { "name": "Premium", "capacity": 3 },
      "zones": ["1", "2", "3"], "properties": {} },
    { "type": "Microsoft.ApiManagement/service/apis", "name": "s/a",
      "properties": { "path": "a", "subscriptionRequired": false, "serviceUrl": "https://b.internal" } },
    { "type": "Microsoft.ApiManagement/service/apis/operations", "name": "s/a/get",
      "properties": { "method": "GET", "urlTemplate": "/" } }
  ]
}`;

function drillFile(more = ''): string {
  return `service: { template: ./t.json }\nduration: 5s\nclients:\n  - { location: West Europe, rate: 50/s }\n${more}`;
}

describe('exit statuses', () => {
  it('0 where all expectations held, with a summary', () => {
    const { status, out } = withFolder(
      { 't.json': template, 'd.yaml': drillFile('expect: { availability: ">= 99%" }\n') },
      (folder) => keelgate(['drill', 'd.yaml'], folder),
    );
    expect(status).toBe(0);
    expect(out).toContain('the expectation held');
  });

  it('1 where one was missed, and still the whole result as JSON', () => {
    const { status, out } = withFolder(
      { 't.json': template, 'd.yaml': drillFile('expect: { availability: "< 50%" }\n') },
      (folder) => keelgate(['drill', 'd.yaml', '--json'], folder),
    );
    expect(status).toBe(1);
    const result = JSON.parse(out) as DrillResult;
    expect(result).toMatchObject({ schema: 'keelgate.drill/1', expectations: [{ held: false }] });
  });

  it('2 where the input is wrong: standard output stays empty, the place is named', () => {
    const { status, out, err } = withFolder(
      { 't.json': template, 'd.yaml': drillFile('faults:\n  - { at: 1s, zone: West Europe/7 }\n') },
      (folder) => keelgate(['drill', 'd.yaml', '--json'], folder),
    );
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^d\.yaml:6:\d+: error: .*zone "7"/);
  });

  it('2 for a word that is no command or option, with what was meant', () => {
    expect(keelgate(['dril', 'x'])).toMatchObject({ status: 2, err: expect.stringContaining('drill') });
    expect(keelgate(['drill', 'x', '--sed', '1'])).toMatchObject({ status: 2, err: expect.stringContaining('--seed') });
  });

  it('the same seed gives the same digest in another process, another seed another one', () => {
    withFolder({ 't.json': template, 'd.yaml': drillFile() }, (folder) => {
      const [first, second, other] = ['7', '7', '8'].map(
        (seed) =>
          (JSON.parse(keelgate(['drill', 'd.yaml', '--json', '--seed', seed], folder).out) as DrillResult).digest,
      );
      expect(second).toBe(first);
      expect(other).not.toBe(first);
    });
  });
});

describe('files', () => {
  it('writes the result whole to --out, and says so if it cannot', () => {
    withFolder({ 't.json': template, 'd.yaml': drillFile() }, (folder) => {
      expect(keelgate(['drill', 'd.yaml', '--out', 'r.json'], folder).status).toBe(0);
      expect(readdirSync(folder).toSorted()).toEqual(['d.yaml', 'r.json', 't.json']);
      expect(JSON.parse(readFileSync(path.join(folder, 'r.json'), 'utf8'))).toMatchObject({
        schema: 'keelgate.drill/1',
      });
      expect(keelgate(['drill', 'd.yaml', '--out', 'no/r.json'], folder)).toMatchObject({
        status: 2,
        err: expect.stringContaining('does not exist'),
      });
    });
  });

  it.each<[string, { readonly [name: string]: string | Uint8Array }, RegExp]>([
    ['no drill file', {}, /^d\.yaml:1:1: error: d\.yaml does not exist/],
    ['no template', { 'd.yaml': drillFile() }, /^d\.yaml:1:\d+: error: t\.json does not exist/],
    ['a drill that is not text', { 'd.yaml': new Uint8Array([0xff, 0xfe, 0x00]) }, /not text in UTF-8/],
    ['an empty drill', { 'd.yaml': '' }, /^d\.yaml:1:1: error/],
    ['a template that is not JSON', { 'd.yaml': drillFile(), 't.json': '{' }, /^t\.json:1:\d+: error/],
    [
      'a template that breaks a rule',
      { 'd.yaml': drillFile(), 't.json': template.replace('"capacity": 3', '"capacity": 4') },
      /^t\.json:4:\d+: error: .*multiple of 3/,
    ],
    [
      'a template without a service',
      { 'd.yaml': drillFile(), 't.json': '{ "resources": [] }' },
      /^d\.yaml:1:\d+: error: .*no API Management service/,
    ],
    [
      'an overlay that breaks a rule',
      { 'd.yaml': drillFile().replace('./t.json }', './t.json, overlay: { units: 5 } }'), 't.json': template },
      /^d\.yaml:1:\d+: error: .*5 units in 3 zones/,
    ],
    [
      'a policy that does not compile',
      {
        'd.yaml': drillFile('changes:\n  - { at: 1s, policy: apis/a, file: ./p.xml }\n'),
        't.json': template,
        'p.xml': '<policies>\n  <inbound>\n    <rate-limt/>',
      },
      /^p\.xml:3:/,
    ],
    [
      'a missing policy file',
      { 'd.yaml': drillFile('changes:\n  - { at: 1s, policy: apis/a, file: ./p.xml }\n'), 't.json': template },
      /^d\.yaml:6:\d+: error: p\.xml does not exist/,
    ],
    [
      'a missing parameters file',
      { 'd.yaml': drillFile().replace('./t.json }', './t.json, parameters: ./p.json }'), 't.json': template },
      /^d\.yaml:1:\d+: error: p\.json does not exist/,
    ],
    [
      'a missing parameter',
      { 'd.yaml': drillFile(), 't.json': template.replace('{', '{ "parameters": { "x": { "type": "string" } },') },
      /^t\.json:1:\d+: error: the template needs the parameter x \(give their values, or a file with them, as parameters of the service\)/,
    ],
    [
      'a folder without anything',
      { 'd.txt': 'x', 'd.yaml': drillFile().replace('./t.json', '.') },
      /^d\.yaml:1:\d+: error: .* holds nothing that can be read/,
    ],
  ])('%s is one clear line and exit 2', (_, files, line) => {
    const { status, out, err } = withFolder(files, (folder) => keelgate(['drill', 'd.yaml'], folder));
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(line);
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(6);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

it('the service may be what terraform shows', () => {
  const publisher = { publisher_name: 'p', publisher_email: 'p@x.io' };
  const values = { name: 's', location: 'westeurope', sku_name: 'Premium_2', ...publisher };
  const api = {
    name: 'a',
    api_management_name: 's',
    path: 'a',
    display_name: 'A',
    revision: '1',
    protocols: ['https'],
  };
  const get = { operation_id: 'get', api_name: 'a', api_management_name: 's', display_name: 'G', method: 'GET' };
  const resources = [
    { address: 'azurerm_api_management.s', type: 'azurerm_api_management', values },
    {
      address: 'azurerm_api_management_api.a',
      type: 'azurerm_api_management_api',
      values: { ...api, subscription_required: false, service_url: 'https://b.internal' },
    },
    {
      address: 'azurerm_api_management_api_operation.g',
      type: 'azurerm_api_management_api_operation',
      values: { ...get, url_template: '/' },
    },
  ].map((resource) => ({ ...resource, mode: 'managed', name: 'x' }));
  const shown = { format_version: '1.0', terraform_version: '1.9.0', values: { root_module: { resources } } };
  const { status, out } = withFolder({ 't.json': JSON.stringify(shown), 'd.yaml': drillFile() }, (folder) =>
    keelgate(['drill', 'd.yaml', '--json'], folder),
  );
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ service: { name: 's', tier: 'Premium' } });
});

describe('examples', () => {
  it.each(['zone-at-peak', 'one-unit', 'primary-lost'])('%s holds what it expects', (name) => {
    const { status, out, err } = keelgate(['drill', `examples/${name}/drill.yaml`, '--json']);
    expect([status, err]).toEqual([0, '']);
    const result = JSON.parse(out) as DrillResult;
    expect(result.requests.offered).toBeGreaterThan(100_000);
    expect(result.faults[0]?.detectedAt).not.toBeNull();
  });
});

const quickstart =
  '../shared/corpus/templates/nilaydshah__azure-quickstart-templates/quickstarts/microsoft.apimanagement/api-management-create-all-resources/azuredeploy.json';

describe.skipIf(!existsSync(path.join(root, quickstart)))(
  'Microsoft’s quickstart with all resources (skipped where ../shared is absent)',
  () => {
    it('loses a zone as a three-zone Premium instance', () => {
      const parameters = [
        'publisherEmail: a@example.com',
        'publisherName: A',
        'mutualAuthenticationCertificate: x',
        'certificatePassword: x',
        'eventHubNamespaceConnectionString: x',
        'googleClientSecret: x',
        'openIdConnectClientSecret: x',
        'tenantPolicy: "<policies><inbound /><backend><forward-request /></backend><outbound /></policies>"',
        'apiPolicy: "<policies><inbound><base /></inbound><backend><base /></backend><outbound><base /></outbound></policies>"',
        'operationPolicy: "<policies><inbound><base /></inbound><backend><base /></backend><outbound><base /></outbound></policies>"',
        'productPolicy: "<policies><inbound><rate-limit calls=\\"100\\" renewal-period=\\"60\\" /><base /></inbound><backend><base /></backend><outbound><base /></outbound></policies>"',
      ];
      const file = path.join(root, quickstart);
      const drill = `name: quickstart\nservice:\n  template: ${file}\n  parameters:\n${parameters.map((line) => `    ${line}\n`).join('')}  overlay: { tier: Premium, units: 3, zones: ["1", "2", "3"], location: West Europe }\nduration: 30s\nclients:\n  - { location: West Europe, rate: 200/s }\nfaults:\n  - { at: 10s, for: 10s, zone: West Europe/2 }\n`;
      const { status, err, out } = withFolder({ 'd.yaml': drill }, (folder) =>
        keelgate(['drill', 'd.yaml', '--json'], folder),
      );
      expect([status, err]).toEqual([0, '']);
      const result = JSON.parse(out) as DrillResult;
      expect(result.faults[0]).toMatchObject({ detectedAt: 13, recoverySeconds: 3 });
      expect(result.faults[0]?.unreachable).toBeGreaterThan(100);
    });
  },
);

const twoRegions = template.replace(
  '"properties": {} }',
  '"properties": { "additionalLocations": [{ "location": "northeurope", "zones": ["1", "2", "3"], "sku": { "name": "Premium", "capacity": 3 } }] } }',
);

it('a drill of two regions gives the same on one and on two workers', () => {
  const drill = `${drillFile()}  - { location: North Europe, rate: 50/s }\n`;
  withFolder({ 't.json': twoRegions, 'd.yaml': drill }, (folder) => {
    const [one, two, most] = ['1', '2', '9'].map(
      (workers) => JSON.parse(keelgate(['drill', 'd.yaml', '--json', '--workers', workers], folder).out) as DrillResult,
    );
    expect([one?.engine.workers, two?.engine.workers, most?.engine.workers]).toEqual([1, 2, 2]);
    expect(new Set([one?.digest, two?.digest, most?.digest]).size).toBe(1);
    expect(keelgate(['drill', 'd.yaml', '--workers', '0'], folder)).toMatchObject({
      status: 2,
      err: expect.stringContaining('--workers'),
    });
  });
});

it.each([
  ['one worker', template, '1'],
  ['two workers', twoRegions, '2'],
])('a drill that is interrupted on %s ends with 130', async (_, service, workers) => {
  await withFolder({ 't.json': service, 'd.yaml': drillFile().replace('5s', '300h') }, async (folder) => {
    const child = spawn(process.execPath, [main, 'drill', 'd.yaml', '--workers', workers], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    await setTimeout(2500);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
  });
});
