import { emptySnapshot, outcomes, plainOperation } from '@keelgate/model';
import type { Api, Service, Snapshot } from '@keelgate/model';
// What stands in front of a service's users: the package itself, by its name.
import { createLogReader, createReplay, createTrafficCore, packRecords } from '@keelgate/traffic';
import { expect, it } from 'vitest';

const service: Service = {
  name: 'shop',
  tier: 'Premium',
  regions: [
    {
      location: 'West Europe',
      units: 3,
      zones: ['1', '2', '3'],
      publicIpId: null,
      subnet: null,
      gatewayDisabled: false,
    },
  ],
  network: 'none',
  hostNames: [],
  autoscale: [],
};

const limit = `<policies>
  <inbound><base /><rate-limit-by-key calls="2" renewal-period="60" counter-key="@(context.Request.IpAddress)" /></inbound>
  <backend><base /></backend><outbound><base /></outbound>
</policies>`;

const shop: Api = {
  id: 'shop',
  name: 'Shop',
  path: 'shop',
  protocols: ['https'],
  type: 'http',
  serviceUrl: 'https://shop.internal',
  subscriptionRequired: false,
  keyNames: { header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key' },
  versionSetId: null,
  version: null,
  revision: '1',
  current: true,
  online: true,
  operations: [plainOperation({ id: 'get-article', method: 'GET', urlTemplate: '/articles/{id}' })],
  schemas: [],
  policy: { format: 'rawxml', text: limit, place: null },
};

const snapshot: Snapshot = { ...emptySnapshot, service, apis: [shop] };

it('a log in three steps: read it, decide it, add it up', () => {
  const reader = createLogReader();
  const core = createTrafficCore(snapshot);
  if (!core.ok) throw new Error(core.failure.map(({ message }) => message).join('\n'));
  const replay = createReplay({ names: core.value.names, snapshot });

  const lines = [0, 20, 40].map(
    (second) =>
      `198.51.100.7 - - [02/Mar/2026:10:00:${String(second).padStart(2, '0')} +0000] "GET /shop/articles/7 HTTP/1.1" 200 512\n`,
  );
  for (const chunk of lines) replay.add(core.value.decide(reader.read(chunk)));
  replay.add(core.value.decide(reader.end()));
  replay.add(core.value.finish());

  const { format, wrong, troubles } = reader.state();
  const result = replay.result({ file: 'access.log', format, wrong, troubles }, core.value.findings());
  expect(result.requests).toMatchObject({ offered: 3, served: 2, rateLimited: 1 });
  expect(result.throttled.counters[0]).toMatchObject({ policy: 'rate-limit-by-key', requests: 1 });
});

it('decisions by hand: each row is a request, each column what became of it', () => {
  const core = createTrafficCore(snapshot, { startUs: 0 });
  if (!core.ok) throw new Error('the service does not compile');
  const { decide, finish, names } = core.value;
  const records = [1, 20, 40].map((second) => {
    return { atUs: second * 1e6, method: 'GET', url: '/shop/articles/7', ip: '198.51.100.7' };
  });
  // Records may come as bytes. What is decided comes when it is known, at the latest at the end.
  const rows = [decide(packRecords(records)), finish()].flatMap(
    ({ count, outcome, operation, status, retryAfterSeconds }) =>
      Array.from({ length: count }, (_, row) => [
        names.operations[operation[row] ?? -1],
        outcomes[outcome[row] ?? -1],
        status[row],
        (retryAfterSeconds[row] ?? 0) > 0,
      ]),
  );
  expect(rows).toEqual([
    ['shop/get-article', 'served', 200, false],
    ['shop/get-article', 'served', 200, false],
    ['shop/get-article', 'rateLimited', 429, true],
  ]);
});
