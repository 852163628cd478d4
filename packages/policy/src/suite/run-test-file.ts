import type { Fault, PolicyTestCaseResult, PolicyTestFailure, PolicyTestFileResult } from '@keelgate/model';
import { printFault } from '@keelgate/model';
import { runPolicies } from '../run/run-policies.ts';
import type { RunDocuments } from '../run/snapshot-of.ts';
import { printPath } from './check-source.ts';
import { compareRun, type RunMismatch } from './compare-run.ts';
import type { TestCase, TestFile } from './read-test-file.ts';
import { placeAt } from './source-text.ts';

export type TestFileInputs = {
  readonly documents: RunDocuments;
  /** Named values that belong to all cases; those of a case's request go before them. */
  readonly namedValues?: Readonly<Record<string, string>>;
  /** Only cases whose name contains this run. */
  readonly filter?: string;
  /** Real milliseconds, from any beginning. */
  readonly clock: () => number;
};

/** What came of one test file, and what its documents were warned about. */
export type RanTestFile = { readonly result: PolicyTestFileResult; readonly warnings: readonly Fault[] };

/** Runs the cases of a test file one after the other; each begins with empty counters and an empty cache. */
export function runTestFile(file: TestFile, inputs: TestFileInputs): RanTestFile {
  const faults = new Map<string, Fault>();
  const warnings = new Map<string, Fault>();
  const wanted = inputs.filter?.toLowerCase() ?? '';
  const cases = file.cases
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map((one): PolicyTestCaseResult => {
      const startMs = inputs.clock();
      const { failures, broken, warned } = runCase(file, one, inputs);
      for (const fault of broken) faults.set(printFault(fault), fault);
      for (const fault of warned) warnings.set(printFault(fault), fault);
      const passed = failures.length === 0 && broken.length === 0;
      return { name: one.name, place: one.place, passed, failures, wallMs: inputs.clock() - startMs };
    });
  const result = { file: file.source.file, name: file.name, faults: [...faults.values()], cases };
  return { result, warnings: [...warnings.values()] };
}

type RanCase = {
  readonly failures: readonly PolicyTestFailure[];
  readonly broken: readonly Fault[];
  readonly warned: readonly Fault[];
};

function runCase(file: TestFile, one: TestCase, { documents, namedValues }: TestFileInputs): RanCase {
  const { request } = one;
  const whole = { ...request, namedValues: { ...namedValues, ...request.namedValues } };
  const ran = runPolicies(documents, whole, { settings: file.settings });
  if (!ran.ok) return { failures: [], broken: ran.failure, warned: [] };
  const mismatches = compareRun(one, ran.value.results);
  return {
    failures: mismatches.slice(0, failuresMax).map((mismatch) => failureOf(file, one, mismatch)),
    broken: [],
    warned: ran.value.warnings,
  };
}

/** A wrong expectation of a hundred thousand repetitions is said so many times. */
const failuresMax = 50;

function failureOf({ source }: TestFile, { path: start }: TestCase, mismatch: RunMismatch): PolicyTestFailure {
  const { path, expected, got, repetition } = mismatch;
  const what = printPath(path.slice(start.length));
  return {
    place: placeAt(source, path),
    what: repetition === null ? what : `${what} of repetition ${repetition}`,
    expected,
    got,
  };
}
