import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { BackupManifest } from '@keelgate/backup';
import type { Fault, Result, Snapshot } from '@keelgate/model';
import { failed, isError, ok } from '@keelgate/model';
import { isBlobUrl } from './blob-location.ts';
import type { GivenParameters } from './given-parameters.ts';
import { shownPath } from './input-file.ts';
import { loadBackup } from './load-backup.ts';
import { loadConfiguration } from './load-configuration.ts';

/** A configuration from wherever it is: from what `loadConfiguration` reads, or from a backup. */
export type LoadedSource = {
  readonly snapshot: Snapshot;
  /** Texts that are to be shown to nobody. */
  readonly secure: ReadonlySet<string>;
  readonly shown: string;
  /** What the backup says of itself, where it is one. */
  readonly manifest: BackupManifest | null;
};

export type SourceOptions = { readonly given: GivenParameters; readonly passphrase: string | undefined };

export async function loadSource(
  text: string,
  { given, passphrase }: SourceOptions,
): Promise<Result<LoadedSource, readonly Fault[]>> {
  if (isBlobUrl(text) || isBackupFile(text)) {
    const backup = await loadBackup(text, passphrase);
    if (!backup.ok) return failed([backup.failure]);
    const { snapshot, manifest } = backup.value;
    return ok({
      snapshot,
      manifest,
      secure: new Set(),
      shown: isBlobUrl(text) ? text.replace(/\?.*$/, '') : shownPath(text),
    });
  }
  const loaded = loadConfiguration(text, given);
  if (!loaded.ok) return loaded;
  const { snapshot, secure, from, faults } = loaded.value;
  const errors = faults.filter(isError);
  return errors.length > 0 ? failed(errors) : ok({ snapshot, secure, shown: from, manifest: null });
}

/** Backups begin with a byte that no text has, and three letters. */
const start = [0x89, 0x4b, 0x47, 0x42];

function isBackupFile(file: string): boolean {
  try {
    // What is read from a pipe cannot be read again.
    if (!statSync(file).isFile()) return false;
    const opened = openSync(file, 'r');
    try {
      const bytes = new Uint8Array(start.length);
      return readSync(opened, bytes) === start.length && start.every((byte, at) => bytes[at] === byte);
    } finally {
      closeSync(opened);
    }
  } catch {
    // Whoever reads it next says what is wrong with it.
    return false;
  }
}
