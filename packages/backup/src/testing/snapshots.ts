import { type Snapshot, type TierName, defaultKeyNames, emptySnapshot, plainOperation } from '@keelgate/model';
import { arbitraryServiceOf, arbitrarySnapshot } from '@keelgate/model/testing';
import fc from 'fast-check';
import type { BackupOptions } from '../write-backup.ts';

export const createdMs = 1_790_000_000_000;
export const plain: BackupOptions = { createdMs, keelgateVersion: '0.1.0' };
export const passphrase = 'correct horse';

/** A derivation that costs nothing. */
export const encrypted: BackupOptions = {
  ...plain,
  passphrase,
  salt: new Uint8Array(16).fill(7),
  derivation: { logN: 4, r: 1, p: 1 },
};

/** Where policies were written is not backed up. */
export function withoutPlaces(snapshot: Snapshot): Snapshot {
  return JSON.parse(JSON.stringify(snapshot), (name, value: unknown) =>
    name === 'place' && value !== null && typeof value === 'object' && 'file' in value ? null : value,
  ) as Snapshot;
}

/** A snapshot of a service of this tier. */
export function arbitrarySnapshotOf(tier: TierName): fc.Arbitrary<Snapshot> {
  return fc
    .tuple(arbitrarySnapshot(), arbitraryServiceOf(tier))
    .map(([snapshot, service]): Snapshot => ({ ...snapshot, service }));
}

/** One of a few things: a backup of it is small enough to try everything with each of its bytes. */
export const smallSnapshot: Snapshot = {
  ...emptySnapshot,
  version: 1,
  service: {
    name: 'contoso',
    tier: 'Premium',
    regions: [
      {
        location: 'West Europe',
        units: 1,
        zones: 'automatic',
        publicIpId: null,
        subnet: null,
        gatewayDisabled: false,
      },
    ],
    network: 'none',
    hostNames: [],
    autoscale: [],
  },
  policy: { format: 'rawxml', text: '<policies />', place: null },
  apis: [
    {
      id: 'orders',
      name: 'Orders',
      path: 'orders',
      protocols: ['https'],
      type: 'http',
      serviceUrl: null,
      subscriptionRequired: true,
      keyNames: defaultKeyNames,
      versionSetId: null,
      version: null,
      revision: '1',
      current: true,
      online: true,
      operations: [plainOperation({ id: 'list', method: 'GET', urlTemplate: '/' })],
      schemas: [],
      policy: null,
      rest: { properties: { description: 'Orders', contact: { name: 'Ünï 😀', list: [1, 0.5, null, true] } } },
    },
  ],
  namedValues: [{ id: 'secret', name: 'secret', value: 'hush', secret: true }],
};
