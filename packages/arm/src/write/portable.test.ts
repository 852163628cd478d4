import { expect, it } from 'vitest';
import { deployJson } from '../template/testing/deploy-json.ts';
import { portable } from './portable.ts';

const subscription = '/subscriptions/00000000-0000-0000-0000-000000000000';
const group = `${subscription}/resourceGroups/resource-group/providers`;

const portables: readonly (readonly [string, string])[] = [
  [`${group}/Microsoft.Web/sites/w`, "[resourceId('Microsoft.Web/sites', 'w')]"],
  [
    `${group}/Microsoft.ApiManagement/service/s/apis/a`,
    "[resourceId('Microsoft.ApiManagement/service/apis', parameters('serviceName'), 'a')]",
  ],
  [
    `${subscription}/resourceGroups/other/providers/Microsoft.Web/sites/w`,
    "[resourceId('other', 'Microsoft.Web/sites', 'w')]",
  ],
  [
    `${subscription}/providers/Microsoft.Authorization/roleDefinitions/r`,
    "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'r')]",
  ],
  [
    `[concat(reference('${group}/Microsoft.Web/sites/o''neill', '2021-01-01').x, 'it''s')]`,
    "[concat(reference(resourceId('Microsoft.Web/sites', 'o''neill'), '2021-01-01').x, 'it''s')]",
  ],
];

it.each(portables)('%s is %s', (id, written) => {
  expect(portable({ x: [id] }, 's')).toEqual({ x: [written] });
});

it.each(portables)('%s comes back when it is read', (id, written) => {
  const { bodies, faults } = deployJson(
    {
      parameters: { serviceName: { type: 'string' } },
      resources: [{ type: 'Contoso.Things/things', name: 't', properties: { x: written } }],
    },
    { serviceName: 's' },
  );
  expect(faults).toEqual([]);
  expect(bodies[0]).toMatchObject({ properties: { x: id } });
});

it.each([
  subscription,
  `${subscription}/resourceGroups/resource-group`,
  `${group}/Microsoft.Web/sites`,
  `[[reference('${group}/Microsoft.Web/sites/w')]`,
  `a '${group}/Microsoft.Web/sites/w'`,
  `[concat('${group}/Microsoft.Web/sites/', 'w')]`,
])('%s stays', (text) => {
  expect(portable(text, 's')).toBe(text);
});
