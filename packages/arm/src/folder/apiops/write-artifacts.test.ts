import { fc, test } from '@fast-check/vitest';
import type { Fault, Json, Rest } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { asTemplate } from '../../template/value.ts';
import type { WrittenPart } from '../../write-resources.ts';
import type { InputFiles } from '../input-files.ts';
import { readArtifacts } from './read-artifacts.ts';
import { writeArtifacts } from './write-artifacts.ts';

const service = 'Microsoft.ApiManagement/service';

function part(type: string, names: readonly string[], properties: Json = {}, more: Rest = {}): WrittenPart {
  const body = { apiVersion: '2024-05-01', properties, ...more };
  return { type: `${service}${type}`, names, own: true, body, needs: [] };
}

/** What was read, in the form of what is written. */
function readBack(parts: readonly WrittenPart[], serviceName = 's') {
  const { files, secrets, faults } = writeArtifacts(parts, { serviceName });
  const wrong: Fault[] = [];
  const resources = readArtifacts(secrets === null ? files : [...files, secrets], {}, wrong);
  return {
    files,
    secrets,
    faults,
    wrong,
    resources: inOrder(resources.map(({ type, name, body }) => ({ type, name, body: asTemplate(body) }))),
  };
}

function whole(parts: readonly WrittenPart[], serviceName = 's') {
  return inOrder(
    parts.map(({ type, names, own, body }) => ({
      type,
      name: [...(own ? [serviceName] : []), ...names].join('/'),
      body,
    })),
  );
}

function inOrder<Item extends { readonly type: string; readonly name: string }>(
  items: readonly Item[],
): readonly Item[] {
  const key = (item: Item): string => JSON.stringify([item.type, item.name, item]);
  return items.toSorted((left, right) => (key(left) < key(right) ? -1 : 1));
}

function textOf(files: InputFiles, file: string): string | undefined {
  return files.find((one) => one.file === file)?.text;
}

