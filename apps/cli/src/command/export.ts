import path from 'node:path';
import { isArtifactName } from '@keelgate/arm';
import type { Fault } from '@keelgate/model';
import { isError } from '@keelgate/model';
import { printFaults } from '@keelgate/report';
import type { Command } from 'commander';
import { Option } from 'commander';
import { exitStatus } from '../exit-status.ts';
import type { ParameterOptions } from '../given-parameters.ts';
import { addParameterOptions, givenParameters } from '../given-parameters.ts';
import type { LoadedConfiguration } from '../load-configuration.ts';
import { loadConfiguration } from '../load-configuration.ts';
import { problemsOf } from '../problems.ts';
import { noteOnSecrets, secretFile } from '../secret-file.ts';
import { settledArtifacts, settledTemplate } from '../settled.ts';
import { writeFolderWhole } from '../write-folder.ts';
import { writeAllWhole } from '../write-whole.ts';

type ExportOptions = ParameterOptions & {
  readonly format: 'arm' | 'apiops';
  readonly to?: string;
  readonly secrets?: string;
  readonly force?: boolean;
};

/** `keelgate export PATH` */
export function addExport(program: Command): void {
  const command = program
    .command('export')
    .description('write what was read as one ARM template, or as an APIOps folder')
    .argument('<path>', 'what validate reads');
  addParameterOptions(command)
    .addOption(new Option('--format <format>', 'what is written').choices(['arm', 'apiops']).default('arm'))
    .option('--to <path>', 'the file or the folder to write; a template goes to standard output without it')
    .option('--secrets <file>', 'write the values of secrets to a parameters file that only you may read')
    .option('--force', 'replace the artifacts in a folder that is not empty')
    .addHelpText(
      'after',
      '\nExit status: 0 written, 2 nothing written\n\nExample:\n  keelgate export azuredeploy.json --parameters prod.json --to shop.json --secrets shop.secrets.json\n  keelgate export azuredeploy.json --parameters prod.json --format apiops --to apimartifacts',
    )
    .action((from: string, options: ExportOptions) => {
      process.exitCode = exportFrom(from, options);
    });
}

function exportFrom(from: string, options: ExportOptions): number {
  const given = givenParameters(options);
  const loaded = given.ok ? loadConfiguration(from, given.value) : given;
  if (!loaded.ok) return refuse(loaded.failure);
  const problems = problemsOf(loaded.value);
  if (problems.some(isError)) return refuse(problems.filter(isError));
  const fault = wrongOutput(options);
  if (fault !== null) return refuse([fault]);
  return options.format === 'apiops' ? exportFolder(loaded.value, options) : exportTemplate(loaded.value, options);
}

function wrongOutput({ format, to, secrets }: ExportOptions): Fault | null {
  const wrong = (code: string, message: string): Fault => ({ code, severity: 'error', message });
  if (format === 'apiops' && to === undefined)
    return wrong('output/no-folder', 'an APIOps folder is more than one file, expected --to FOLDER');
  if (to !== undefined && secrets !== undefined && path.resolve(to) === path.resolve(secrets))
    return wrong('output/same-file', `${to} cannot be what is written and the file of its secrets`);
  return null;
}

function exportTemplate(loaded: LoadedConfiguration, { to, secrets: secretsFile }: ExportOptions): number {
  const { template, parameters, secrets } = settledTemplate(loaded);
  const fault = writeAllWhole([
    ...(secretsFile === undefined ? [] : [secretFile(secretsFile, parameters)]),
    ...(to === undefined ? [] : [{ file: to, text: template }]),
  ]);
  if (fault !== null) return refuse([fault]);
  if (to === undefined) process.stdout.write(template);
  say(noteOnSecrets(secrets, secretsFile));
  return exitStatus.held;
}

function exportFolder(
  loaded: LoadedConfiguration,
  { to = '', secrets: secretsFile, force = false }: ExportOptions,
): number {
  const { files, secrets, faults } = settledArtifacts(loaded);
  const written = writeFolderWhole(to, files, { force, isReplaced: isArtifactName });
  const text = secrets?.text ?? '{\n  "parameters": {}\n}\n';
  const fault = written ?? (secretsFile === undefined ? null : writeAllWhole([secretFile(secretsFile, text)]));
  if (fault !== null) return refuse([fault]);
  if (faults.length > 0) say([printFaults(faults)]);
  const names =
    secrets === null ? [] : Object.keys((JSON.parse(secrets.text) as { readonly parameters: object }).parameters);
  say(noteOnSecrets(names, secretsFile));
  return exitStatus.held;
}

function say(lines: readonly string[]): void {
  if (lines.length > 0) process.stderr.write(`${lines.join('\n')}\n`);
}

function refuse(faults: readonly Fault[]): number {
  process.stderr.write(`${printFaults(faults)}\n`);
  return exitStatus.wrongInput;
}
