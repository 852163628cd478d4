import { expect, it } from 'vitest';
import { deployJson } from '../template/testing/deploy-json.ts';
import { portable, portableScope } from './portable.ts';

const subscription = '/subscriptions/00000000-0000-0000-0000-000000000000';
const group = `${subscription}/resourceGroups/resource-group/providers`;

const portables: readonly (readonly [string, string])[] = [
  [subscription, '[subscription().id]'],
  [`${subscription}/resourceGroups/resource-group`, '[resourceGroup().id]'],
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

it('keys of objects too', () => {
  const id = `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/i`;
  const written = "[resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'i')]";
  expect(portable({ [id]: {} }, 's')).toEqual({ [written]: {} });
  const { bodies } = deployJson({
    resources: [{ type: 'Contoso.Things/things', name: 't', identity: { userAssignedIdentities: { [written]: {} } } }],
  });
  expect(bodies[0]).toMatchObject({ identity: { userAssignedIdentities: { [id]: {} } } });
});

it.each([
  ['Microsoft.ApiManagement/service/s', "[concat('Microsoft.ApiManagement/service/', parameters('serviceName'))]"],
  [
    'Microsoft.ApiManagement/service/s/apis/a',
    "[concat('Microsoft.ApiManagement/service/', parameters('serviceName'), '/apis/a')]",
  ],
  ['Microsoft.ApiManagement/service/other', 'Microsoft.ApiManagement/service/other'],
  ['Microsoft.Web/sites/s', 'Microsoft.Web/sites/s'],
])('an extension of %s', (scope, written) => {
  expect(portableScope(scope, 's')).toBe(written);
});

it.each([
  `${group}/Microsoft.Web/sites`,
  `[[reference('${group}/Microsoft.Web/sites/w')]`,
  `a '${group}/Microsoft.Web/sites/w'`,
  `[concat('${group}/Microsoft.Web/sites/', 'w')]`,
])('%s stays', (text) => {
  expect(portable(text, 's')).toBe(text);
});
