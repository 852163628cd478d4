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
