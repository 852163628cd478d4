import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  BlobServiceClient,
  ContainerSASPermissions,
  StorageSharedKeyCredential,
  generateBlobSASQueryParameters,
} from '@azure/storage-blob';
import { type Fault, type Result, failed, ok } from '@keelgate/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nodeFiles } from '../file/node-files.ts';
import { type Azurite, account, key, startAzurite } from '../testing/azurite.ts';
import { roughProxy } from '../testing/rough-proxy.ts';
import { azureBlobs } from './azure-blobs.ts';
import type { BlobStore, Chunks } from './blob-store.ts';
import { fileBlobs } from './file-blobs.ts';

let azurite: Azurite;
let root = '';
let sas = '';
let made = 0;

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'keelgate-blobs-'));
  azurite = await startAzurite();
});

afterAll(async () => {
  await azurite.stop();
  rmSync(root, { recursive: true });
});

const blockBytes = 64 * 1024;
const retry = { maxTries: 6, retryDelayInMs: 1, maxRetryDelayInMs: 5 };
const credential = new StorageSharedKeyCredential(account, key);

/** A container of its own; its address by way of a port. */
async function container(port: number = azurite.port): Promise<string> {
  made += 1;
  const service = new BlobServiceClient(`http://127.0.0.1:${azurite.port}/${account}`, credential);
  await service.createContainer(`container-${made}`);
  sas = generateBlobSASQueryParameters(
    {
      containerName: `container-${made}`,
      permissions: ContainerSASPermissions.parse('racwdl'),
      expiresOn: new Date('2090-01-01'),
    },
    credential,
  ).toString();
  return `http://127.0.0.1:${port}/${account}/container-${made}`;
}

const stores: readonly (readonly [string, () => Promise<BlobStore>])[] = [
  [
    'files',
    async () => {
      made += 1;
      return fileBlobs(nodeFiles(root), `folder-${made}`);
    },
  ],
  [
    'Azure with a key',
    async () => azureBlobs({ url: await container(), access: { kind: 'key', account, key }, retry, blockBytes }),
  ],
  [
    'Azure with a SAS',
    async () => azureBlobs({ url: `${await container()}?${sas}`, access: { kind: 'sas' }, retry, blockBytes }),
  ],
  [
    'Azure with a credential that is passed in',
    async () => azureBlobs({ url: await container(), access: { kind: 'credential', credential }, retry, blockBytes }),
  ],
];

async function* chunks(bytes: Uint8Array, size: number, failure?: Fault): Chunks {
  for (let at = 0; at < bytes.length; at += size) yield ok(bytes.subarray(at, at + size));
  if (failure !== undefined) yield failed(failure);
}

async function all(of: Chunks): Promise<Result<string, string>> {
  const hash = createHash('sha256');
  for await (const chunk of of) {
    if (!chunk.ok) return failed(chunk.failure.code);
    hash.update(chunk.value);
  }
  return ok(hash.digest('hex'));
}

function digest(bytes: Uint8Array): Result<string, string> {
  return ok(createHash('sha256').update(bytes).digest('hex'));
}

function pattern(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) & 255);
}

const wrong: Fault = { code: 'test/wrong', severity: 'error', message: 'the source has failed' };

it.each(stores)('%s: what was put is there, of any size, until it is replaced or removed', async (_, make) => {
  const store = await make();
  expect(await store.list()).toEqual(ok([]));
  for (const size of [0, 1, blockBytes, blockBytes + 1, 3 * blockBytes + 17]) {
    const bytes = pattern(size);
    expect(await store.put('one.backup', chunks(bytes, 50_001))).toEqual(ok({ name: 'one.backup', bytes: size }));
    expect(await all(store.get('one.backup'))).toEqual(digest(bytes));
  }
  await store.put('another', chunks(pattern(5), 2));
  expect(await store.list()).toEqual(
    ok([
      { name: 'another', bytes: 5 },
      { name: 'one.backup', bytes: 3 * blockBytes + 17 },
    ]),
  );
  expect(await store.exists('another')).toEqual(ok(true));
  expect((await store.remove('another')).ok).toBe(true);
  expect(await store.exists('another')).toEqual(ok(false));
});

