import type { Fault } from './fault.ts';
import type { Place } from './place.ts';

/** What came of policy tests: of every file, and in all. */
export type PolicyTestReport = {
  readonly passed: number;
  readonly failed: number;
  readonly files: readonly PolicyTestFileResult[];
};

export type PolicyTestFileResult = {
  readonly file: string;
  readonly name: string;
  /** Why the policies that are tested could not run. */
  readonly faults: readonly Fault[];
  readonly cases: readonly PolicyTestCaseResult[];
};

export type PolicyTestCaseResult = {
  readonly name: string;
  readonly place: Place;
  readonly passed: boolean;
  /** What was expected and did not come; none where the policies could not run. */
  readonly failures: readonly PolicyTestFailure[];
  /** How long it took in real time. */
  readonly wallMs: number;
};

export type PolicyTestFailure = {
  /** Where the expectation was written. */
  readonly place: Place;
  /** The way to it, such as `response.headers.X-A`. */
  readonly what: string;
  readonly expected: string;
  readonly got: string;
};
