import { fc, test } from '@fast-check/vitest';
import { checkDrill, parseDrill } from '@keelgate/drill';
import type { Drill, Region } from '@keelgate/model';
import { defaultKeyNames, emptySnapshot, plainOperation } from '@keelgate/model';
import { arbitraryServiceOf } from '@keelgate/model/testing';
import { simulate } from '@keelgate/traffic';
import { expect } from 'vitest';

// What you would write in your own CI: a promise about your API, held for every service of the tier and every loss of a zone.

test.prop([arbitraryServiceOf('Premium'), fc.nat(), fc.integer({ min: 5, max: 20 }), fc.integer({ min: 1, max: 20 })], {
  numRuns: 15,
})('no loss of a zone drops more than a tenth of my traffic', async (service, which, atSeconds, forSeconds) => {
  const region: Region = service.regions[0];
  // A zone that stands alone takes its whole region with it: of that there is no such promise.
  fc.pre(service.network === 'none' && zonesOf(region).length > 1);
  const zone = zonesOf(region)[which % zonesOf(region).length]!;
  const drill = drillOf(
    { ...emptySnapshot, service: { ...service, regions: [region] }, apis: [orders] },
    `{ at: ${atSeconds}s, for: ${forSeconds}s, zone: ${region.location}/${zone} }`,
  );
  const result = await simulate(drill);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  expect(result.value.availability.endToEnd).toBeGreaterThan(0.9);
});

function zonesOf({ zones, units }: Region): readonly string[] {
  if (zones !== 'automatic') return zones;
  return ['1', '2', '3'].slice(0, Math.min(3, units * 2));
}

function drillOf(snapshot: Drill['snapshot'], fault: string): Drill {
  const text = `
name: a zone is lost
service: { template: my-service }
duration: 60s
clients:
  - { name: web, location: ${snapshot.service!.regions[0].location}, rate: 20/s }
backends:
  orders.internal: { latency: { p50: 20ms, p99: 80ms } }
faults:
  - ${fault}
`;
  const parsed = parseDrill({ file: 'drill.yaml', text });
  if (!parsed.ok) throw new Error(parsed.failure.map(({ message }) => message).join('\n'));
  const { drill, faults } = checkDrill(parsed.value, { snapshot, places: new Map(), files: new Map() });
  if (drill === null) throw new Error(faults.map(({ message }) => message).join('\n'));
  return drill;
}

const orders: Drill['snapshot']['apis'][number] = {
  id: 'orders',
  name: 'Orders',
  path: 'orders',
  protocols: ['https'],
  type: 'http',
  serviceUrl: 'https://orders.internal',
  subscriptionRequired: false,
  keyNames: defaultKeyNames,
  versionSetId: null,
  version: null,
  revision: '1',
  current: true,
  online: true,
  operations: [plainOperation({ id: 'get-order', method: 'GET', urlTemplate: '/{id}' })],
  schemas: [],
  policy: null,
};
