import { statSync } from 'node:fs';
import path from 'node:path';
import type { Backup, RestoreOptions as RestoreSettings } from '@keelgate/backup';
import { restoreBackup } from '@keelgate/backup';
import type { ReadTemplate } from '@keelgate/arm';
import type { Fault, Result, Snapshot, SnapshotDifference } from '@keelgate/model';
import { emptySnapshot, failed, isError, isSame, ok } from '@keelgate/model';
import { printDifference, printDifferenceJson, printFaults } from '@keelgate/report';
import type { Command } from 'commander';
import { differenceOf } from '../differences.ts';
import { exitStatus } from '../exit-status.ts';
import type { ParameterOptions } from '../given-parameters.ts';
import { addParameterOptions, givenParameters } from '../given-parameters.ts';
import { shownPath } from '../input-file.ts';
import { faultOf, loadBackup } from '../load-backup.ts';
import { loadConfiguration } from '../load-configuration.ts';
import type { PassphraseOptions } from '../passphrase.ts';
import { addPassphraseOption, givenPassphrase } from '../passphrase.ts';
import { problemsOf } from '../problems.ts';
import type { PromotionOptions } from '../promotion.ts';
import { addPromotionOptions, givenPromotion } from '../promotion.ts';
import { noteOnSecrets, secretFile } from '../secret-file.ts';
import { settledTemplate } from '../settled.ts';
import { wantsColour } from '../wants-colour.ts';
import { writeAllWhole } from '../write-whole.ts';

type RestoreOptions = ParameterOptions &
  PassphraseOptions &
  PromotionOptions & {
    readonly to: string;
    readonly out?: string;
    readonly secrets?: string;
    readonly create?: boolean;
    readonly dryRun?: boolean;
    readonly anyTier?: boolean;
    readonly acceptExpired?: boolean;
    readonly withoutRuntimeData?: boolean;
    readonly json?: boolean;
  };

/** `keelgate restore URL --to TEMPLATE` */
export function addRestore(program: Command): void {
  const command = program
    .command('restore')
    .description('put what a backup holds in the place of what a template says, all of it or nothing')
    .argument('<url>', 'a backup: a file, file://… or https://…')
    .requiredOption('--to <template>', 'the ARM template that is read, restored onto and written again')
    .option('--create', 'where there is no such template yet, write one of the service as the backup tells of it')
    .option('--out <file>', 'write the result to another file, and leave the template as it is')
    .option('--dry-run', 'print what would become different, and write nothing')
    .option('--secrets <file>', 'write the values of secrets to a parameters file that only you may read')
    .option('--without-runtime-data', "leave the template's own users and subscriptions as they are")
    .option('--any-tier', 'restore onto another tier, and onto what Azure would not restore')
    .option('--accept-expired', 'restore a backup that is older than 30 days')
    .option('--json', 'print what has become different as JSON');
  addPassphraseOption(addParameterOptions(addPromotionOptions(command)))
    .addHelpText(
      'after',
      '\nWhat a backup does not hold stays as the template has it: the service with its units, zones, networks and host names.\n\nExit status: 0 restored, 2 nothing written\n\nExample:\n  keelgate restore file:///backups/shop-2026-11-25 --to prod.json --parameters prod.parameters.json --dry-run\n  keelgate restore file:///backups/shop-2026-11-25 --to prod.json --parameters prod.parameters.json --secrets prod.secrets.json\n  keelgate restore file:///backups/dev --to prod.json --any-tier --only apis,namedValues --set namedValues/orders-url=https://orders.example',
    )
    .action(async (url: string, options: RestoreOptions) => {
      process.exitCode = await restore(url, options);
    });
}

async function restore(url: string, options: RestoreOptions): Promise<number> {
  const planned = await plan(url, options);
  if (!planned.ok) return refuse(planned.failure);
  const { target, restored, difference } = planned.value;
  if (options.dryRun !== true) {
    const written = write({ ...target, snapshot: restored }, options);
    if (!written.ok) return refuse([written.failure]);
    if (written.value.length > 0) process.stderr.write(`${written.value.join('\n')}\n`);
  }
  print(url, difference, options);
  return exitStatus.held;
}

type Plan = { readonly target: ReadTemplate; readonly restored: Snapshot; readonly difference: SnapshotDifference };

