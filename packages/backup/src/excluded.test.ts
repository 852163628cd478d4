import type { Snapshot } from '@keelgate/model';
import { expect, it } from 'vitest';
import { backedUp, excluded } from './excluded.ts';
import { smallSnapshot } from './testing/snapshots.ts';

const service = smallSnapshot.service;
if (service === null) throw new Error('there is a service');
const [primary] = service.regions;

/** A service that has one of each thing that backups leave out. */
const full: Snapshot = {
  ...smallSnapshot,
  service: {
    ...service,
    regions: [
      {
        ...primary,
        publicIpId: '/subscriptions/x/ip',
        subnet: { id: '/subscriptions/x/subnet', location: null },
        gatewayDisabled: true,
      },
    ],
    network: 'external',
    hostNames: ['api.contoso.example'],
    autoscale: [{ location: 'West Europe', minimum: 1, maximum: 2, default: 1, steps: [1] }],
    rest: {
      identity: { type: 'SystemAssigned' },
      tags: { team: 'platform' },
      properties: {
        hostnameConfigurations: [{ type: 'Proxy', hostName: 'api.contoso.example' }],
        certificates: [{ storeName: 'Root' }],
        customProperties: { 'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls11': 'false' },
        virtualNetworkType: 'External',
        publisherEmail: 'a@contoso.example',
      },
    },
  },
  kept: [
    ['service/loggers', 'contoso/log'],
    ['service/certificates', 'contoso/client'],
    ['service/portalsettings', 'contoso/signup'],
    ['service/portalconfigs', 'contoso/default'],
    ['service/contentTypes/contentItems', 'contoso/page/home'],
    ['service/privateEndpointConnections', 'contoso/endpoint'],
    ['service/providers/diagnosticSettings', 'contoso/Microsoft.Insights/all'],
    ['service/providers/locks', 'contoso/Microsoft.Authorization/lock'],
  ].map(([type = '', name = '']) => ({ type: `Microsoft.ApiManagement/${type}`, name, body: {} })),
};

it('each thing is left out by its own row, and by no row but those that say so', () => {
  const changed = excluded.map(({ name, strip, keptType }) => [
    name,
    full.service !== null &&
      strip !== undefined &&
      JSON.stringify(strip(full.service)) !== JSON.stringify(full.service),
    full.kept.filter(({ type }) => keptType?.(type.toLowerCase()) === true).map((one) => one.name),
  ]);
  expect(changed).toEqual([
    ['custom-domains', true, []],
    ['ca-certificates', true, []],
    ['virtual-network', true, ['contoso/endpoint']],
    ['managed-identity', true, []],
    ['azure-monitor', false, ['contoso/Microsoft.Insights/all']],
    ['protocols-and-ciphers', true, []],
    ['developer-portal', false, ['contoso/default', 'contoso/page/home']],
    ['service-resource', true, []],
    ['other-resources', false, ['contoso/Microsoft.Insights/all', 'contoso/Microsoft.Authorization/lock']],
  ]);
});

it('what is left of a service is where it stands and what it is', () => {
  const { service: left, kept, ...others } = backedUp(full, true);
  expect(left).toEqual(service);
  expect(kept.map(({ name }) => name)).toEqual(['contoso/log', 'contoso/client', 'contoso/signup']);
  const { service: _, kept: __, ...before } = full;
  expect(others).toEqual(before);
});
