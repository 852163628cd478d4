import { randomBytes } from 'node:crypto';
import type { BackupOptions as WriteOptions } from '@keelgate/backup';
import { backedUp, excluded, writeBackup } from '@keelgate/backup';
import type { Fault, Result, Snapshot } from '@keelgate/model';
import { failed, isError, ok } from '@keelgate/model';
import { printFaults } from '@keelgate/report';
import type { BlobInfo } from '@keelgate/store';
import { version } from '@keelgate/traffic';
import type { Command } from 'commander';
import { blobLocation } from '../blob-location.ts';
import type { BlobLocation } from '../blob-location.ts';
import { describeInvented } from '../describe-found.ts';
import { exitStatus } from '../exit-status.ts';
import type { ParameterOptions } from '../given-parameters.ts';
import { addParameterOptions, givenParameters } from '../given-parameters.ts';
import { interruptible } from '../interruptible.ts';
import { faultOf } from '../load-backup.ts';
import type { LoadedConfiguration } from '../load-configuration.ts';
import { loadConfiguration } from '../load-configuration.ts';
import type { PassphraseOptions } from '../passphrase.ts';
import { addPassphraseOption, givenPassphrase } from '../passphrase.ts';
import { describeBackup } from '../print-backup.ts';
import { countsOf } from '../print-tree.ts';
import { problemsOf } from '../problems.ts';

type BackupOptions = ParameterOptions &
  PassphraseOptions & {
    readonly to: string;
    readonly runtimeData: boolean;
    readonly anyTier?: boolean;
    readonly replace?: boolean;
    readonly json?: boolean;
  };

/** `keelgate backup PATH --to URL` */
export function addBackup(program: Command): void {
  const command = program
    .command('backup')
    .description('write what was read as a backup, whole or not at all')
    .argument('<path>', 'what validate reads')
    .requiredOption('--to <url>', 'file:///folder/name or https://account.blob.core.windows.net/container/name[?SAS]')
    .option('--replace', 'take the place of a backup that is there already')
    .option('--without-runtime-data', 'leave users and subscriptions out')
    .option('--any-tier', 'back up what Azure would not: other tiers, and resources without their service')
    .option('--json', 'print what was written as JSON');
  addPassphraseOption(addParameterOptions(command))
    .addHelpText(
      'after',
      "\nThe key of the storage account is in AZURE_STORAGE_KEY, or there is a SAS in the address.\n\nExit status: 0 written, 2 nothing written, 130 cancelled and nothing written\n\nExample:\n  keelgate backup azuredeploy.json --parameters prod.json --to file:///backups/shop-2026-11-25\n  keelgate backup apimartifacts/ --any-tier --passphrase-file secret.txt --to 'https://shop.blob.core.windows.net/backups/shop-2026-11-25?sv=…'",
    )
    .action(
      async (from: string, { withoutRuntimeData, ...options }: BackupOptions & { withoutRuntimeData?: boolean }) => {
        process.exitCode = await backup(from, { ...options, runtimeData: withoutRuntimeData !== true });
      },
    );
}

async function backup(from: string, options: BackupOptions): Promise<number> {
  const passphrase = givenPassphrase(options.passphraseFile);
  if (!passphrase.ok) return refuse([passphrase.failure]);
  const given = givenParameters(options);
  const loaded = given.ok ? loadConfiguration(from, given.value) : given;
  if (!loaded.ok) return refuse(loaded.failure);
  const errors = problemsOf(loaded.value).filter(isError);
  if (errors.length > 0) return refuse(errors);
  const located = await blobLocation(options.to);
  if (!located.ok) return refuse([located.failure]);
  const { anyTier = false, runtimeData } = options;
  const settings: WriteOptions = {
    createdMs: Date.now(),
    keelgateVersion: version,
    runtimeData,
    anyTier,
    ...(passphrase.value === undefined ? {} : { passphrase: passphrase.value, salt: randomBytes(16) }),
  };
  const written = await write(loaded.value, located.value, { settings, replaces: options.replace === true });
  if (written === 'cancelled') return exitStatus.cancelled;
  if (!written.ok) return refuse([faultOf(located.value.shown, written.failure)]);
  say(loaded.value, { settings, written: written.value, to: located.value.shown, json: options.json === true });
  return exitStatus.held;
}

