import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fc, test } from '@fast-check/vitest';
import type { Fault, Json } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { readResources } from '../../read-resources.ts';
import { plain } from '../../template/value.ts';
import { terraformKinds } from './kinds.ts';
import { readTerraform } from './read-terraform.ts';

type Shown = {
  readonly address: string;
  readonly values: object;
  readonly sensitive_values?: object;
};

function shown({ address, values, sensitive_values = {} }: Shown) {
  const type = address
    .replaceAll(/\[[^\]]*\]/g, '')
    .split('.')
    .at(-2);
  return { address, mode: 'managed', type, name: 'x', values, sensitive_values };
}

function state(resources: readonly Shown[], children: readonly (readonly Shown[])[] = []) {
  const child_modules = children.map((inner) => ({ resources: inner.map(shown) }));
  return { format_version: '1.0', values: { root_module: { resources: resources.map(shown), child_modules } } };
}

function read(document: object) {
  const faults: Fault[] = [];
  const resources = readTerraform({ file: 'state.json', text: JSON.stringify(document, null, 2) }, faults);
  const said = resources.map(({ type, name, body }) => ({
    type,
    name,
    body: plain(body) as { readonly [name: string]: Json },
  }));
  return { resources, said, faults, snapshot: readResources(resources, []).snapshot };
}

const id = '/subscriptions/0/resourceGroups/rg/providers/Microsoft.ApiManagement/service/shop';
const named = { api_management_name: 'shop', resource_group_name: 'rg' };

/** A whole document, small and made up. */
function fixture(name: string): object {
  const file = path.resolve(import.meta.dirname, '../../../fixture/terraform', name);
  return JSON.parse(readFileSync(file, 'utf8')) as object;
}

const service: Shown = {
  address: 'azurerm_api_management.shop',
  values: {
    id,
    name: 'shop',
    location: 'westeurope',
    sku_name: 'Premium_1',
    publisher_name: 'Shop',
    publisher_email: 'shop@example.com',
    hostname_configuration: [{ proxy: [{ host_name: 'api.example.com' }] }],
  },
};

