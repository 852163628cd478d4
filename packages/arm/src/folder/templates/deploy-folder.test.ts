import { fc, test } from '@fast-check/vitest';
import type { Fault } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { readResources } from '../../read-resources.ts';
import { deployFolder } from './deploy-folder.ts';
import { orderTemplates } from './order-templates.ts';

const schema = 'https://schema.management.azure.com/schemas/2019-04-01';
const service = 'Microsoft.ApiManagement/service';

type Written = {
  readonly type: string;
  readonly name: string;
  readonly properties?: object;
  readonly dependsOn?: readonly string[];
};

function template(
  file: string,
  resources: readonly object[],
  declared: object = { ApimServiceName: { type: 'string' } },
) {
  return {
    file,
    text: JSON.stringify({ $schema: `${schema}/deploymentTemplate.json#`, parameters: declared, resources }, null, 1),
  };
}

function parameters(file: string, values: object) {
  const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
  return { file, text: JSON.stringify({ $schema: `${schema}/deploymentParameters.json#`, parameters: given }) };
}

function resource(type: string, name: string, properties: object = {}): Written {
  return { type: `${service}/${type}`, name: `[concat(parameters('ApimServiceName'), '/${name}')]`, properties };
}

function link(file: string) {
  return {
    type: 'Microsoft.Resources/deployments',
    name: file.replaceAll(/\W/g, '-'),
    properties: {
      mode: 'Incremental',
      templateLink: { uri: `[concat(parameters('Base'), '/${file}', parameters('Query'))]` },
      parameters: { ApimServiceName: { value: "[parameters('ApimServiceName')]" } },
    },
  };
}

const product = resource('products', 'gold', { displayName: 'Gold' });
const api = resource('apis', 'orders', {
  displayName: 'Orders',
  path: 'orders',
  apiVersionSetId: '/apiVersionSets/shop',
});
const revision = resource('apis', 'orders;rev=2', { displayName: 'Orders', path: 'orders', apiRevision: '2' });
const versionSet = resource('apiVersionSets', 'shop', { displayName: 'Shop', versioningScheme: 'Segment' });
const productApi = resource('products/apis', 'gold/orders');
const policy = resource('apis/policies', 'orders/policy', {
  format: 'rawxml',
  value: '<policies><inbound><include-fragment fragment-id="team" /></inbound></policies>',
});
const fragment = resource('policyFragments', 'team', { format: 'rawxml', value: '<fragment />' });

function deployed(files: readonly { readonly file: string; readonly text: string }[]) {
  const faults: Fault[] = [];
  return { ...deployFolder(files, {}, faults), faults };
}

describe('the folder of an extractor', () => {
  const files = [
    template('shop-apis.template.json', [api, revision]),
    template('shop-apiVersionSets.template.json', [versionSet]),
    template('shop-policies.template.json', [policy]),
    template('shop-policy-fragments.template.json', [fragment]),
    template('shop-productAPIs.template.json', [productApi]),
    template('shop-products.template.json', [product]),
    parameters('shop-parameters.json', { ApimServiceName: 'shop', PolicyXMLBaseUrl: 'https://example.com' }),
  ];

  it('is deployed in the order of what depends on what, with the parameters that all share', () => {
    const { templates, resources, faults } = deployed(files);
    expect(faults).toEqual([]);
    expect(templates.map(({ source }) => source.file)).toEqual([
      'shop-apiVersionSets.template.json',
      'shop-apis.template.json',
      'shop-policy-fragments.template.json',
      'shop-policies.template.json',
      'shop-products.template.json',
      'shop-productAPIs.template.json',
    ]);
    expect(resources).toHaveLength(7);
    const { snapshot } = readResources(resources, []);
    expect(snapshot.products).toMatchObject([{ id: 'gold', apiIds: ['orders'] }]);
  });

  it('whichever way it is listed', () => {
    expect(deployed(files.toReversed()).resources).toEqual(deployed(files).resources);
  });
});

