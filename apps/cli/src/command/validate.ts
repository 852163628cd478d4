import type { ParameterSource } from '@keelgate/arm';
import { readTemplates } from '@keelgate/arm';
import type { Fault, Places, Snapshot } from '@keelgate/model';
import { checkService, isError, placeOf } from '@keelgate/model';
import { compilePolicies } from '@keelgate/policy';
import { printFaults } from '@keelgate/report';
import type { Command } from 'commander';
import { exitStatus } from '../exit-status.ts';
import { readInput, readTemplateFiles } from '../input-file.ts';
import { printTree } from '../print-tree.ts';

type ValidateOptions = { readonly parameters?: string; readonly json?: boolean };

/** `keelgate validate TEMPLATE` */
export function addValidate(program: Command): void {
  program
    .command('validate')
    .description('read a template, and say what it holds and what is wrong with it')
    .argument('<template>', 'an ARM template (JSON), or a folder of them')
    .option('--parameters <file>', 'the parameters file')
    .option('--json', 'print what was found as JSON')
    .addHelpText('after', '\nExample:\n  keelgate validate azuredeploy.json --parameters azuredeploy.parameters.json')
    .action((template: string, options: ValidateOptions) => {
      process.exitCode = validate(template, options);
    });
}

function validate(template: string, options: ValidateOptions): number {
  const templates = readTemplateFiles(template);
  if (!templates.ok) return refuse(templates.failure);
  let parameters: ParameterSource | undefined;
  if (options.parameters !== undefined) {
    const read = readInput(options.parameters);
    if (!read.ok) return refuse([read.failure]);
    parameters = { kind: 'file', ...read.value };
  }
  const { snapshot, places, faults } = readTemplates(templates.value, parameters === undefined ? {} : { parameters });
  const problems = [...faults, ...brokenRules(snapshot, places), ...compilePolicies(snapshot).faults];
  const wrong = problems.some(isError);
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(asJson(snapshot, problems), null, 2)}\n`);
    if (wrong) process.stderr.write(`${printFaults(problems.filter(isError))}\n`);
  } else {
    process.stdout.write(`${printTree(snapshot)}\n`);
    if (problems.length > 0) process.stderr.write(`${printFaults(problems)}\n`);
  }
  return wrong ? exitStatus.wrongInput : exitStatus.held;
}

function brokenRules({ service }: Snapshot, places: Places): readonly Fault[] {
  if (service === null) return [];
  return checkService(service).map(({ code, severity, path, message, hint }) => {
    const place = placeOf(places, path);
    return { code, severity, message, path, hint, ...(place === undefined ? {} : { place }) };
  });
}

function asJson(snapshot: Snapshot, problems: readonly Fault[]): unknown {
  return {
    ok: !problems.some(isError),
    service: snapshot.service,
    counts: countsOf(snapshot),
    problems: problems.map(({ place, ...fault }) => ({
      ...fault,
      file: place?.file,
      line: place?.line,
      column: place?.column,
    })),
  };
}

function countsOf(snapshot: Snapshot): { readonly [type: string]: number } {
  const { apis } = snapshot;
  return {
    apis: apis.length,
    operations: apis.reduce((sum, { operations }) => sum + operations.length, 0),
    versionSets: snapshot.versionSets.length,
    products: snapshot.products.length,
    subscriptions: snapshot.subscriptions.length,
    namedValues: snapshot.namedValues.length,
    backends: snapshot.backends.length,
    caches: snapshot.caches.length,
    fragments: snapshot.fragments.length,
    users: snapshot.users.length,
    groups: snapshot.groups.length,
    gateways: snapshot.gateways.length,
    kept: snapshot.kept.length,
  };
}

function refuse(faults: readonly Fault[]): number {
  process.stderr.write(`${printFaults(faults)}\n`);
  return exitStatus.wrongInput;
}
