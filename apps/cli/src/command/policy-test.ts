import type { Fault, PolicyTestFileResult, PolicyTestReport } from '@keelgate/model';
import { printFault } from '@keelgate/model';
import type * as SuiteModule from '@keelgate/policy/suite';
import { printJunit, printTests } from '@keelgate/report';
import type { Command } from 'commander';
import { exitStatus } from '../exit-status.ts';
import { loadPolicyTest } from '../load-policy-test.ts';
import { policyTestFiles } from '../policy-test-files.ts';
import { watchFolders } from '../watch-folders.ts';
import { writeWhole } from '../write-whole.ts';
import { wantsColour } from '../wants-colour.ts';

type TestOptions = {
  readonly junit?: string;
  readonly json?: boolean;
  readonly watch?: boolean;
  readonly filter?: string;
};

/** What reads and runs tests: only this command needs it, and it takes a while to load. */
type Suite = Pick<typeof SuiteModule, 'readTestFile' | 'runTestFile'>;

/** `keelgate policy test FOLDER...` */
export function addPolicyTest(policy: Command): void {
  policy
    .command('test')
    .description('run the tests that stand beside policies, *.policy-test.yaml')
    .argument('<path...>', 'folders, or test files')
    .option('--filter <text>', 'only cases whose name contains this')
    .option('--junit <file>', 'write the results as JUnit XML')
    .option('--json', 'print the results as JSON')
    .option('--watch', 'run again when a file changes, until Ctrl-C')
    .addHelpText(
      'after',
      '\nExit status: 0 all passed, 1 some failed, 2 a test file is wrong or there is none, 130 the watch was ended\n\nExample:\n  keelgate policy test policies --junit results.xml',
    )
    .action(async (paths: readonly string[], options: TestOptions) => {
      const suite = await import('@keelgate/policy/suite');
      process.exitCode =
        options.watch === true ? await watch(suite, paths, options) : test(suite, paths, options).status;
    });
}

type Tested = { readonly status: number; readonly folders: readonly string[] };

/** Runs every test once, and prints what came of it. */
function test(suite: Suite, paths: readonly string[], options: TestOptions): Tested {
  const { results, faults, warnings, folders } = runAll(suite, paths, options);
  const report = reportOf(results);
  if (results.length > 0) {
    print(report, options);
    const fault = options.junit === undefined ? null : writeWhole(options.junit, printJunit(report));
    if (fault !== null) faults.push(fault);
  } else if (faults.length === 0) {
    faults.push(noCase(options));
  }
  const said = [...new Set([...faults, ...warnings].map(printFault))];
  if (said.length > 0) process.stderr.write(`${said.join('\n')}\n`);
  const outcome = report.failed > 0 ? exitStatus.missed : exitStatus.held;
  return { status: faults.length > 0 ? exitStatus.wrongInput : outcome, folders };
}

type Ran = {
  readonly results: readonly PolicyTestFileResult[];
  readonly faults: Fault[];
  readonly warnings: readonly Fault[];
  /** Where everything stands that was read. */
  readonly folders: readonly string[];
};

/** Runs the tests of every file that can be read, one after the other. */
function runAll(suite: Suite, paths: readonly string[], options: TestOptions): Ran {
  const faults: Fault[] = [];
  const found = policyTestFiles(paths, faults);
  const folders = [...found.folders];
  const results: PolicyTestFileResult[] = [];
  const warnings: Fault[] = [];
  for (const from of found.files) {
    const load = loadPolicyTest(from, suite.readTestFile);
    folders.push(...load.folders);
    if (!load.loaded.ok) {
      faults.push(...load.loaded.failure);
      continue;
    }
    const ran = run(suite, load.loaded.value, options);
    warnings.push(...ran.warnings);
    if (ran.result.cases.length > 0) results.push(ran.result);
  }
  return { results, faults, warnings, folders };
}

type Loaded = Extract<ReturnType<typeof loadPolicyTest>['loaded'], { readonly ok: true }>['value'];

function run(suite: Suite, { file, inputs }: Loaded, { filter }: TestOptions): SuiteModule.RanTestFile {
  return suite.runTestFile(file, {
    ...inputs,
    clock: () => performance.now(),
    ...(filter === undefined ? {} : { filter }),
  });
}

function noCase({ filter = '' }: TestOptions): Fault {
  const message = `no case has ${JSON.stringify(filter)} in its name`;
  return { code: 'policy-test/no-case', severity: 'error', message };
}

function reportOf(files: readonly PolicyTestFileResult[]): PolicyTestReport {
  const cases = files.flatMap((file) => file.cases);
  const passed = cases.filter((one) => one.passed).length;
  return { passed, failed: cases.length - passed, files };
}

function print(report: PolicyTestReport, { json }: TestOptions): void {
  const colour = wantsColour();
  process.stdout.write(json === true ? `${JSON.stringify(report, null, 2)}\n` : printTests(report, { colour }));
}

/** Runs the tests again whenever something that they read has changed, until the user has had enough. */
async function watch(suite: Suite, paths: readonly string[], options: TestOptions): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  function again(): void {
    try {
      folders.set(test(suite, paths, options).folders);
      process.stderr.write('waiting for changes, Ctrl-C ends\n');
    } catch (error) {
      reject(error);
    }
  }
  const folders = watchFolders({
    onChange: again,
    ...(options.junit === undefined ? {} : { except: options.junit }),
  });
  function end(): void {
    resolve(exitStatus.cancelled);
  }
  process.once('SIGINT', end);
  try {
    again();
    return await promise;
  } finally {
    process.off('SIGINT', end);
    folders.close();
  }
}