type Writing = { readonly settings: WriteOptions; readonly replaces: boolean };

async function write(
  { snapshot }: LoadedConfiguration,
  { store, name, shown }: BlobLocation,
  { settings, replaces }: Writing,
): Promise<Result<BlobInfo, Fault> | 'cancelled'> {
  const pieces = writeBackup(snapshot, settings);
  if (!pieces.ok) return pieces;
  const there = replaces ? ok(false) : await store.exists(name);
  if (!there.ok) return there;
  if (there.value) return failed(taken(shown));
  const stoppable = interruptible(pieces.value);
  try {
    const put = await store.put(name, stoppable.chunks);
    return !put.ok && stoppable.isInterrupted() ? 'cancelled' : put;
  } finally {
    stoppable.release();
  }
}

function taken(shown: string): Fault {
  const message = `${shown} is there already`;
  return {
    code: 'output/exists',
    severity: 'error',
    message,
    hint: 'choose another name, or replace it with --replace',
  };
}

type Said = {
  readonly settings: WriteOptions;
  readonly written: BlobInfo;
  readonly to: string;
  readonly json: boolean;
};

function say(loaded: LoadedConfiguration, { settings, written, to, json }: Said): void {
  const { runtimeData = true, createdMs, anyTier = false, passphrase } = settings;
  const snapshot = backedUp(loaded.snapshot, runtimeData);
  const told = {
    schema: 'keelgate.backup/1',
    from: loaded.from,
    to,
    service: snapshot.service?.name ?? null,
    tier: snapshot.service?.tier ?? null,
    created: new Date(createdMs).toISOString(),
    bytes: written.bytes,
    encrypted: passphrase !== undefined,
    runtimeData,
    anyTier,
    counts: Object.fromEntries(countsOf(snapshot)),
    leftOut: [...excluded.map(({ name }) => name), ...(runtimeData ? [] : ['users', 'subscriptions'])],
  };
  process.stdout.write(json ? `${JSON.stringify(told, null, 2)}\n` : `${describeBackup(told).join('\n')}\n`);
  const notes = [...notesOn(snapshot, told.encrypted), ...notesOnPolicies(loaded), ...notesOnInvented(loaded)];
  if (notes.length > 0) process.stderr.write(`${notes.join('\n')}\n`);
}

/** What a backup holds is in it as it is. */
function notesOn({ users, subscriptions, namedValues }: Snapshot, encrypted: boolean): readonly string[] {
  const secrets = namedValues.filter(({ secret, value }) => secret && value !== null);
  const held = [
    ...(users.length > 0 ? ['users'] : []),
    ...(subscriptions.length > 0 ? ['keys of subscriptions'] : []),
    ...(secrets.length > 0 ? ['secret named values'] : []),
  ];
  return encrypted || held.length === 0 ? [] : [`note: the backup holds ${held.join(', ')}, and is not encrypted`];
}

/** That a part of a text is a secret is not in a backup. */
function notesOnPolicies({ snapshot, secure }: LoadedConfiguration): readonly string[] {
  const { policy, apis, products, fragments } = snapshot;
  const documents = [
    policy,
    ...apis.flatMap((api) => [api.policy, ...api.operations.map((operation) => operation.policy)]),
    ...products.map((product) => product.policy),
    ...fragments.map(({ document }) => document),
  ];
  const count = documents.filter((document) => document !== null && secure.has(document.text)).length;
  if (count === 0) return [];
  const what = count === 1 ? 'a policy has' : `${count} policies have`;
  return [
    `note: ${what} the value of a secure parameter in ${count === 1 ? 'its' : 'their'} text, and will have it in what is restored; a secret named value would not`,
  ];
}

function notesOnInvented(loaded: LoadedConfiguration): readonly string[] {
  const invented = describeInvented(loaded);
  return invented.length === 0 ? [] : ['note: values in this backup were made up:', ...invented];
}

function refuse(faults: readonly Fault[]): number {
  process.stderr.write(`${printFaults(faults)}\n`);
  return exitStatus.wrongInput;
}
