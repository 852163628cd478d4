const service = 'Microsoft.ApiManagement/service';

/** What of the shop may differ between its environments. */
export type ShopOptions = {
  readonly name?: string;
  readonly tier?: string;
  readonly units?: number;
  readonly calls?: number;
  readonly apis?: readonly string[];
  readonly hostName?: string;
};

/** A service with an API for each of the names, a limit, a product, a subscription and a secret, as an ARM template. */
export function shopTemplate(options: ShopOptions = {}): string {
  const { name = 'shop', tier = 'Premium', units = 1, calls = 100, apis = ['orders'], hostName } = options;
  const hostNames = hostName === undefined ? [] : [{ type: 'Proxy', hostName, certificateSource: 'BuiltIn' }];
  const of = (type: string, path: string, properties: object): object => ({
    type: `${service}/${type}`,
    apiVersion: '2022-08-01',
    name: `[concat(parameters('name'), '/${path}')]`,
    properties,
  });
  return JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    parameters: {
      name: { type: 'string', defaultValue: name },
      secret: { type: 'securestring', defaultValue: 'hunter2-secret' },
    },
    resources: [
      {
        type: service,
        apiVersion: '2022-08-01',
        name: "[parameters('name')]",
        location: 'westeurope',
        sku: { name: tier, capacity: units },
        properties: { publisherName: 'P', publisherEmail: 'p@x.io', hostnameConfigurations: hostNames },
      },
      ...apis.flatMap((id) => [
        of('apis', id, { displayName: id, path: id, protocols: ['https'] }),
        of('apis/operations', `${id}/get`, { displayName: 'Get', method: 'GET', urlTemplate: '/' }),
        of('apis/policies', `${id}/policy`, { format: 'rawxml', value: limit(calls) }),
      ]),
      of('products', 'starter', { displayName: 'Starter', state: 'published' }),
      of('subscriptions', 'team', {
        displayName: 'Team',
        scope: '/apis',
        primaryKey: 'key-of-the-team-1',
        state: 'active',
      }),
      of('namedValues', 'key', { displayName: 'key', value: "[parameters('secret')]", secret: true }),
    ],
  });
}

function limit(calls: number): string {
  return `<policies><inbound><base /><rate-limit calls="${calls}" renewal-period="60" /></inbound></policies>`;
}
