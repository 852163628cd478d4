import { inspectBackup } from '@keelgate/backup';
import { printFaults } from '@keelgate/report';
import type { Command } from 'commander';
import { exitStatus } from '../exit-status.ts';
import { backupLocation, faultOf } from '../load-backup.ts';
import type { PassphraseOptions } from '../passphrase.ts';
import { addPassphraseOption, givenPassphrase } from '../passphrase.ts';
import { printInspection } from '../print-backup.ts';

type InspectOptions = PassphraseOptions & { readonly json?: boolean };

/** `keelgate inspect URL` */
export function addInspect(program: Command): void {
  const command = program
    .command('inspect')
    .description('say what is in a backup, and whether it is whole')
    .argument('<url>', 'a backup: a file, file://… or https://…');
  addPassphraseOption(command)
    .option('--json', 'print what was found as JSON')
    .addHelpText(
      'after',
      '\nExit status: 0 it is whole, 2 it is not\n\nExample:\n  keelgate inspect file:///backups/shop-2026-11-25\n  keelgate inspect shop.backup --passphrase-file secret.txt --json',
    )
    .action(async (url: string, options: InspectOptions) => {
      process.exitCode = await inspect(url, options);
    });
}

async function inspect(url: string, options: InspectOptions): Promise<number> {
  const passphrase = givenPassphrase(options.passphraseFile);
  const located = passphrase.ok ? await backupLocation(url) : passphrase;
  if (!passphrase.ok || !located.ok) {
    process.stderr.write(
      `${printFaults([located, passphrase].flatMap((one) => (one.ok ? [] : [one.failure])).slice(0, 1))}\n`,
    );
    return exitStatus.wrongInput;
  }
  const { store, name, shown } = located.value;
  const inspection = await inspectBackup(
    store.get(name),
    passphrase.value === undefined ? {} : { passphrase: passphrase.value },
  );
  const { fault } = inspection;
  if (options.json === true) {
    const { manifest } = inspection;
    const created = manifest === null ? null : new Date(manifest.createdMs).toISOString();
    const told = { schema: 'keelgate.inspection/1', from: shown, whole: fault === null, created, ...inspection };
    process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  } else if (inspection.manifest !== null) {
    process.stdout.write(printInspection(shown, inspection, Date.now()));
  }
  if (fault === null) return exitStatus.held;
  process.stderr.write(`${printFaults([faultOf(shown, fault)])}\n`);
  return exitStatus.wrongInput;
}
