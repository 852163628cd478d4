import { type Parameter, type Snapshot, plainOperation, plainParameter } from '@keelgate/model';
import { smallSnapshot } from './snapshots.ts';

const rest = { properties: { description: 'Ünï', list: [1, -1, 0.5, 1e21, true, null, 'x'] }, tags: { team: 'shop' } };
const policy = { format: 'xml', text: '<policies><inbound /></policies>', place: null, rest } as const;
const parameter: Parameter = {
  ...plainParameter('page'),
  type: 'integer',
  description: 'From which page on',
  defaultValue: 1,
  values: [1, 2, null],
  schemaId: 'components',
  typeName: 'Page',
};

/** At least one of every type of resource, with all that it can have. The fixture of each version of the format holds it. */
export const everything: Snapshot = {
  ...smallSnapshot,
  version: 77,
  policy,
  apis: smallSnapshot.apis.flatMap((orders) => [
    {
      ...orders,
      id: 'orders;rev=2',
      versionSetId: 'versions',
      version: 'v2',
      revision: '2',
      serviceUrl: 'https://backend.example/orders',
      policy: { format: 'rawxml', text: '<policies />', place: null },
      schemas: [
        {
          id: 'components',
          contentType: 'application/json',
          document: { schemas: { Page: { type: 'integer' } } },
          rest,
        },
      ],
      operations: [
        plainOperation({
          id: 'get',
          method: 'GET',
          urlTemplate: '/{id}',
          description: 'One of them',
          templateParameters: [plainParameter('id')],
          queryParameters: [parameter],
          headers: [plainParameter('x-trace')],
          representations: [
            {
              contentType: 'application/x-www-form-urlencoded',
              schemaId: null,
              typeName: null,
              formParameters: [parameter],
              examples: [{ name: 'default', summary: null, value: 'a=b' }],
            },
          ],
          responses: [
            {
              status: 200,
              description: null,
              headers: [plainParameter('etag')],
              representations: [
                {
                  contentType: 'application/json',
                  schemaId: 'components',
                  typeName: 'Page',
                  formParameters: [],
                  examples: [{ name: 'one', summary: 'One', value: { id: 1, more: [{}] } }],
                },
              ],
            },
          ],
          policy,
          rest,
        }),
        plainOperation({ id: 'list', method: 'GET', urlTemplate: '/' }),
      ],
    },
    orders,
  ]),
  versionSets: [
    { id: 'versions', name: 'Versions', scheme: { kind: 'segment' }, rest },
    { id: 'by-query', name: 'By query', scheme: { kind: 'query', parameter: 'v' } },
    { id: 'by-header', name: 'By header', scheme: { kind: 'header', header: 'x-version' } },
  ],
  products: [
    {
      id: 'starter',
      name: 'Starter',
      subscriptionRequired: true,
      approvalRequired: false,
      published: true,
      subscriptionsLimit: 5,
      apiIds: ['orders'],
      groupIds: ['team'],
      policy,
      rest,
    },
  ],
  subscriptions: (['all-apis', 'api', 'product'] as const).map((kind) => ({
    id: `by-${kind}`,
    name: '',
    scope: kind === 'all-apis' ? { kind } : kind === 'api' ? { kind, apiId: 'orders' } : { kind, productId: 'starter' },
    state: 'active',
    ownerId: kind === 'api' ? 'ada' : null,
    primaryKey: `${kind}-1`,
    secondaryKey: null,
  })),
  namedValues: [
    { id: 'secret', name: 'secret', value: 'hush', secret: true, rest },
    { id: 'vault', name: 'vault', value: null, secret: true },
  ],
  backends: [
    {
      id: 'main',
      target: { kind: 'single', url: 'https://backend.example', protocol: 'http' },
      breaker: {
        name: 'rule',
        threshold: { kind: 'count', count: 3 },
        intervalUs: 60_000_000,
        statusRanges: [{ min: 500, max: 599 }],
        errorReasons: ['timeout'],
        tripUs: 3_600_000_000,
        acceptRetryAfter: true,
      },
      rest,
    },
    {
      id: 'pool',
      target: { kind: 'pool', members: [{ backendId: 'main', weight: 1, priority: null }], sessionCookie: 'session' },
      breaker: null,
    },
  ],
  caches: [{ id: 'default', useFromLocation: 'default', rest }],
  fragments: [{ id: 'shared', document: policy, rest }],
  users: [{ id: 'ada', email: 'ada@example.com', firstName: 'Ada', lastName: 'L', state: 'active', rest }],
  groups: [{ id: 'team', name: 'Team', kind: 'custom', userIds: ['ada'], rest }],
  gateways: [{ id: 'plant', locationName: 'Plant 1', apiIds: ['orders'], rest }],
  kept: [{ type: 'Microsoft.ApiManagement/service/loggers', name: 'contoso/log', body: rest }],
};
