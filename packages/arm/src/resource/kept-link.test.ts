import { expect, it } from 'vitest';
import { readTemplate } from '../read-template.ts';
import { writeTemplate } from '../write-template.ts';

const service = 'Microsoft.ApiManagement/service';

const template = {
  resources: [
    { type: `${service}/apis`, name: 's/Orders', properties: { displayName: 'Orders', path: 'orders' } },
    { type: `${service}/groups`, name: 's/staff', properties: { displayName: 'Staff' } },
    { type: `${service}/products`, name: 's/gold', properties: { displayName: 'Gold' } },
    {
      type: `${service}/products/apiLinks`,
      name: 's/gold/link1',
      properties: { apiId: "[resourceId('Microsoft.ApiManagement/service/apis', 's', 'orders')]" },
    },
    {
      type: `${service}/products/groupLinks`,
      name: 's/gold/link2',
      properties: { groupId: '/groups/staff' },
    },
    { type: `${service}/products/apiLinks`, name: 's/silver/link3', properties: { apiId: '/apis/orders' } },
  ],
};

it('a product has what links of their own name give it, and they stay as they are', () => {
  const first = readTemplate({ file: 't.json', text: JSON.stringify(template) });
  expect(first.snapshot.products).toMatchObject([{ id: 'gold', apiIds: ['Orders'], groupIds: ['staff'] }]);
  expect(first.snapshot.kept.map(({ type, name }) => `${type.slice(service.length)} ${name}`)).toEqual([
    '/products/apiLinks s/gold/link1',
    '/products/groupLinks s/gold/link2',
    '/products/apiLinks s/silver/link3',
  ]);
  const { template: text } = writeTemplate(first.snapshot, first);
  const types = (JSON.parse(text) as { resources: { type: string }[] }).resources.map(({ type }) => type);
  expect(types.filter((type) => /products\/(apis|groups)$/.test(type))).toEqual([]);
  const again = readTemplate({ file: 'e.json', text });
  expect(again.snapshot.products).toEqual(first.snapshot.products);
  expect(again.snapshot.kept).toEqual(first.snapshot.kept);
});

it('a product that holds an API by a resource and by a link keeps both', () => {
  const both = { type: `${service}/products/apis`, name: 's/gold/orders' };
  const first = readTemplate({ file: 't.json', text: JSON.stringify({ resources: [...template.resources, both] }) });
  expect(first.snapshot.products).toMatchObject([{ apiIds: ['Orders'] }]);
  const { template: text } = writeTemplate(first.snapshot, first);
  const { resources } = JSON.parse(text) as { resources: { type: string }[] };
  expect(resources.filter(({ type }) => type === both.type)).toHaveLength(1);
  expect(resources.filter(({ type }) => type === `${service}/products/apiLinks`)).toHaveLength(2);
  const again = readTemplate({ file: 'e.json', text });
  expect(again.snapshot.products).toEqual(first.snapshot.products);
  expect(again.snapshot.kept).toEqual(first.snapshot.kept);
});

it('a service that is deployed twice is one', () => {
  const one = (capacity: number): object => ({ type: service, name: 's', sku: { name: 'Premium', capacity } });
  const nested = (name: string, resource: object): object => ({
    type: 'Microsoft.Resources/deployments',
    name,
    properties: { template: { resources: [resource] } },
  });
  const resources = [nested('init', one(2)), nested('idem', one(2)), nested('more', one(3))];
  const { snapshot, faults } = readTemplate({ file: 't.json', text: JSON.stringify({ resources }) });
  expect(faults).toEqual([]);
  expect(snapshot.service).toMatchObject({ name: 's', regions: [{ units: 3 }] });
});