const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'Orders', 'orders', 'stock;rev=2', 'x y') },
  { weight: 1, arbitrary: fc.constantFrom('..', '.', '', 'a:b', 'a\\b', 'con?', '__proto__', 'policy') },
);
const someText = fc.oneof(
  fc.constantFrom(
    '[a]',
    '[[a]',
    "[parameters('p')]",
    '[',
    ']',
    '',
    '<policies />',
    '@(1)',
    'openapi',
    'xml',
    'rawxml',
    '/apis/Orders',
    'http',
    'get-a',
    '/a',
  ),
  fc.string(),
);
const json = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    someText,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'name', 'b', 'password'), tie('json'), { maxKeys: 3 }),
  ),
})).json;
const member = fc.constantFrom(
  'displayName',
  'format',
  'value',
  'secret',
  'apiId',
  'contentType',
  'document',
  'method',
  'urlTemplate',
  'type',
  'path',
);
const properties = fc.dictionary(member, json, { maxKeys: 5 });
const someBody = fc.record(
  {
    apiVersion: fc.constantFrom('2024-05-01', '2021-08-01'),
    properties: fc.oneof({ weight: 8, arbitrary: properties }, { weight: 1, arbitrary: json }),
    tags: json,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Rest>;
const types: readonly (readonly [string, number])[] = [
  ['', 0],
  ...[
    '/namedValues',
    '/tags',
    '/apiVersionSets',
    '/backends',
    '/policyFragments',
    '/products',
    '/apis',
    '/users',
    '/policies',
    '/workspaces',
  ].map((type) => [type, 1] as const),
  ...[
    '/products/apis',
    '/products/apiLinks',
    '/products/policies',
    '/apis/policies',
    '/apis/operations',
    '/apis/schemas',
    '/tags/apiLinks',
    '/workspaces/apis',
    '/gateways/apis',
    '/apis/diagnostics',
  ].map((type) => [type, 2] as const),
  ...['/apis/operations/policies', '/workspaces/apis/policies', '/workspaces/apis/operations'].map(
    (type) => [type, 3] as const,
  ),
];
const someParts: fc.Arbitrary<readonly WrittenPart[]> = fc.uniqueArray(
  fc
    .tuple(
      fc.constantFrom(...types),
      fc.array(name, { minLength: 3, maxLength: 3 }),
      someBody,
      fc.integer({ min: 0, max: 9 }),
    )
    .map(([[type, depth], names, written, dice]): WrittenPart => {
      const own = dice > 0;
      const used = names
        .slice(0, depth)
        .map((each, at) => (at === depth - 1 && type.endsWith('policies') && dice > 2 ? 'policy' : each));
      return {
        type: own ? `${service}${type}` : 'Microsoft.Network/virtualNetworks',
        names: own ? used : ['net'],
        own,
        body: written,
        needs: [],
      };
    }),
  { maxLength: 8, selector: ({ type, names }) => `${type} ${names.join('/')}`.toLowerCase() },
);

describe('the law', () => {
  test.prop([someParts])('reading what was written gives the same resources', (parts) => {
    const { resources, wrong } = readBack(parts);
    expect(resources).toEqual(whole(parts));
    expect(wrong.filter(({ code }) => code === 'folder/overtaken' || code === 'folder/unknown-file')).toEqual([]);
  });

  test.prop([someParts])('equal resources give equal files, sorted and ended with a line', (parts) => {
    const { files } = writeArtifacts(parts, { serviceName: 's' });
    expect(writeArtifacts(parts, { serviceName: 's' }).files).toEqual(files);
    expect(files.map(({ file }) => file)).toEqual(
      files.map(({ file }) => file).toSorted((left, right) => (left < right ? -1 : 1)),
    );
    for (const { file, text: written } of files)
      if (file.endsWith('Information.json')) expect(written.endsWith('}\n')).toBe(true);
    expect(new Set(files.map(({ file }) => file.toLowerCase())).size).toBe(files.length);
  });
});

describe('operations', () => {
  const api = part('/apis', ['orders'], { displayName: 'Orders', path: 'orders', type: 'http' });
  const schema = part('/apis/schemas', ['orders', '5f3c'], {
    contentType: 'application/vnd.oai.openapi.components+json',
    document: { components: { schemas: { Order: { type: 'object', properties: { id: { type: 'string' } } } } } },
  });
  const get = part('/apis/operations', ['orders', 'get-order'], {
    displayName: 'Get order',
    method: 'GET',
    urlTemplate: '/orders/{id}?full={full}',
    templateParameters: [
      { name: 'id', type: 'string', required: true },
      { name: 'full', type: 'boolean', required: true, description: 'All of it' },
    ],
    request: {
      queryParameters: [{ name: 'lines', type: 'integer', required: true, defaultValue: 5, values: [5, 10] }],
      headers: [{ name: 'x-team', type: 'string', required: false }],
    },
    responses: [
      {
        statusCode: 200,
        description: 'The order',
        headers: [{ name: 'etag', type: 'string', required: false }],
        representations: [
          {
            contentType: 'application/json',
            schemaId: '5f3c',
            typeName: 'Order',
            examples: { default: { value: { id: '1' } } },
          },
        ],
      },
    ],
  });
  const add = part('/apis/operations', ['orders', 'add'], {
    displayName: 'Add an order',
    description: 'By form, or JSON',
    method: 'POST',
    urlTemplate: '/orders',
    request: {
      representations: [
        { contentType: 'application/json', schemaId: '5f3c', typeName: 'Order' },
        {
          contentType: 'application/x-www-form-urlencoded',
          formParameters: [{ name: 'id', type: 'string', required: true }],
        },
      ],
    },
  });
  const parts = [api, schema, get, add];

  it('are said by a description, as artifacts know no others', () => {
    const { files, faults, resources } = readBack(parts);
    expect(resources).toEqual(whole(parts));
    expect(faults).toEqual([]);
    expect(files.map(({ file }) => file)).toEqual([
      'apis/orders/apiInformation.json',
      'apis/orders/specification.json',
      'keelgate.json',
    ]);
    expect(JSON.parse(textOf(files, 'keelgate.json') ?? '')).toEqual({ serviceName: 's', resources: [] });
    expect(JSON.parse(textOf(files, 'apis/orders/specification.json') ?? '')).toMatchObject({
      openapi: '3.0.3',
      paths: { '/orders': { post: { operationId: 'add' } } },
      components: { schemas: { Order: { type: 'object' } } },
    });
  });

  it('that OpenAPI cannot say stand aside, and are told', () => {
    const any = part('/apis/operations', ['orders', 'any_thing'], {
      displayName: 'Any',
      method: '*',
      urlTemplate: '/*',
    });
    const { faults, resources } = readBack([...parts, any]);
    expect(resources).toEqual(whole([...parts, any]));
    expect(faults).toMatchObject([{ code: 'folder/aside', severity: 'warning' }]);
    expect(faults[0]?.message).toContain('apis/operations');
  });

  it('of an API that says what it is imported from stay in its description', () => {
    const text = JSON.stringify({
      openapi: '3.0.1',
      info: { title: 'O', version: '1' },
      paths: { '/a': { get: { operationId: 'a', responses: {} } } },
    });
    const imported = part('/apis', ['o'], { displayName: 'O', path: 'o', format: 'openapi+json', value: text });
    const same = part('/apis/operations', ['o', 'a'], { displayName: 'a', method: 'GET', urlTemplate: '/a' });
    const { files, resources } = readBack([imported, same]);
    expect(textOf(files, 'apis/o/specification.json')).toBe(text);
    expect(resources).toEqual(whole([imported]));
  });
});

describe('policies', () => {
  const escaped =
    '<policies><inbound><set-variable name="a" value="@(&quot;x&quot; + 1 &lt; 2)" /></inbound></policies>';

  it('with escaped expressions become raw ones, and come back escaped', () => {
    const parts = [part('/policies', ['policy'], { format: 'xml', value: escaped })];
    const { files, faults, resources } = readBack(parts);
    expect(textOf(files, 'policy.xml')).toBe(
      '<policies><inbound><set-variable name="a" value="@("x" + 1 < 2)" /></inbound></policies>',
    );
    expect(resources).toEqual(whole(parts));
    expect(faults).toEqual([]);
  });

  it('that somebody edits count before what stands aside', () => {
    const { files } = writeArtifacts([part('/policies', ['policy'], { format: 'xml', value: escaped })], {
      serviceName: 's',
    });
    const edited = files.map((file) => (file.file === 'policy.xml' ? { ...file, text: '<policies />' } : file));
    const faults: Fault[] = [];
    const resources = readArtifacts(edited, {}, faults);
    expect(resources.map(({ body }) => asTemplate(body))).toMatchObject([
      { properties: { format: 'rawxml', value: '<policies />' } },
    ]);
    expect(faults).toMatchObject([{ code: 'folder/overtaken', severity: 'warning' }]);
  });

  it('that are taken away are gone', () => {
    const { files } = writeArtifacts([part('/policies', ['policy'], { format: 'xml', value: escaped })], {
      serviceName: 's',
    });
    expect(
      readArtifacts(
        files.filter(({ file }) => file !== 'policy.xml'),
        {},
        [],
      ),
    ).toEqual([]);
  });
});

it('secrets are in a file of their own and in no other', () => {
  const parts = [
    part('/namedValues', ['key'], { displayName: 'key', secret: true, value: 'hush-1' }),
    part('/subscriptions', ['web'], { displayName: 'Web', primaryKey: 'hush-2', scope: '/apis' }),
    part('/users', ['u'], { email: 'u@example.com', password: 'hush-3' }),
  ];
  const { files, secrets, resources } = readBack(parts);
  expect(files.filter(({ text: written }) => written.includes('hush'))).toEqual([]);
  expect(secrets?.text.match(/hush-\d/g)).toEqual(['hush-1', 'hush-2', 'hush-3']);
  expect(resources).toEqual(whole(parts));
});

it('what belongs to others, and what only a deployment knows, comes back', () => {
  const parts: readonly WrittenPart[] = [
    part('/backends', ['b'], { url: "[reference('site').url]", protocol: 'http' }),
    { ...part('', ['net'], {}), type: 'Microsoft.Network/virtualNetworks', own: false },
  ];
  const { files, resources, faults } = readBack(parts);
  expect(resources).toEqual(whole(parts));
  expect(faults.map(({ message }) => message)).toEqual([
    'one resource of type Microsoft.Network/virtualNetworks cannot be said by artifacts of APIOps: it is in keelgate.json, which its publisher does not read',
  ]);
  expect(JSON.parse(textOf(files, 'backends/b/backendInformation.json') ?? '')).toEqual({
    properties: { protocol: 'http' },
  });
});
