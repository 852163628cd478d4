import type { Fault, Result } from '@keelgate/model';
import { failed, isSame, ok } from '@keelgate/model';
import { printDifference, printDifferenceJson, printFaults } from '@keelgate/report';
import type { Command } from 'commander';
import { differenceOfSources } from '../differences.ts';
import { exitStatus } from '../exit-status.ts';
import type { ParameterOptions } from '../given-parameters.ts';
import { addParameterOptions, givenParameters } from '../given-parameters.ts';
import type { LoadedSource } from '../load-source.ts';
import { loadSource } from '../load-source.ts';
import type { PassphraseOptions } from '../passphrase.ts';
import { addPassphraseOption, givenPassphrase } from '../passphrase.ts';
import { wantsColour } from '../wants-colour.ts';

type DiffOptions = ParameterOptions &
  PassphraseOptions & {
    readonly parametersA?: readonly string[];
    readonly parametersB?: readonly string[];
    readonly passphraseFileA?: string;
    readonly passphraseFileB?: string;
    readonly json?: boolean;
  };

/** `keelgate diff A B` */
export function addDiff(program: Command): void {
  const command = program
    .command('diff')
    .description('say what makes one configuration another: what was added, removed and changed')
    .argument('<a>', 'what validate reads, or a backup: a file, file://… or https://…')
    .argument('<b>', 'the same');
  const files = (file: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), file];
  addPassphraseOption(addParameterOptions(command))
    .option('--parameters-a <file>', 'a parameters file for A alone; goes before --parameters', files)
    .option('--parameters-b <file>', 'the same for B', files)
    .option('--passphrase-file-a <file>', 'the passphrase of A, where B has another one or none')
    .option('--passphrase-file-b <file>', 'the same for B')
    .option('--json', 'print the difference as JSON')
    .addHelpText(
      'after',
      '\nExit status: 0 no difference, 1 a difference, 2 the input is wrong\n\nExample:\n  keelgate diff dev.json prod.json --parameters shared.json\n  keelgate diff azuredeploy.json azuredeploy.json --parameters-a dev.json --parameters-b prod.json\n  keelgate diff file:///backups/shop-2026-11-24 apimartifacts/',
    )
    .action(async (before: string, after: string, options: DiffOptions) => {
      process.exitCode = await diff(before, after, options);
    });
}

async function diff(before: string, after: string, options: DiffOptions): Promise<number> {
  const one = await side(before, options, { files: options.parametersA, passphraseFile: options.passphraseFileA });
  const other = await side(after, options, { files: options.parametersB, passphraseFile: options.passphraseFileB });
  if (!one.ok || !other.ok) {
    const faults = [one, other].flatMap((result) => (result.ok ? [] : result.failure));
    process.stderr.write(`${printFaults(faults)}\n`);
    return exitStatus.wrongInput;
  }
  const difference = differenceOfSources(one.value, other.value);
  const sides = { before: one.value.shown, after: other.value.shown };
  process.stdout.write(
    options.json === true
      ? printDifferenceJson(difference, sides)
      : printDifference(difference, { ...sides, colour: wantsColour() }),
  );
  sayWhatIsLeftOut([one.value, other.value]);
  return isSame(difference) ? exitStatus.held : exitStatus.missed;
}

type OfSide = { readonly files: readonly string[] | undefined; readonly passphraseFile: string | undefined };

async function side(
  text: string,
  options: DiffOptions,
  { files = [], passphraseFile }: OfSide,
): Promise<Result<LoadedSource, readonly Fault[]>> {
  const { parameters = [], parameter = [] } = options;
  const given = givenParameters({ parameters: [...parameters, ...files], parameter });
  // Only the side that has one of its own leaves the passphrase of the environment alone.
  const other = passphraseFile ?? options.passphraseFile;
  const isOther = other === undefined && (options.passphraseFileA ?? options.passphraseFileB) !== undefined;
  const passphrase = isOther ? ok(undefined) : givenPassphrase(other);
  if (!given.ok) return given;
  if (!passphrase.ok) return failed([passphrase.failure]);
  const loaded = await loadSource(text, { given: given.value, passphrase: passphrase.value });
  // The same template with other parameters is another side.
  return loaded.ok && files.length > 0
    ? ok({ ...loaded.value, shown: `${loaded.value.shown} with ${files.join(', ')}` })
    : loaded;
}

function sayWhatIsLeftOut(sources: readonly LoadedSource[]): void {
  const left = new Set(sources.flatMap(({ manifest }) => manifest?.leftOut ?? []));
  if (left.size === 0) return;
  process.stderr.write(`note: what the backup does not hold was not compared: ${[...left].join(', ')}\n`);
}
