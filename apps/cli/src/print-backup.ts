import type { InspectedSection, Inspection } from '@keelgate/backup';
import { printable } from '@keelgate/report';

/** A backup that was written. */
export type WrittenBackup = {
  readonly from: string;
  readonly to: string;
  readonly service: string | null;
  readonly tier: string | null;
  readonly bytes: number;
  readonly encrypted: boolean;
  readonly runtimeData: boolean;
  readonly leftOut: readonly string[];
};

/** What was written, in two lines. */
export function describeBackup(written: WrittenBackup): readonly string[] {
  const { from, to, bytes, encrypted, leftOut } = written;
  return [
    `${nameOf(written)} of ${from} is in ${to}: ${size(bytes)}, ${encrypted ? 'encrypted' : 'not encrypted'}`,
    `  not in it: ${leftOut.join(', ')}`,
  ].map(printable);
}

/** What is in a backup and whether it is whole, as text. */
export function printInspection(shown: string, inspection: Inspection, nowMs: number): string {
  const { manifest, formatVersion, encrypted, expiresMs, sections, digest, fault } = inspection;
  const isLooked = sections.every(({ bytes }) => bytes !== null);
  const whole =
    fault === null
      ? isLooked
        ? 'whole'
        : 'its order and checksum are right; its content was not looked into'
      : `not to be restored: ${fault.message}`;
  if (manifest === null) return `${printable(`${shown}: ${whole}`)}\n`;
  const { createdMs, keelgateVersion, changes, runtimeData, anyTier, leftOut } = manifest;
  const expiry = expiresMs ?? createdMs;
  return `${[
    `${shown}: ${whole}`,
    `  of         ${nameOf(manifest)}`,
    `  written    ${new Date(createdMs).toISOString()} by Keelgate ${keelgateVersion}, format ${formatVersion ?? 0}`,
    `  ${expiry < nowMs ? 'expired   ' : 'expires   '} ${new Date(expiry).toISOString()}`,
    `  encrypted  ${encrypted ? 'yes' : 'no'}`,
    ...(changes > 0 ? [`  changes    up to ${changes}`] : []),
    `  users      ${runtimeData ? 'and subscriptions are in it' : 'and subscriptions are not in it'}`,
    ...(anyTier ? ['  any tier   it was made of what Azure would not back up'] : []),
    `  not in it  ${leftOut.join(', ')}`,
    ...(digest === null ? [] : [`  content    ${digest}`]),
    `  sections`,
    ...sections.map(sectionLine),
  ]
    .map(printable)
    .join('\n')}\n`;
}

function nameOf({ service, tier }: { readonly service: string | null; readonly tier: string | null }): string {
  return service === null ? 'a configuration without its service' : `${service} (${tier ?? 'no tier'})`;
}

function sectionLine({ type, count, bytes, storedBytes, fault }: InspectedSection): string {
  const content = bytes === null ? '' : ` for ${size(bytes)} of content`;
  const state = fault === null ? (bytes === null ? 'not looked into' : 'whole') : fault.message;
  return `    ${type.padEnd(14)} ${String(count).padStart(7)}  ${size(storedBytes)}${content}, ${state}`;
}

function size(bytes: number): string {
  if (bytes < 10_000) return `${bytes} bytes`;
  return bytes < 10_000_000 ? `${Math.round(bytes / 1000)} kB` : `${Math.round(bytes / 1e6)} MB`;
}
