import assert from 'node:assert/strict';
import { defaultKeyNames, emptySnapshot, plainOperation } from '@keelgate/model';
import { createRouter } from '@keelgate/traffic';

const route = createRouter({
  ...emptySnapshot,
  apis: [
    {
      id: 'orders',
      name: 'Orders',
      path: 'orders',
      protocols: ['https'],
      type: 'http',
      serviceUrl: null,
      subscriptionRequired: false,
      keyNames: defaultKeyNames,
      versionSetId: null,
      version: null,
      revision: '1',
      current: true,
      online: true,
      operations: [
        plainOperation({ id: 'get-order', method: 'GET', urlTemplate: '/{id}' }),
        plainOperation({ id: 'latest', method: 'GET', urlTemplate: '/latest' }),
      ],
      schemas: [],
      policy: null,
    },
  ],
});

const found = route({ method: 'GET', path: '/orders/47%2F11', query: '', header: () => [] });
assert.equal(found.kind === 'match' && found.operationId, 'get-order');
assert.equal(found.kind === 'match' && found.parameter('id'), '47/11');

const latest = route({ method: 'GET', path: '/Orders/Latest', query: '', header: () => [] });
assert.equal(latest.kind === 'match' && latest.operationId, 'latest');

const none = route({ method: 'DELETE', path: '/orders/1', query: '', header: () => [] });
assert.equal(none.kind === 'notFound' && none.missing, 'operation');
