import {
  AnonymousCredential,
  type BlockBlobClient,
  ContainerClient,
  type StorageRetryOptions,
  StorageSharedKeyCredential,
  type newPipeline,
} from '@azure/storage-blob';
import { type Fault, type Result, ok } from '@keelgate/model';
import { attempt } from './azure-failure.ts';
import { inBlocks } from './blocks.ts';
import { blobFailed } from './blob-fault.ts';
import { checkBlobName } from './blob-name.ts';
import type { BlobInfo, BlobStore, Chunks } from './blob-store.ts';

/** What the SDK takes for a Microsoft Entra identity, such as those of `@azure/identity`. */
type Credential = NonNullable<Parameters<typeof newPipeline>[0]>;

/** Where a container is, and who may use it. */
export type AzureBlobOptions = {
  /** The container's address; with a SAS, all of it. */
  readonly url: string;
  readonly access:
    | { readonly kind: 'key'; readonly account: string; readonly key: string }
    | { readonly kind: 'sas' }
    | { readonly kind: 'credential'; readonly credential: Credential };
  /** How the SDK tries again. Four times, and longer from time to time, unless said otherwise. */
  readonly retry?: StorageRetryOptions;
  /** What goes over the network at a time: 8 MiB unless said otherwise. */
  readonly blockBytes?: number;
};

const usualBlockBytes = 8 * 2 ** 20;
/** A block blob has no more. */
const blocksMax = 50_000;

/** Blobs of a container in Azure Blob Storage. Blocks are put up one by one and become the blob together, with the last call. */
export function azureBlobs({ url, access, retry, blockBytes = usualBlockBytes }: AzureBlobOptions): BlobStore {
  const container = new ContainerClient(url, credentialOf(access), retry === undefined ? {} : { retryOptions: retry });
  const checked = <Value>(name: string, act: (blob: BlockBlobClient) => Promise<Result<Value, Fault>>) => {
    const good = checkBlobName(name);
    return good.ok ? act(container.getBlockBlobClient(name)) : Promise.resolve(good);
  };
  return {
    put: (name, chunks) => checked(name, (blob) => put(blob, name, chunks, blockBytes)),
    get: (name) => get(container, name, blockBytes),
    list: () => attempt('the container cannot be listed', () => list(container)),
    exists: (name) => checked(name, (blob) => attempt(`${name} cannot be looked for`, () => blob.exists())),
    remove: (name) =>
      checked(name, (blob) =>
        attempt(`${name} cannot be removed`, async () => {
          await blob.delete();
        }),
      ),
  };
}

function credentialOf(access: AzureBlobOptions['access']): Credential {
  if (access.kind === 'credential') return access.credential;
  return access.kind === 'sas' ? new AnonymousCredential() : new StorageSharedKeyCredential(access.account, access.key);
}

async function put(
  blob: BlockBlobClient,
  name: string,
  chunks: Chunks,
  blockBytes: number,
): Promise<Result<BlobInfo, Fault>> {
  const ids: string[] = [];
  let bytes = 0;
  for await (const block of inBlocks(chunks, blockBytes)) {
    if (!block.ok) return block;
    if (ids.length === blocksMax)
      return blobFailed('blob/too-big', `${name} has more than ${blocksMax} blocks of ${blockBytes} bytes`);
    const id = btoa(String(ids.length).padStart(8, '0'));
    const staged = await attempt(`${name} cannot be written`, () =>
      blob.stageBlock(id, block.value, block.value.length),
    );
    if (!staged.ok) return staged;
    ids.push(id);
    bytes += block.value.length;
  }
  const committed = await attempt(`${name} cannot be written`, () => blob.commitBlockList(ids));
  return committed.ok ? ok({ name, bytes }) : committed;
}

/** Block by block, each only of the blob as it was at the beginning: one that is replaced meanwhile is refused, not mixed. */
async function* get(container: ContainerClient, name: string, blockBytes: number): Chunks {
  const good = checkBlobName(name);
  if (!good.ok) return yield good;
  const blob = container.getBlockBlobClient(name);
  const found = await attempt(`${name} cannot be read`, () => blob.getProperties());
  if (!found.ok) return yield found;
  const { contentLength: size = 0, etag } = found.value;
  const conditions = etag === undefined ? {} : { ifMatch: etag };
  for (let at = 0; at < size; at += blockBytes) {
    const length = Math.min(blockBytes, size - at);
    const read = await attempt(`${name} cannot be read`, () => blob.downloadToBuffer(at, length, { conditions }));
    yield read;
    if (!read.ok) return;
  }
}

async function list(container: ContainerClient): Promise<readonly BlobInfo[]> {
  const blobs: BlobInfo[] = [];
  for await (const { name, properties } of container.listBlobsFlat())
    if (checkBlobName(name).ok) blobs.push({ name, bytes: properties.contentLength ?? 0 });
  return blobs;
}