/** All that can be said before anything is written. */
async function plan(url: string, options: RestoreOptions): Promise<Result<Plan, readonly Fault[]>> {
  const fault = wrongOutput(options);
  if (fault !== null) return failed([fault]);
  const promotion = givenPromotion(options);
  if (!promotion.ok) return promotion;
  const passphrase = givenPassphrase(options.passphraseFile);
  const backup = passphrase.ok ? await loadBackup(url, passphrase.value) : passphrase;
  if (!backup.ok) return failed([backup.failure]);
  const target = readTarget(backup.value, options);
  if (!target.ok) return target;
  const restored = restoreBackup(backup.value, target.value.snapshot, { ...settingsOf(options), ...promotion.value });
  if (!restored.ok) return failed([faultOf(shownPath(options.to), restored.failure)]);
  const difference = differenceOf(target.value.snapshot, restored.value, target.value.secure);
  return ok({ target: target.value, restored: restored.value, difference });
}

function settingsOf({ anyTier, acceptExpired, withoutRuntimeData }: RestoreOptions): RestoreSettings {
  const runtimeData = withoutRuntimeData !== true;
  return {
    nowMs: Date.now(),
    anyTier: anyTier === true,
    expired: acceptExpired === true ? 'accept' : 'refuse',
    users: runtimeData,
    subscriptions: runtimeData,
  };
}

function wrongOutput({ to, out = to, secrets }: RestoreOptions): Fault | null {
  if (secrets === undefined || path.resolve(out) !== path.resolve(secrets)) return null;
  const message = `${out} cannot be what is written and the file of its secrets`;
  return { code: 'output/same-file', severity: 'error', message };
}

/** What is restored onto: a template that is there, or, where that is allowed, a service as the backup tells of it, with nothing in it. */
function readTarget({ snapshot }: Backup, options: RestoreOptions): Result<ReadTemplate, readonly Fault[]> {
  const there = statSync(options.to, { throwIfNoEntry: false });
  if (there === undefined && options.create === true) {
    const created = { ...emptySnapshot, service: snapshot.service };
    const serviceName = snapshot.service?.name ?? null;
    return ok({ snapshot: created, places: new Map(), serviceName, secure: new Set(), faults: [] });
  }
  if (there === undefined)
    return failed([noTarget(options.to, 'does not exist', 'name the template to restore onto, or give --create')]);
  if (there.isDirectory())
    return failed([
      noTarget(
        options.to,
        'is a folder, expected an ARM template',
        'write it as one first: keelgate export FOLDER --to shop.json',
      ),
    ]);
  const given = givenParameters(options);
  const loaded = given.ok ? loadConfiguration(options.to, given.value) : given;
  if (!loaded.ok) return loaded;
  if (loaded.value.found.kind !== 'arm')
    return failed([
      noTarget(options.to, 'is no ARM template', 'write it as one first: keelgate export FILE --to shop.json'),
    ]);
  const errors = problemsOf(loaded.value).filter(isError);
  return errors.length > 0 ? failed(errors) : ok(loaded.value);
}

function noTarget(to: string, why: string, hint: string): Fault {
  return { code: 'input/no-target', severity: 'error', message: `${shownPath(to)} ${why}`, hint };
}

function write(
  restored: ReadTemplate,
  { to, out = to, secrets: file }: RestoreOptions,
): Result<readonly string[], Fault> {
  const { template, parameters, secrets } = settledTemplate({ ...restored, places: new Map(), faults: [] });
  const fault = writeAllWhole([
    ...(file === undefined ? [] : [secretFile(file, parameters)]),
    { file: out, text: template },
  ]);
  return fault === null ? ok(noteOnSecrets(secrets, file)) : failed(fault);
}

function print(url: string, difference: SnapshotDifference, options: RestoreOptions): void {
  const to = shownPath(options.to);
  const from = url.replace(/\?.*$/, '');
  const sides = { before: to, after: `${to} with ${from}` };
  if (options.json === true) process.stdout.write(printDifferenceJson(difference, sides));
  else if (options.dryRun === true)
    process.stdout.write(printDifference(difference, { ...sides, colour: wantsColour() }));
  else {
    const { added, removed, changed } = difference;
    const what = isSame(difference)
      ? 'nothing has become different'
      : `${added.length} added, ${removed.length} removed, ${changed.length} changed`;
    const where = options.out === undefined ? '' : `, in ${shownPath(options.out)}`;
    process.stdout.write(`restored ${from} onto ${to}${where}: ${what}\n`);
  }
}

function refuse(faults: readonly Fault[]): number {
  process.stderr.write(`${printFaults(faults)}\n`);
  return exitStatus.wrongInput;
}