describe('a master template with others that it links to', () => {
  const master = template(
    'shop-master.template.json',
    [link('shop-products.template.json'), link('shop-apis.template.json')],
    { ApimServiceName: { type: 'string' }, Base: { type: 'string' }, Query: { type: 'string', defaultValue: '?key' } },
  );
  const files = [
    template('shop-products.template.json', [product]),
    template('shop-apis.template.json', [api]),
    master,
    template('shop-namedValues.template.json', [
      resource('namedValues', 'stage', { displayName: 'stage', value: 'x' }),
    ]),
    parameters('shop-parameters.json', { ApimServiceName: 'shop', Base: 'https://store.example.com/templates' }),
  ];

  it('deploys each once', () => {
    const { templates, linked, resources, faults } = deployed(files);
    expect(faults).toEqual([]);
    expect(templates.map(({ source }) => source.file)).toEqual([
      'shop-master.template.json',
      'shop-namedValues.template.json',
    ]);
    expect(linked.map(({ file }) => file)).toEqual(['shop-apis.template.json', 'shop-products.template.json']);
    expect(resources.map(({ name }) => name).toSorted()).toEqual(['shop/gold', 'shop/orders', 'shop/stage']);
  });

  it('takes those of its own folder', () => {
    const two = ['test', 'prod'].flatMap((folder) =>
      files.map(({ file, text }) => ({
        file: `${folder}/${file}`,
        text: text.replaceAll('shop', folder).replaceAll(`${folder}-`, 'shop-'),
      })),
    );
    const { templates, resources } = deployed(two);
    expect(templates).toHaveLength(4);
    expect(resources).toHaveLength(6);
  });

  it('in a circle is deployed once', () => {
    const own = {
      ApimServiceName: { type: 'string', defaultValue: 's' },
      Base: { type: 'string', defaultValue: 'b' },
      Query: { type: 'string', defaultValue: '' },
    };
    const { templates, linked } = deployed([
      template('a.json', [link('b.json')], own),
      template('b.json', [link('a.json')], own),
    ]);
    expect([templates.length, linked.length]).toEqual([1, 1]);
  });
});

describe('parameters files', () => {
  it('belong to the template of their name', () => {
    const { resources, faults } = deployed([
      template('a/main.json', [product]),
      template('a/other.template.json', [product]),
      template('b/main.json', [product]),
      parameters('a/main.parameters.json', { ApimServiceName: 'one' }),
      parameters('a/parameters/other.parameters.json', { ApimServiceName: 'two' }),
      parameters('b/parameters.json', { ApimServiceName: 'three' }),
    ]);
    expect(faults).toEqual([]);
    expect(resources.map(({ name }) => name)).toEqual(['one/gold', 'two/gold', 'three/gold']);
  });

  it('the only one belongs to the only template', () => {
    const { resources } = deployed([
      template('main.json', [product]),
      parameters('prod.json', { ApimServiceName: 'p' }),
    ]);
    expect(resources.map(({ name }) => name)).toEqual(['p/gold']);
  });

  it('of no template are named', () => {
    const { faults } = deployed([
      template('main.json', [product], { ApimServiceName: { type: 'string', defaultValue: 'd' } }),
      parameters('main.prod.parameters.json', { ApimServiceName: 'p' }),
      parameters('main.test.parameters.json', { ApimServiceName: 't' }),
    ]);
    expect(faults.map(({ code, place }) => [code, place?.file])).toEqual([
      ['folder/unused-parameters', 'main.prod.parameters.json'],
      ['folder/unused-parameters', 'main.test.parameters.json'],
    ]);
  });
});

const place = { file: '', line: 1, column: 1 };
const someTemplates = fc
  .array(
    fc.array(
      fc.constantFrom(
        'apis a',
        'apis b',
        'apis/operations a/x',
        'apis/operations/policies a/x/policy',
        'products p',
        'products/apis p/a',
        'products/apis p/b',
        'tags t',
        'apis/tags a/t',
      ),
      { maxLength: 4 },
    ),
    { maxLength: 7 },
  )
  .map((all) =>
    all.map((resources, index) => ({
      file: `t${index}`,
      resources: resources.map((text) => {
        const [type = '', name = ''] = text.split(' ');
        return {
          type: `${service}/${type}`,
          name: `s/${name}`,
          body: { kind: 'map', entries: new Map(), place } as const,
          place,
          path: '',
        };
      }),
    })),
  );

test.prop([someTemplates])(
  'all templates come out once, and a parent that is in one template alone comes first',
  (templates) => {
    const ordered = orderTemplates(templates);
    expect(ordered.toSorted((left, right) => (left.file < right.file ? -1 : 1))).toEqual(templates);
    expect(orderTemplates(templates.toReversed())).toEqual(ordered);
    // Where types of different levels are kept apart no circle is possible.
    const level = (type: string): number =>
      type.split('/').length + (type.endsWith('products/apis') || type.endsWith('apis/tags') ? 1 : 0);
    const pure = templates.map(({ file, resources }) => ({
      file,
      resources: resources.filter(({ type }) => level(type) === level(resources[0]?.type ?? '')),
    }));
    const levels = orderTemplates(pure).map(({ resources }) => resources);
    for (const [at, resources] of levels.entries()) {
      for (const { type, name } of resources) {
        const parents = [type.split('/').slice(0, -1).join('/'), name.split('/').slice(0, -1).join('/')];
        const hasParent = (one: (typeof levels)[number]): boolean =>
          one.some((other) => other.type === parents[0] && other.name === parents[1]);
        if (levels.some(hasParent)) expect(levels.slice(0, at + 1).some(hasParent)).toBe(true);
      }
    }
  },
);
