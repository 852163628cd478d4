import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Backup, backedUp, inspectBackup, readBackup, restoreBackup, writeBackup } from '@keelgate/backup';
import { type Fault, type Result, type Snapshot, emptySnapshot } from '@keelgate/model';
import { type BlobStore, fileBlobs, nodeFiles } from '@keelgate/store';
import { azureBlobs } from '@keelgate/store/azure';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createContainer } from '../../../packages/store/src/testing/azure-container.ts';
import { type Azurite, account, key, startAzurite } from '../../../packages/store/src/testing/azurite.ts';
import { type RoughProxy, roughProxy } from '../../../packages/store/src/testing/rough-proxy.ts';

let azurite: Azurite;
let rough: RoughProxy;
let root = '';
let rare = 13;
let containers = 0;

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'keelgate-backups-'));
  azurite = await startAzurite();
  rough = await roughProxy(azurite.port, (piece) => piece % rare === rare - 1);
});

afterAll(async () => {
  await rough.stop();
  await azurite.stop();
  rmSync(root, { recursive: true });
});

const retry = { maxTries: 8, retryDelayInMs: 1, maxRetryDelayInMs: 5 };
const createdMs = 1_790_000_000_000;
const salt = new Uint8Array(16).fill(3);
const passphrase = 'correct horse battery staple';

/** Texts that do not compress, so that there are many blocks on the way. */
function hardText(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 4000 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCodePoint(33 + ((state >>> 24) % 90));
  }).join('');
}

const snapshot: Snapshot = {
  ...emptySnapshot,
  version: 5,
  service: {
    name: 'contoso',
    tier: 'Standard',
    regions: [
      { location: 'West Europe', units: 1, zones: 'automatic', publicIpId: null, subnet: null, gatewayDisabled: false },
    ],
    network: 'none',
    hostNames: [],
    autoscale: [],
  },
  namedValues: Array.from({ length: 400 }, (_, index) => ({
    id: `value-${index}`,
    name: `value-${index}`,
    value: hardText(index),
    secret: true,
  })),
};

const stores: readonly (readonly [string, () => Promise<BlobStore>])[] = [
  ['files', () => Promise.resolve(fileBlobs(nodeFiles(root), 'backups'))],
  ['Azure Blob Storage over a network that breaks', overRoughNetwork],
];

async function overRoughNetwork(): Promise<BlobStore> {
  containers += 1;
  const { url } = await createContainer(azurite.port, `rough-${containers}`);
  const way = url.replace(`:${azurite.port}/`, `:${rough.port}/`);
  return azureBlobs({ url: way, access: { kind: 'key', account, key }, retry, blockBytes: 64 * 1024 });
}

async function put(store: BlobStore, of: Snapshot): Promise<string | number> {
  const written = writeBackup(of, { createdMs, keelgateVersion: '0.1.0', passphrase, salt });
  const stored = written.ok ? await store.put('nightly.backup', written.value) : written;
  return stored.ok ? stored.value.bytes : stored.failure.message;
}

function restored(read: Result<Backup, Fault>): Snapshot | string {
  const result = read.ok ? restoreBackup(read.value, { ...snapshot, namedValues: [] }, { nowMs: createdMs }) : read;
  return result.ok ? result.value : result.failure.message;
}

it.each(stores)('%s: an encrypted backup goes there and comes back, whole', async (_, make) => {
  const store = await make();
  expect(await put(store, snapshot)).toBeGreaterThan(1_000_000);
  const read = await readBackup(store.get('nightly.backup'), { passphrase });
  expect(read.ok ? read.value.snapshot : read.failure).toEqual(backedUp(snapshot, true));
  expect(restored(read)).toEqual(snapshot);
  expect(await inspectBackup(store.get('nightly.backup'), {})).toMatchObject({ fault: null, encrypted: true });
});

it('the network did break', () => {
  expect(rough.broken()).toBeGreaterThan(10);
});

it.each(stores)('%s: a backup that cannot be written leaves the one before', async (_, make) => {
  const store = await make();
  rare = 1_000_000;
  await put(store, { ...snapshot, namedValues: [] });
  const deep = JSON.parse('['.repeat(1000) + ']'.repeat(1000)) as never;
  const kept = [{ type: 'Microsoft.ApiManagement/service/loggers', name: 'contoso/x', body: deep }];
  expect(await put(store, { ...snapshot, kept })).toMatch(/^Cannot back up: .*nested/);
  expect(restored(await readBackup(store.get('nightly.backup'), { passphrase }))).toEqual({
    ...snapshot,
    namedValues: [],
  });
});

it.each(stores)('%s: what is not there is said in the words of the store', async (_, make) => {
  const store = await make();
  const read = await readBackup(store.get('nothing.backup'), {});
  expect(read.ok ? '' : read.failure.code).toBe('blob/absent');
});