describe('a state', () => {
  const { said, faults, snapshot } = read(fixture('state.json'));
  const body = (name: string): { readonly [name: string]: Json } | undefined =>
    said.find((one) => one.name === name)?.body;

  it('says nothing against it', () => {
    expect(faults).toEqual([]);
  });

  it('has the service with its regions', () => {
    expect(snapshot.service).toMatchObject({
      name: 'shop',
      tier: 'Premium',
      network: 'external',
      hostNames: ['api.example.com'],
      regions: [{ units: 3 }, { units: 2 }, { units: 3 }],
    });
    expect(said[0]?.body).toMatchObject({
      sku: { name: 'Premium', capacity: 3 },
      tags: { team: 'shop' },
      identity: { type: 'UserAssigned', userAssignedIdentities: { '/subscriptions/0/identities/i': {} } },
      properties: {
        additionalLocations: [
          { location: 'northeurope', sku: { name: 'Premium', capacity: 2 }, disableGateway: false },
          { location: 'eastus', sku: { name: 'Premium', capacity: 3 }, zones: ['1'], disableGateway: true },
        ],
        customProperties: {
          'Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2': 'True',
          'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Ssl30': 'False',
          'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA': 'True',
        },
        hostnameConfigurations: [
          { type: 'Proxy', hostName: 'api.example.com', keyVaultId: 'https://v/secrets/a' },
          { type: 'Management', hostName: 'm.example.com' },
        ],
      },
    });
    expect(body('shop/signup')).toMatchObject({ properties: { enabled: true, termsOfService: { text: 'Be kind' } } });
  });

  it('has the APIs with what hangs on them', () => {
    expect(snapshot.apis.map(({ id: apiId }) => apiId)).toEqual(['orders', 'orders;rev=2']);
    expect(snapshot.apis[0]).toMatchObject({
      versionSetId: 'v',
      keyNames: { header: 'x-key', query: 'key' },
      serviceUrl: 'https://orders.example.com',
      policy: { format: 'rawxml', text: '<policies />' },
    });
    const operations = snapshot.apis[0]?.operations ?? [];
    expect(operations.map((operation) => `${operation.id} ${operation.policy !== null}`).toSorted()).toEqual([
      'a false',
      'get true',
    ]);
    expect(operations.find((operation) => operation.id === 'get')).toMatchObject({
      templateParameters: [{ name: 'id', required: true }],
      queryParameters: [{ name: 'full', values: ['true'] }],
      responses: [{ status: 200, description: 'It' }],
    });
  });

  it('has products, subscriptions, backends and gateways', () => {
    expect(snapshot.products).toMatchObject([
      { id: 'gold', published: true, subscriptionsLimit: 5, apiIds: ['orders'], groupIds: ['developers'] },
    ]);
    expect(snapshot.subscriptions.map(({ scope }) => scope)).toEqual([
      { kind: 'product', productId: 'gold' },
      { kind: 'api', apiId: 'orders' },
      { kind: 'all-apis' },
    ]);
    expect(snapshot.backends).toMatchObject([
      { id: 'b', breaker: { name: 'r', acceptRetryAfter: true, statusRanges: [{ min: 500, max: 599 }] } },
      { id: 'pool', target: { kind: 'pool', members: [{ backendId: 'b', weight: 10, priority: 1 }] } },
    ]);
    expect(snapshot.gateways).toMatchObject([{ id: 'g', locationName: 'Branch', apiIds: ['orders'] }]);
    expect(body('shop/b')).toMatchObject({ properties: { credentials: { header: { 'x-a': ['1', '2'] } } } });
  });

  it('has the rest, in Azure’s names', () => {
    expect(body('shop/l')).toMatchObject({ properties: { loggerType: 'applicationInsights', isBuffered: true } });
    expect(body('shop/orders/applicationinsights')).toMatchObject({
      properties: {
        loggerId: '/loggers/l',
        alwaysLog: 'allErrors',
        sampling: { samplingType: 'fixed', percentage: 50 },
        frontend: { request: { body: { bytes: 32 }, headers: ['a'] } },
      },
    });
    expect(body('shop/aadB2C')).toMatchObject({
      properties: { type: 'aadB2C', allowedTenants: ['t'], signinPolicyName: 'p' },
    });
  });

  it('shows its secrets to nobody', () => {
    const document = state([
      {
        address: 'azurerm_api_management_named_value.s',
        values: { ...named, name: 's', display_name: 's', value: 'hush' },
        sensitive_values: { value: true },
      },
    ]);
    const [resource] = read(document).resources;
    expect([...readResources(resource === undefined ? [] : [resource], []).secure]).toEqual(['hush']);
  });
});

describe('a plan', () => {
  const { said, faults, snapshot } = read(fixture('plan.json'));

  it('finds what it does not know yet where its expressions point, through modules', () => {
    expect(said.find(({ name }) => name === 'shop/policy')?.type).toBe('Microsoft.ApiManagement/service/policies');
    expect(snapshot.subscriptions).toMatchObject([{ id: 'web', scope: { kind: 'product', productId: 'gold' } }]);
  });

  it('has what only an apply will know as not known', () => {
    expect(said.find(({ name }) => name === 'shop/n')?.body['properties']).toEqual({
      displayName: 'n',
      value: '<value of module.m.azurerm_api_management_named_value.n>',
    });
    expect(faults).toMatchObject([{ code: 'folder/not-known', severity: 'warning' }]);
    expect(faults[0]?.message).toContain('module.m.azurerm_api_management_tag.t');
  });
});