it.each(stores)('%s: a source that fails changes nothing', async (_, make) => {
  const store = await make();
  await store.put('kept', chunks(pattern(100), 10));
  for (const name of ['kept', 'new'])
    expect(await store.put(name, chunks(pattern(2 * blockBytes), 1000, wrong))).toEqual(failed(wrong));
  expect(await all(store.get('kept'))).toEqual(digest(pattern(100)));
  expect(await store.list()).toEqual(ok([{ name: 'kept', bytes: 100 }]));
});

it.each(stores)('%s: what is not there is said', async (_, make) => {
  const store = await make();
  const removed = await store.remove('nothing');
  expect(removed.ok ? '' : removed.failure.code).toBe('blob/absent');
  expect(await all(store.get('nothing'))).toEqual(failed('blob/absent'));
});

it.each(stores)('%s: names that mean something elsewhere are refused everywhere', async (_, make) => {
  const store = await make();
  for (const name of ['', '../up', 'a/b', '.hidden', 'a.part', 'dot.', 'é', 'x'.repeat(201), 'a b']) {
    const code = (result: Result<unknown, Fault>): string => (result.ok ? '' : result.failure.code);
    expect(code(await store.put(name, chunks(pattern(1), 1)))).toBe('blob/bad-name');
    expect(code(await store.exists(name))).toBe('blob/bad-name');
    expect(code(await store.remove(name))).toBe('blob/bad-name');
    expect(await all(store.get(name))).toEqual(failed('blob/bad-name'));
  }
});

it('a network on which connections break is tried again, and what comes through is whole', async () => {
  const proxy = await roughProxy(azurite.port, (piece) => piece % 13 === 12);
  try {
    const store = azureBlobs({
      url: await container(proxy.port),
      access: { kind: 'key', account, key },
      retry,
      blockBytes,
    });
    const bytes = pattern(12 * blockBytes + 5);
    expect(await store.put('one', chunks(bytes, 10_000))).toEqual(ok({ name: 'one', bytes: bytes.length }));
    expect(await all(store.get('one'))).toEqual(digest(bytes));
    expect(proxy.broken()).toBeGreaterThan(3);
  } finally {
    await proxy.stop();
  }
});

it('a network that never answers is said, and changes nothing', async () => {
  const url = await container();
  const store = azureBlobs({ url, access: { kind: 'key', account, key }, retry, blockBytes });
  await store.put('kept', chunks(pattern(100), 10));
  let stops = false;
  const proxy = await roughProxy(azurite.port, () => stops);
  try {
    const way = url.replace(String(azurite.port), String(proxy.port));
    const rough = azureBlobs({
      url: way,
      access: { kind: 'key', account, key },
      retry: { ...retry, maxTries: 2 },
      blockBytes,
    });
    async function* stopping(): Chunks {
      yield* chunks(pattern(2 * blockBytes), blockBytes);
      stops = true;
      yield ok(pattern(blockBytes));
    }
    const put = await rough.put('kept', stopping());
    expect(put.ok ? '' : put.failure.code).toBe('blob/unreachable');
  } finally {
    await proxy.stop();
  }
  expect(await all(store.get('kept'))).toEqual(digest(pattern(100)));
});

it('a key that is not the right one is said', async () => {
  const store = azureBlobs({
    url: await container(),
    access: { kind: 'key', account, key: btoa('another') },
    retry,
    blockBytes,
  });
  const listed = await store.list();
  expect(listed.ok ? '' : listed.failure.code).toBe('blob/denied');
});

it('a blob that is replaced while it is read is refused, not mixed', async () => {
  const store = azureBlobs({ url: await container(), access: { kind: 'key', account, key }, retry, blockBytes });
  await store.put('one', chunks(pattern(3 * blockBytes), 10_000));
  const codes: string[] = [];
  for await (const chunk of store.get('one')) {
    codes.push(chunk.ok ? 'read' : chunk.failure.code);
    if (codes.length === 1) await store.put('one', chunks(new Uint8Array(3 * blockBytes), 10_000));
  }
  expect(codes).toEqual(['read', 'blob/failed']);
});
