import { fc, test } from '@fast-check/vitest';
import type { Fault, Rest } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { asTemplate } from '../../template/value.ts';
import type { WrittenPart } from '../../write-resources.ts';
import { part, readBack, service, textOf, whole } from '../../testing/read-back.ts';
import { someJson } from '../../testing/some-json.ts';
import { readArtifacts } from './read-artifacts.ts';
import { writeArtifacts } from './write-artifacts.ts';

const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'Orders', 'orders', 'stock;rev=2', 'x y') },
  { weight: 1, arbitrary: fc.constantFrom('..', '.', '', 'a:b', 'a\\b', 'con?', '__proto__', 'policy') },
);
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
const someProperties = fc.dictionary(member, someJson, { maxKeys: 5 });
const someBody = fc.record(
  {
    apiVersion: fc.constantFrom('2024-05-01', '2021-08-01'),
    properties: fc.oneof({ weight: 8, arbitrary: someProperties }, { weight: 1, arbitrary: someJson }),
    tags: someJson,
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

it('that a product has an API is said so that publishers of every version take it', () => {
  const parts = [
    part('/products', ['gold']),
    { ...part('/products/apis', ['gold', 'orders']), body: { apiVersion: '2024-05-01' } },
  ];
  const { files, resources } = readBack(parts);
  expect(resources).toEqual(whole(parts));
  expect(JSON.parse(textOf(files, 'products/gold/apis/orders/productApiInformation.json') ?? '')).toEqual({
    name: 'gold-orders',
    properties: { apiId: '/apis/orders' },
  });
});