it('reads other providers’ resources that say something of a service', () => {
  const template = {
    resources: [
      {
        type: 'Microsoft.ApiManagement/service/tags',
        apiVersion: '2022-08-01',
        name: "[concat(parameters('s'), '/t')]",
        properties: {},
      },
    ],
    parameters: { s: { type: 'string' } },
  };
  const { said, faults, snapshot } = read(
    state([
      service,
      {
        address: 'azapi_resource.a',
        values: {
          type: 'Microsoft.ApiManagement/service/apis@2024-06-01-preview',
          name: 'chat',
          parent_id: id,
          body: { properties: { displayName: 'Chat', path: 'chat' } },
        },
      },
      {
        address: 'azapi_resource.b',
        values: {
          type: 'Microsoft.ApiManagement/service/apis/policies@2024-05-01',
          name: 'policy',
          parent_id: `${id}/apis/chat`,
          body: '{"properties":{"format":"rawxml","value":"<policies />"}}',
        },
      },
      {
        address: 'azurerm_resource_group_template_deployment.t',
        values: { name: 't', template_content: JSON.stringify(template), parameters_content: '{"s":{"value":"shop"}}' },
      },
      {
        address: 'azurerm_monitor_autoscale_setting.s',
        values: {
          name: 'scale',
          location: 'westeurope',
          enabled: true,
          target_resource_id: id,
          profile: [
            {
              name: 'p',
              capacity: [{ default: 1, minimum: 1, maximum: 4 }],
              rule: [
                {
                  metric_trigger: [{ metric_name: 'Capacity', threshold: 70, dimensions: [] }],
                  scale_action: [{ direction: 'Increase', type: 'ChangeCount', value: '1', cooldown: 'PT1H' }],
                },
              ],
            },
          ],
        },
      },
      {
        address: 'azurerm_api_management_custom_domain.d',
        values: {
          api_management_id: id,
          gateway: [{ host_name: 'two.example.com' }, { host_name: 'api.example.com' }],
        },
      },
      { address: 'azurerm_resource_group.rg', values: { name: 'rg' } },
    ]),
  );
  expect(faults).toEqual([]);
  expect(said.map(({ name }) => name)).toEqual(['shop', 'shop/chat', 'shop/chat/policy', 'shop/t', 'scale']);
  expect(snapshot.apis).toMatchObject([{ id: 'chat', policy: { text: '<policies />' } }]);
  expect(snapshot.service).toMatchObject({
    hostNames: ['api.example.com', 'two.example.com'],
    autoscale: [{ minimum: 1, maximum: 4, steps: [1] }],
  });
});

describe('what is not understood', () => {
  it.each([
    [
      { version: 4, serial: 3, terraform_version: '1.9.0', resources: [] },
      'error',
      'expected what terraform show -json prints',
    ],
    [{ format_version: '1.0' }, 'warning', 'this has no resources'],
    [
      state([{ address: 'azurerm_api_management_new_thing.n', values: { name: 'n' } }]),
      'warning',
      'azurerm_api_management_new_thing is not known',
    ],
    [
      state([{ address: 'azurerm_api_management_tag.t', values: { ...named, name: 't', new_thing: 1 } }]),
      'warning',
      'new_thing of azurerm_api_management_tag is not known',
    ],
    [
      state([{ address: 'azurerm_resource_group_template_deployment.t', values: { template_content: '{' } }]),
      'error',
      'is not JSON',
    ],
  ])('%#', (document, severity, message) => {
    const { faults } = read(document);
    expect(faults.map((fault) => [fault.severity, fault.message.includes(message)])).toEqual([[severity, true]]);
    expect(faults[0]?.place?.file).toBe('state.json');
  });

  it('is kept under a name like it', () => {
    const { said } = read(
      state([{ address: 'azurerm_api_management_tag.t', values: { ...named, name: 't', new_thing: 1 } }]),
    );
    expect(said[0]?.body).toMatchObject({ properties: { newThing: 1 } });
  });
});

it('each of the provider’s resources has a type of its own in Azure, and as many names as that has', () => {
  expect(terraformKinds.size).toBeGreaterThan(50);
  for (const { type, names } of terraformKinds.values()) {
    const segments = type.split('/').length - (type.startsWith('Microsoft.ApiManagement/service') ? 2 : 1);
    expect([type, names.length]).toEqual([type, segments]);
  }
});

const attribute = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.dictionary(fc.constantFrom('name', 'value', 'host_name'), fc.string()), { maxLength: 2 }),
);
test.prop([
  fc.array(
    fc.tuple(
      fc.constantFrom(...terraformKinds.values()),
      fc.dictionary(
        fc.constantFrom(
          'name',
          'api_name',
          'import',
          'sku_name',
          'additional_location',
          'protocols',
          'pool',
          'id',
          'product_id',
          'x_y',
        ),
        attribute,
      ),
    ),
    { maxLength: 5 },
  ),
])('whatever the attributes are, each resource becomes one of its type', (all) => {
  const { said } = read(state(all.map(([kind, values], at) => ({ address: `${kind.terraform}.r${at}`, values }))));
  for (const [{ type }] of all) expect(said.some((one) => one.type === type)).toBe(true);
});
