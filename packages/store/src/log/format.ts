import type { Fault, Result } from '@keelgate/model';
import { ok } from '@keelgate/model';
import { logFault, refused } from './log-fault.ts';
import type { Migration } from './migrate/migration.ts';

/** Bytes of the current version, and whether they are not yet so on the disk. */
export type Current = { readonly bytes: Uint8Array; readonly migrated: boolean };

type Format = { readonly name: string; readonly kind: 'segment' | 'snapshot'; readonly current: number };

/** Brings a file step by step to the current version. What comes from a newer Keelgate is not guessed at. */
export function toCurrent(
  bytes: Uint8Array,
  version: number,
  { name, kind, current }: Format,
  steps: readonly Migration[],
): Result<Current, Fault> {
  if (version > current)
    return refused(
      'log/newer-format',
      `${name} has version ${version} of the format, and this Keelgate reads up to ${current}`,
      'open it with the Keelgate that wrote it, or a newer one',
    );
  let migrated = bytes;
  for (let at = version; at < current; at += 1) {
    const step = steps.find(({ from }) => from === at);
    if (step === undefined)
      return {
        ok: false,
        failure: logFault('log/older-format', `nothing here reads version ${at} of the format, which ${name} has`),
      };
    migrated = step[kind](migrated);
  }
  return ok({ bytes: migrated, migrated: version < current });
}
