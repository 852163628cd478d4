/** A template of about so many bytes, as teams write them: expressions in names and values, policies, schemas; no two alike. */
export function templateText(bytes: number, variant: number = 0): string {
  const resources: object[] = [service];
  let length = 0;
  for (let number = 0; length < bytes; number += 1) {
    const added = apiResources(number, variant);
    length += JSON.stringify(added, null, 2).length;
    resources.push(...added);
  }
  return JSON.stringify(
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: {
        serviceName: { type: 'string', defaultValue: `shop${variant}` },
        backendUrl: { type: 'string', defaultValue: 'https://orders.internal' },
      },
      variables: { api: "[concat(parameters('serviceName'), '/')]" },
      resources,
    },
    null,
    2,
  );
}

const type = 'Microsoft.ApiManagement/service';

const service = {
  type,
  apiVersion: '2022-08-01',
  name: "[parameters('serviceName')]",
  location: 'westeurope',
  sku: { name: 'Premium', capacity: 3 },
  zones: ['1', '2', '3'],
  properties: { publisherName: 'Shop', publisherEmail: 'shop@example.com' },
};

/** An API with operations, a policy, a schema and a named value. */
function apiResources(number: number, variant: number): readonly object[] {
  const id = `orders-${variant}-${number}`;
  const named = (more: string): string => `[concat(variables('api'), '${id}${more}')]`;
  const dependsOn = [`[resourceId('${type}/apis', parameters('serviceName'), '${id}')]`];
  return [
    {
      type: `${type}/apis`,
      apiVersion: '2022-08-01',
      name: named(''),
      properties: {
        displayName: `Orders ${number}`,
        path: `orders/${variant}/${number}`,
        protocols: ['https'],
        serviceUrl: `[concat(parameters('backendUrl'), '/${id}')]`,
      },
    },
    ...['GET', 'PUT', 'POST', 'DELETE'].map((method) => ({
      type: `${type}/apis/operations`,
      apiVersion: '2022-08-01',
      name: named(`/${method.toLowerCase()}`),
      dependsOn,
      properties: {
        displayName: `${method} an order`,
        method,
        urlTemplate: '/orders/{id}',
        templateParameters: [{ name: 'id', type: 'string', required: true }],
        responses: [{ statusCode: 200, description: 'What was asked for', representations: [] }],
      },
    })),
    {
      type: `${type}/apis/policies`,
      apiVersion: '2022-08-01',
      name: named('/policy'),
      dependsOn,
      properties: {
        format: 'rawxml',
        value: `<policies><inbound><base /><set-header name="x-${id}" exists-action="override"><value>@(context.Request.Headers.GetValueOrDefault("x", "${number}"))</value></set-header><rate-limit calls="${100 + number}" renewal-period="60" /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`,
      },
    },
    {
      type: `${type}/namedValues`,
      apiVersion: '2022-08-01',
      name: named('-limit'),
      properties: { displayName: `${id}-limit`, value: `[string(add(${number}, 100))]`, tags: ['limits', id] },
    },
    {
      type: `${type}/loggers`,
      apiVersion: '2022-08-01',
      name: named('-log'),
      properties: { loggerType: 'azureEventHub', description: id, credentials: { name: id, endpointAddress: 'hub' } },
    },
  ];
}
