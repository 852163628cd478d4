import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { readResources } from '../../read-resources.ts';
import type { Resource } from '../../template/deploy.ts';
import { plain } from '../../template/value.ts';
import type { InputFiles } from '../input-files.ts';
import type { ArtifactOptions } from './read-artifacts.ts';
import { readArtifacts } from './read-artifacts.ts';

function folder(name: string): InputFiles {
  const root = path.resolve(import.meta.dirname, '../../../fixture/apiops', name);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const whole = path.join(entry.parentPath, entry.name);
      return { file: path.relative(root, whole).split(path.sep).join('/'), text: readFileSync(whole, 'utf8') };
    });
}

function read(files: InputFiles, options: ArtifactOptions = {}) {
  const faults: Fault[] = [];
  const resources = readArtifacts(files, { serviceName: 's', ...options }, faults);
  return { resources, faults };
}

function listed(resources: readonly Resource[]): readonly string[] {
  return resources.map(({ type, name }) => `${type.replace('Microsoft.ApiManagement/service', '')} ${name}`).sort();
}

const today = folder('today');

describe('an artifact folder of today', () => {
  const { resources, faults } = read(today);

  it('has a resource for each artifact', () => {
    expect(listed(resources)).toEqual(
      [
        '/apiVersionSets s/shop',
        '/apis s/graph',
        '/apis s/orders',
        '/apis/diagnostics s/orders/applicationinsights',
        '/apis/operations/policies s/orders/getorder/policy',
        '/apis/policies s/orders/policy',
        '/apis/releases s/orders/first',
        '/apis/schemas s/graph/graphql',
        '/backends s/warehouse',
        '/gateways s/branch',
        '/gateways/apis s/branch/orders',
        '/namedValues s/stage',
        '/policies s/policy',
        '/policyFragments s/team',
        '/products s/gold',
        '/products/apis s/gold/orders',
        '/products/groups s/gold/developers',
        '/products/policies s/gold/policy',
        '/subscriptions s/web',
        '/tags s/retail',
        '/tags/apiLinks s/retail/retail-orders',
        '/workspaces s/team-a',
        '/workspaces/apis s/team-a/stock',
        '/workspaces/apis/policies s/team-a/stock/policy',
      ].sort(),
    );
  });

  it('says nothing against it but that the configuration is not applied', () => {
    expect(faults.map(({ code, severity, place }) => [code, severity, place?.file])).toEqual([
      ['folder/configuration', 'warning', 'configuration.prod.yaml'],
    ]);
  });

  it('becomes a configuration, with the operations of its descriptions', () => {
    const { snapshot } = readResources(resources, []);
    const orders = snapshot.apis.find(({ id }) => id === 'orders');
    expect(orders).toMatchObject({ version: 'v1', versionSetId: 'shop', serviceUrl: 'https://orders.example.com/api' });
    expect(orders?.operations).toMatchObject([
      { id: 'getorder', method: 'GET', urlTemplate: '/orders/{id}', policy: { format: 'rawxml' } },
    ]);
    expect(snapshot.fragments[0]?.document).toMatchObject({
      format: 'rawxml',
      place: { file: 'policy fragments/team/policy.xml', line: 1, column: 1 },
    });
    expect(snapshot.products[0]).toMatchObject({ apiIds: ['orders'], groupIds: ['developers'] });
    expect(snapshot.gateways[0]?.apiIds).toEqual(['orders']);
    expect(snapshot.policy?.place?.file).toBe('policy.xml');
  });

  it('is found where it lies deeper', () => {
    const deeper = today.map(({ file, text }) => ({ file: `shop/apimartifacts/${file}`, text }));
    const around = [
      { file: 'shop/README.md', text: '' },
      { file: 'tools/pipeline.yaml', text: '' },
    ];
    expect(listed(read([...around, ...deeper]).resources)).toEqual(listed(resources));
  });

  it('does not depend on the order of its files', () => {
    expect(read(today.toReversed()).resources).toEqual(resources);
  });
});

describe('a publisher’s configuration', () => {
  const configuration = today.find(({ file }) => file === 'configuration.prod.yaml');
  const { resources, faults } = read(today, configuration === undefined ? {} : { configuration });

  it('counts before the artifacts', () => {
    const { snapshot } = readResources(resources, []);
    expect(snapshot.namedValues).toMatchObject([{ id: 'stage', name: 'stage', value: 'prod' }]);
    expect(snapshot.backends[0]?.target).toMatchObject({ url: 'https://warehouse.example.net' });
    const orders = snapshot.apis.find(({ id }) => id === 'orders');
    expect(orders).toMatchObject({
      serviceUrl: 'https://orders.example.net/api',
      path: 'orders',
      policy: { text: '<policies><inbound /></policies>' },
    });
  });

  it('names what it speaks of and is not there, at its place', () => {
    expect(faults.map(({ message, place }) => [message, place?.line])).toEqual([
      ['the configuration speaks of backends/nowhere, which the folder does not have', 10],
    ]);
  });

  it('says what the service is called', () => {
    const found = configuration === undefined ? [] : readArtifacts(today, { configuration }, []);
    expect(found.every(({ name }) => name.startsWith('shop-prod'))).toBe(true);
  });

  it('that is no list of artifacts is an error where it stands', () => {
    const { faults: wrong } = read(today, { configuration: { file: 'c.yaml', text: 'a: [' } });
    expect(wrong.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'folder/configuration', place: { file: 'c.yaml', line: 1 } },
    ]);
  });
});

