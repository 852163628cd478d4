import { createHash } from 'node:crypto';
import { type Fault, type Result, type Snapshot, failed, invariant, ok } from '@keelgate/model';
import { backupFault, refused } from './backup-fault.ts';
import type { Chunks } from './container/byte-source.ts';
import { compress } from './container/compression.ts';
import {
  type Derivation,
  type DerivationCost,
  bearable,
  defaultCost,
  deriveKey,
  saltBytes,
} from './container/derivation.ts';
import { endSection, writeFrameHeader } from './container/frame.ts';
import { headDigest, writeHead } from './container/head.ts';
import { type Seal, keyedSeal, plainSeal } from './container/seal.ts';
import type { SectionSummary } from './content-digest.ts';
import { packEnd } from './end-block.ts';
import { backedUp, excluded } from './excluded.ts';
import type { BackupManifest } from './manifest.ts';
import { encode, recordBlocks } from './record/records.ts';
import { Unfit } from './record/unfit.ts';
import { sections } from './section/index.ts';
import { unfitService } from './tier-rule.ts';

export type BackupOptions = {
  /** Milliseconds since 1970. */
  readonly createdMs: number;
  readonly keelgateVersion: string;
  /** Users and subscriptions; they are in it unless this is `false`. */
  readonly runtimeData?: boolean;
  /** Back up what Azure would not: other tiers, partial configurations. The manifest says so. */
  readonly anyTier?: boolean;
  /** Encrypts the backup. */
  readonly passphrase?: string;
  /** 16 random bytes, never used before; needed with a passphrase. */
  readonly salt?: Uint8Array;
  readonly derivation?: DerivationCost;
};

/**
 * A snapshot as a backup, in pieces: ready for `BlobStore.put`. They are made as they are asked for; memory holds one block. Equal
 * snapshots and options give equal bytes on one version of Node.
 */
export function writeBackup(snapshot: Snapshot, options: BackupOptions): Result<Chunks, Fault> {
  const unfit = options.anyTier === true ? null : unfitService(snapshot, 'back up');
  if (unfit !== null) return failed(unfit);
  const { passphrase, salt } = options;
  if (passphrase === '') return refused('backup/passphrase-needed', 'Cannot back up: the passphrase is empty');
  invariant(
    passphrase === undefined || salt?.length === saltBytes,
    'B3',
    `a passphrase needs a salt of ${saltBytes} bytes`,
  );
  const configuration = backedUp(snapshot, options.runtimeData !== false);
  return ok(pieces(configuration, manifestOf(configuration, options), options));
}

function manifestOf(snapshot: Snapshot, options: BackupOptions): BackupManifest {
  const runtimeData = options.runtimeData !== false;
  return {
    keelgateVersion: options.keelgateVersion,
    service: snapshot.service?.name ?? null,
    tier: snapshot.service?.tier ?? null,
    createdMs: options.createdMs,
    changes: snapshot.version,
    runtimeData,
    anyTier: options.anyTier === true,
    counts: Object.fromEntries(sections.map(({ name, count }) => [name, count(snapshot)])),
    leftOut: [...excluded.map(({ name }) => name), ...(runtimeData ? [] : ['users', 'subscriptions'])],
  };
}

async function* pieces(snapshot: Snapshot, manifest: BackupManifest, options: BackupOptions): Chunks {
  const hash = createHash('sha256');
  const counted = (bytes: Uint8Array): Result<Uint8Array, Fault> => {
    hash.update(bytes);
    return ok(bytes);
  };
  try {
    const sealing = await sealingOf(options);
    const head = writeHead(manifest, sealing?.derivation ?? null);
    yield counted(head);
    const seal = sealing === null ? plainSeal(headDigest(head)) : keyedSeal(headDigest(head), sealing.key);
    for (const bytes of frames(snapshot, seal)) yield counted(bytes);
    yield ok(hash.digest());
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    yield failed(
      backupFault('backup/unfit', `Cannot back up: the configuration is not as it has to be: ${error.message}`),
    );
  }
}

type Sealing = { readonly key: Uint8Array; readonly derivation: Derivation };

async function sealingOf({ passphrase, salt, derivation: cost = defaultCost }: BackupOptions): Promise<Sealing | null> {
  if (passphrase === undefined || salt === undefined) return null;
  invariant(bearable(cost), 'B3', 'the key derivation takes more than is read back');
  const { key, check } = await deriveKey(passphrase, salt, cost);
  return { key, derivation: { cost, salt, check } };
}

function* frames(snapshot: Snapshot, seal: Seal): Generator<Uint8Array> {
  const summaries: SectionSummary[] = [];
  let sequence = 0;
  for (const [number, section] of sections.entries()) {
    const hash = createHash('sha256');
    let bytes = 0;
    for (const { content, last } of recordBlocks(section.records(snapshot))) {
      hash.update(content);
      bytes += content.length;
      yield frame(seal, { section: number, last, sequence }, content);
      sequence += 1;
    }
    summaries.push({ type: section.name, count: section.count(snapshot), bytes, digest: hash.digest('hex') });
  }
  yield frame(seal, { section: endSection, last: true, sequence }, encode(packEnd(summaries)));
}

type Position = { readonly section: number; readonly last: boolean; readonly sequence: number };

function frame(seal: Seal, position: Position, content: Uint8Array): Uint8Array {
  const compressed = compress(content);
  const header = writeFrameHeader({ ...position, contentBytes: content.length, storedBytes: compressed.length });
  const [stored, tag] = seal.close(header, position.sequence, compressed);
  const bytes = new Uint8Array(header.length + stored.length + tag.length);
  bytes.set(header);
  bytes.set(stored, header.length);
  bytes.set(tag, header.length + stored.length);
  return bytes;
}
