import type { Fault, PolicyDocument, Result } from '@keelgate/model';
import { failed, isError, ok, printFault } from '@keelgate/model';
import type { PolicySettings, RunDocuments, RunRequest } from '@keelgate/policy';
import { readSetting, runPolicies } from '@keelgate/policy';
import { printRun } from '@keelgate/report';
import type { Command } from 'commander';
import { exitStatus } from '../exit-status.ts';
import type { InputFile } from '../input-file.ts';
import { readInput } from '../input-file.ts';
import { policyDocument } from '../policy-document.ts';
import { readFragments } from '../read-fragments.ts';
import { readNamedValues } from '../read-named-values.ts';
import { wantsColour } from '../wants-colour.ts';

type RunOptions = {
  readonly api?: string;
  readonly global?: string;
  readonly product?: string;
  readonly operation?: string;
  readonly request: string;
  readonly namedValues?: string;
  readonly fragments?: string;
  readonly set: readonly string[];
  readonly json?: boolean;
  readonly trace?: boolean;
};

const example = 'keelgate policy run orders.xml --request get-order.json --trace';

/** `keelgate policy run [FILE] --request R.json` */
export function addPolicyRun(policy: Command): void {
  policy
    .command('run')
    .description('run one request through policy documents, offline')
    .argument('[file]', 'the policy document of the API')
    .option('--api <file>', 'the same, by name')
    .option('--global <file>', 'the policy document of the service')
    .option('--product <file>', 'the policy document of the product')
    .option('--operation <file>', 'the policy document of the operation')
    .requiredOption(
      '--request <file>',
      'the request, what is known of its caller, and the replies of backends (JSON, YAML)',
    )
    .option('--named-values <file>', 'the values of {{names}}: a JSON object')
    .option('--fragments <dir>', 'a folder with policy fragments; a file is named as the fragment is')
    .option('--set <name=value>', 'a setting where API Management is not documented; may be repeated', collect, [])
    .option('--json', 'print the result as JSON')
    .option('--trace', 'list every policy that ran')
    .addHelpText('after', `\nExit status: 0 it ran, 2 the input is wrong\n\nExample:\n  ${example}`)
    .action(async (file: string | undefined, options: RunOptions) => {
      process.exitCode = await run(file, options);
    });
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

async function run(file: string | undefined, options: RunOptions): Promise<number> {
  const documents = readDocuments(file, options);
  const request = await readRequest(options);
  const settings = readSettings(options.set);
  const wrong = [documents, request, settings].flatMap((read) => (read.ok ? [] : read.failure));
  if (!documents.ok || !request.ok || !settings.ok) return refuse(wrong);
  const ran = runPolicies(documents.value, request.value, { settings: settings.value });
  if (!ran.ok) return refuse(ran.failure);
  const { results, warnings } = ran.value;
  if (warnings.length > 0) process.stderr.write(`${warnings.map(printFault).join('\n')}\n`);
  if (options.json === true) {
    const printed = request.value.repeat === undefined ? results[0] : results;
    process.stdout.write(`${JSON.stringify(printed, null, 2)}\n`);
  } else {
    const colour = wantsColour();
    process.stdout.write(printRun(results, { colour, trace: options.trace === true }));
  }
  return exitStatus.held;
}

/** The request file, with what the options say besides; what the file says itself goes before that. */
async function readRequest({ request: file, namedValues }: RunOptions): Promise<Result<RunRequest, readonly Fault[]>> {
  const input = readInput(file);
  const values = namedValues === undefined ? ok({}) : readNamedValues(namedValues);
  // Only this command needs the reader of requests, and it takes a while to load.
  const { readRunRequest } = await import('@keelgate/policy/suite');
  const request = input.ok ? readRunRequest(input.value) : failed([input.failure]);
  if (!request.ok || !values.ok)
    return failed([...(values.ok ? [] : values.failure), ...(request.ok ? [] : request.failure)]);
  return ok({ ...request.value, namedValues: { ...values.value, ...request.value.namedValues } });
}

const scopes = ['global', 'product', 'api', 'operation'] as const;

function readDocuments(file: string | undefined, options: RunOptions): Result<RunDocuments, readonly Fault[]> {
  const faults: Fault[] = [];
  const documents = new Map<(typeof scopes)[number], PolicyDocument>();
  if (file !== undefined && options.api !== undefined)
    faults.push(wrongOption(`the policy document of the API is given twice, as ${file} and as --api ${options.api}`));
  const named = { ...options, api: options.api ?? file };
  if (scopes.every((scope) => named[scope] === undefined))
    faults.push(wrongOption('there is no policy document, expected a file, --api, --global, --product or --operation'));
  for (const scope of scopes) {
    const from = named[scope];
    if (from === undefined) continue;
    const read = readInput(from);
    if (read.ok) documents.set(scope, policyDocument(read.value));
    else faults.push(read.failure);
  }
  const fragments = readFragmentDocuments(options.fragments);
  if (!fragments.ok) return failed([...faults, ...fragments.failure]);
  return faults.length > 0 ? failed(faults) : ok({ ...Object.fromEntries(documents), fragments: fragments.value });
}

function readFragmentDocuments(
  folder: string | undefined,
): Result<ReadonlyMap<string, PolicyDocument>, readonly Fault[]> {
  const read = folder === undefined ? ok(new Map<string, InputFile>()) : readFragments(folder);
  return read.ok ? ok(new Map([...read.value].map(([id, input]) => [id, policyDocument(input)]))) : read;
}

function readSettings(given: readonly string[]): Result<Partial<PolicySettings>, readonly Fault[]> {
  const read = given.map((assignment): Result<Partial<PolicySettings>, string> => {
    const at = assignment.indexOf('=');
    if (at > 0) return readSetting(assignment.slice(0, at), assignment.slice(at + 1));
    return failed(`--set is "${assignment}", expected a name and a value, such as retryGrowth=double`);
  });
  const faults = read.flatMap((one) => (one.ok ? [] : [wrongOption(one.failure)]));
  if (faults.length > 0) return failed(faults);
  return ok(Object.assign({}, ...read.map((one) => (one.ok ? one.value : {}))) as Partial<PolicySettings>);
}

function wrongOption(message: string): Fault {
  return { code: 'policy-run/wrong-option', severity: 'error', message };
}

function refuse(faults: readonly Fault[]): number {
  const ordered = [...faults.filter(isError), ...faults.filter((fault) => !isError(fault))];
  process.stderr.write(`${ordered.map(printFault).join('\n')}\n`);
  return exitStatus.wrongInput;
}