it('reads the lists of names that older versions have', () => {
  const { resources, faults } = read(folder('lists'));
  expect(faults).toEqual([]);
  expect(listed(resources)).toEqual([
    '/apiVersionSets s/shop',
    '/apis s/orders',
    '/apis s/stock;rev=2',
    '/apis/tags s/orders/retail',
    '/products s/gold',
    '/products/apis s/gold/orders',
    '/products/apis s/gold/stock',
    '/products/groups s/gold/developers',
    '/products/tags s/gold/retail',
  ]);
});

it('reads the folders by display name, version and revision of the oldest version', () => {
  const faults: Fault[] = [];
  const resources = readArtifacts(folder('oldest'), {}, faults);
  expect(faults).toEqual([]);
  expect(listed(resources)).toEqual([
    ' shop',
    '/apiVersionSets shop/5f1',
    '/apis shop/orders',
    '/apis shop/orders;rev=2',
    '/products shop/gold',
    '/products/policies shop/gold/policy',
  ]);
  expect(readResources(resources, []).snapshot.service).toMatchObject({ name: 'shop', tier: 'Premium' });
});

describe('what is wrong', () => {
  it.each([
    ['{ "properties": { "path" "orders" } }', 'arm/not-json', 1, 26],
    ['{\n  "properties": {', 'arm/not-json', 2, 18],
    ['[1]', 'folder/wrong-shape', 1, 1],
    ['', 'arm/not-json', 1, 1],
  ])('%j is one error with its place', (text, code, line, column) => {
    const file = 'apis/orders/apiInformation.json';
    const { faults } = read([
      { file, text },
      { file: 'tags/t/tagInformation.json', text: '{}' },
    ]);
    expect(faults).toMatchObject([{ code, severity: 'error', place: { file, line, column } }]);
  });

  it.each([
    ['{ "name": "orders" }', 'expected a list of names'],
    ['[{ "id": "orders" }]', 'expected an object with a name'],
  ])('%s in a list of names', (text, message) => {
    const { faults } = read([
      { file: 'products/p/productInformation.json', text: '{}' },
      { file: 'products/p/apis.json', text },
    ]);
    expect(faults.map((fault) => [fault.severity, fault.message.includes(message)])).toEqual([['error', true]]);
  });

  it('each file that is no artifact is named once', () => {
    const { resources, faults } = read([
      { file: 'apis/orders/apiInformation.json', text: '{}' },
      { file: 'apis/orders/notes.txt', text: '' },
      { file: 'apis/orders/deep/er/file.json', text: '{}' },
      { file: 'somewhere/else.json', text: '{}' },
      { file: 'README.md', text: '' },
      { file: '.github/workflows/publish.yaml', text: '' },
    ]);
    expect(listed(resources)).toEqual(['/apis s/orders']);
    expect(faults.map(({ code, severity, place }) => [code, severity, place?.file].join(' ')).toSorted()).toEqual([
      'folder/unknown-file warning apis/orders/deep/er/file.json',
      'folder/unknown-file warning apis/orders/notes.txt',
      'folder/unknown-file warning somewhere/else.json',
    ]);
  });

  it('a second artifact folder is named', () => {
    const text = '{ "properties": {} }';
    const { resources, faults } = read([
      { file: 'test/apis/a/apiInformation.json', text },
      { file: 'prod/apis/b/apiInformation.json', text },
    ]);
    expect(listed(resources)).toEqual(['/apis s/b']);
    expect(faults).toMatchObject([{ code: 'folder/second-folder', severity: 'warning' }]);
  });

  it('a description without its API is read, and said', () => {
    const text = 'openapi: 3.0.0\ninfo: { title: T, version: "1" }\npaths: {}\n';
    const { resources, faults } = read([{ file: 'apis/a/specification.yml', text }]);
    expect(resources.map(({ body }) => plain(body))).toMatchObject([
      { properties: { format: 'openapi', value: text } },
    ]);
    expect(faults).toMatchObject([{ code: 'folder/no-information', severity: 'warning' }]);
  });

  it.each([
    ['specification.json', '{ "swagger": "2.0" }', 'swagger-json'],
    ['specification.json', '{ "openapi": "3.0.1" }', 'openapi+json'],
    ['specification.yaml', 'openapi: 3.0.1', 'openapi'],
    ['specification.wsdl', '<definitions />', 'wsdl'],
    ['specification.wadl', '<application />', 'wadl-xml'],
    ['specification.xml', '<Edmx />', 'odata'],
  ])('%s with %s is of format %s', (name, text, format) => {
    const files = [
      { file: 'apis/a/apiInformation.json', text: '{}' },
      { file: `apis/a/${name}`, text },
    ];
    expect(read(files).resources.map(({ body }) => plain(body))).toMatchObject([
      { properties: { format, value: text } },
    ]);
  });
});
