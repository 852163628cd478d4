import type { Fault, Result, Snapshot } from '@keelgate/model';
import { failed, isError, ok, printFault } from '@keelgate/model';
import type { PolicyFileOptions, PolicyFileResult } from '@keelgate/policy';
import { checkPolicyFile } from '@keelgate/policy';
import { printFaults } from '@keelgate/report';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { InputFile } from '../input-file.ts';
import type { ParameterOptions } from '../given-parameters.ts';
import { addParameterOptions, givenParameters } from '../given-parameters.ts';
import { readInput } from '../input-file.ts';
import { loadConfiguration } from '../load-configuration.ts';
import { policyFiles } from '../policy-files.ts';
import { readFragments } from '../read-fragments.ts';
import { readNamedValues } from '../read-named-values.ts';

type CheckOptions = ParameterOptions & {
  readonly json?: boolean;
  readonly namedValues?: string;
  readonly fragments?: string;
  readonly service?: string;
  readonly scope?: Scope;
};

type Scope = NonNullable<PolicyFileOptions['scope']>;

const scopes: readonly Scope[] = ['global', 'product', 'api', 'operation'];

/** What the statuses of this command mean. */
const status = { fine: 0, wrong: 1, nothingRead: 2 } as const;

/** `keelgate policy check PATH...` */
export function addPolicyCheck(policy: Command): void {
  const command = policy
    .command('check')
    .description('say what is wrong with policy documents, and what of them does not run offline')
    .argument('<path...>', 'policy files, or folders of them (*.xml)')
    .option('--named-values <file>', 'the values of {{names}}: a JSON object')
    .option('--fragments <dir>', 'a folder with policy fragments; a file is named as the fragment is')
    .option('--service <path>', 'the service, as validate reads it: an ARM template, a folder, …');
  addParameterOptions(command)
    .addOption(new Option('--scope <scope>', 'the scope that the documents are for').choices(scopes))
    .option('--json', 'print the results as a JSON array')
    .addHelpText(
      'after',
      '\nExit status: 0 all are right, 1 one has an error, 2 nothing could be read\n\nExample:\n  keelgate policy check policies --fragments fragments --named-values values.json',
    )
    .action((paths: readonly string[], options: CheckOptions) => {
      process.exitCode = check(paths, options);
    });
}

function check(paths: readonly string[], options: CheckOptions): number {
  const known = readKnown(options);
  if (!known.ok) return refuse(known.failure);
  const unread: Fault[] = [];
  const results: PolicyFileResult[] = [];
  for (const file of policyFiles(paths, unread)) {
    const read = readInput(file);
    if (read.ok) results.push(checkPolicyFile(read.value.text, { ...known.value, file }));
    else unread.push(read.failure);
  }
  if (results.length === 0) return refuse(unread);
  process.stdout.write(`${options.json === true ? JSON.stringify(results, null, 2) : printResults(results)}\n`);
  if (unread.length > 0) process.stderr.write(`${printFaults(unread)}\n`);
  return unread.length > 0 || results.some((result) => !result.ok) ? status.wrong : status.fine;
}

type Known = Omit<PolicyFileOptions, 'file'>;

/** What the options say about the service that the documents belong to. */
function readKnown({
  namedValues,
  fragments,
  service,
  scope,
  ...parameters
}: CheckOptions): Result<Known, readonly Fault[]> {
  const values = namedValues === undefined ? ok(undefined) : readNamedValues(namedValues);
  if (!values.ok) return values;
  const texts = fragments === undefined ? ok(undefined) : readFragments(fragments);
  if (!texts.ok) return texts;
  const snapshot = service === undefined ? ok(undefined) : readService(service, parameters);
  if (!snapshot.ok) return snapshot;
  return ok({
    ...(values.value === undefined ? {} : { namedValues: values.value }),
    ...(texts.value === undefined ? {} : { fragments: textsOf(texts.value) }),
    ...(snapshot.value === undefined ? {} : { snapshot: snapshot.value }),
    ...(scope === undefined ? {} : { scope }),
  });
}

function textsOf(fragments: ReadonlyMap<string, InputFile>): Readonly<Record<string, string>> {
  return Object.fromEntries([...fragments].map(([id, { text }]) => [id, text]));
}

function readService(path: string, options: ParameterOptions): Result<Snapshot, readonly Fault[]> {
  const given = givenParameters(options);
  if (!given.ok) return given;
  const read = loadConfiguration(path, given.value);
  if (!read.ok) return read;
  const errors = read.value.faults.filter(isError);
  return errors.length > 0 ? failed(errors) : ok(read.value.snapshot);
}

function printResults(results: readonly PolicyFileResult[]): string {
  const lines = results.flatMap(({ file, problems }) =>
    problems.map(({ line, column, ...fault }) => printFault({ ...fault, place: { file, line, column } })),
  );
  return [...lines, summaryOf(results)].join('\n');
}

function summaryOf(results: readonly PolicyFileResult[]): string {
  const problems = results.flatMap((result) => result.problems);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const policies = results.flatMap((result) => Object.values(result.policies)).reduce((sum, count) => sum + count, 0);
  const expressions = results.reduce((sum, result) => sum + result.expressions, 0);
  const read = [
    counted(results.length, 'document'),
    counted(policies, 'policy', 'policies'),
    counted(expressions, 'expression'),
  ].join(', ');
  return `${read}: ${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')}`;
}

function counted(count: number, one: string, more: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}

function refuse(faults: readonly Fault[]): number {
  process.stderr.write(`${printFaults(faults)}\n`);
  return status.nothingRead;
}
