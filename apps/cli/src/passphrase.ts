import type { Fault, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { Command } from 'commander';
import { readInput } from './input-file.ts';

export type PassphraseOptions = { readonly passphraseFile?: string };

/** Passphrases are in files or in the environment: what is on a command line, every user of the machine may read. */
export function addPassphraseOption(command: Command): Command {
  return command.option(
    '--passphrase-file <file>',
    'a file whose text is the passphrase of the backup; KEELGATE_PASSPHRASE does the same',
  );
}

/** The passphrase of a file, or of the environment; none where neither says any. A line end behind it is not part of it. */
export function givenPassphrase(file: string | undefined): Result<string | undefined, Fault> {
  if (file === undefined) return ok(process.env['KEELGATE_PASSPHRASE'] || undefined);
  const read = readInput(file);
  if (!read.ok) return read;
  const passphrase = read.value.text.replace(/\r?\n$/, '');
  if (passphrase !== '') return ok(passphrase);
  const place = { file: read.value.file, line: 1, column: 1 };
  return failed({ code: 'input/no-passphrase', severity: 'error', message: 'there is no passphrase in it', place });
}
