import type { Fault, Json } from '@keelgate/model';
import { isError } from '@keelgate/model';
import { printFaults } from '@keelgate/report';
import type { Command } from 'commander';
import { describeFound, describeInvented, describeOrder, hidden } from '../describe-found.ts';
import { exitStatus } from '../exit-status.ts';
import type { ParameterOptions } from '../given-parameters.ts';
import { addParameterOptions, givenParameters } from '../given-parameters.ts';
import { shownPath } from '../input-file.ts';
import type { LoadedConfiguration } from '../load-configuration.ts';
import { loadConfiguration } from '../load-configuration.ts';
import { countsOf, printTree } from '../print-tree.ts';
import { problemsOf } from '../problems.ts';

type ValidateOptions = ParameterOptions & { readonly json?: boolean };

/** So many problems are printed, more than anyone reads at once. */
const problemsMax = 1000;

/** `keelgate validate PATH` */
export function addValidate(program: Command): void {
  const command = program
    .command('validate')
    .description('read a configuration, and say what it holds and what is wrong with it')
    .argument('<path>', 'an ARM template or a folder of them, an APIOps folder, terraform show -json, or OpenAPI');
  addParameterOptions(command)
    .option('--json', 'print what was found as JSON')
    .addHelpText(
      'after',
      '\nExit status: 0 no error, 2 an error\n\nExample:\n  keelgate validate azuredeploy.json --parameters azuredeploy.parameters.json\n  keelgate validate apimartifacts/\n  keelgate validate azuredeploy.json --parameters auto --parameter sku=Premium',
    )
    .action((path: string, options: ValidateOptions) => {
      process.exitCode = validate(path, options);
    });
}

function validate(path: string, options: ValidateOptions): number {
  const given = givenParameters(options);
  const loaded = given.ok ? loadConfiguration(path, given.value) : given;
  if (!loaded.ok) {
    if (options.json === true) print(asJson(path, null, loaded.failure));
    return said(loaded.failure);
  }
  const problems = problemsOf(loaded.value);
  if (options.json === true) {
    print(asJson(path, loaded.value, problems));
    return said(problems.filter(isError));
  }
  if (loaded.value.found.kind === 'unknown') return said(problems);
  const lines = [
    describeFound(loaded.value, given.ok ? given.value.names : []),
    ...describeOrder(loaded.value),
    ...describeInvented(loaded.value),
    printTree(loaded.value.snapshot),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return said(problems);
}

function print(json: unknown): void {
  process.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
}

function said(problems: readonly Fault[]): number {
  if (problems.length > 0) process.stderr.write(`${printFaults(problems, problemsMax)}\n`);
  return problems.some(isError) ? exitStatus.wrongInput : exitStatus.held;
}

function asJson(path: string, loaded: LoadedConfiguration | null, problems: readonly Fault[]): unknown {
  return {
    ok: !problems.some(isError),
    service: loaded === null ? null : shownService(loaded),
    counts: loaded === null ? {} : Object.fromEntries(countsOf(loaded.snapshot)),
    problems: problems.map(({ place, severity, code, message, hint, path: inside = '' }) => ({
      severity,
      code,
      file: place?.file ?? shownPath(path),
      line: place?.line ?? 1,
      column: place?.column ?? 1,
      path: inside,
      message,
      ...(hint === undefined ? {} : { hint }),
    })),
    ...(loaded === null ? {} : { found: loaded.found, invented: shownInvented(loaded) }),
  };
}

/** What the template says beyond the model may hold secrets. */
function shownService({ snapshot, secure }: LoadedConfiguration): Json {
  return JSON.parse(
    JSON.stringify(snapshot.service, (key, value: unknown) => {
      if (key === 'rest') return undefined;
      return typeof value === 'string' && secure.has(value) ? hidden : value;
    }),
  ) as Json;
}

function shownInvented({ invented }: LoadedConfiguration): Json {
  return Object.fromEntries(invented.map(({ name, value, isSecure }) => [name, isSecure ? hidden : value]));
}
