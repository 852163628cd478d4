import { type TierName, tierNames } from '@keelgate/model';

/** What a backup says of itself at its start, in plain text even where the rest is encrypted. */
export type BackupManifest = {
  /** Of the Keelgate that wrote it; its packages all have one version. */
  readonly keelgateVersion: string;
  /** `null` where the backup is of a partial configuration, without a service. */
  readonly service: string | null;
  readonly tier: TierName | null;
  readonly createdMs: number;
  /** The number of the last change that is in it. */
  readonly changes: number;
  /** Whether users and subscriptions are in it. */
  readonly runtimeData: boolean;
  /** It was made of a service that Azure would not back up; a restore asks for the same word. */
  readonly anyTier: boolean;
  /** How many of each type of resource. */
  readonly counts: { readonly [section: string]: number };
  /** What is not in it: names of `excluded`. */
  readonly leftOut: readonly string[];
};

/** What a date can say. */
const instantMsMax = 8.64e15;

/** A backup can be restored for so long. */
export const expiryMs: number = 30 * 24 * 3600 * 1000;

export function printManifest(manifest: BackupManifest): string {
  const { keelgateVersion, service, tier, createdMs, changes, runtimeData, anyTier, counts, leftOut } = manifest;
  return JSON.stringify({ keelgateVersion, service, tier, createdMs, changes, runtimeData, anyTier, counts, leftOut });
}

/** `null` where the text is no manifest. */
export function parseManifest(text: string): BackupManifest | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  return isManifest(read) ? read : null;
}

const checks: { readonly [name in keyof BackupManifest]: (value: unknown) => boolean } = {
  keelgateVersion: (value) => typeof value === 'string',
  service: (value) => value === null || typeof value === 'string',
  tier: (value) => value === null || tierNames.some((name) => name === value),
  createdMs: (value) => Number.isSafeInteger(value) && Math.abs(value as number) <= instantMsMax,
  changes: (value) => Number.isSafeInteger(value),
  runtimeData: (value) => typeof value === 'boolean',
  anyTier: (value) => typeof value === 'boolean',
  counts: (value) => isRecord(value) && Object.values(value).every((count) => Number.isSafeInteger(count)),
  leftOut: (value) => Array.isArray(value) && value.every((name) => typeof name === 'string'),
};

function isManifest(value: unknown): value is BackupManifest {
  return isRecord(value) && Object.entries(checks).every(([name, check]) => check(value[name]));
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
