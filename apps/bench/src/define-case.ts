import type { Measurement } from './measure.ts';
import type { Plot } from './plot.ts';

/** One question that a benchmark answers, and how. */
export type BenchCase = {
  readonly name: string;
  /** In a sentence that ends with a question mark. */
  readonly question: string;
  /** What a ratio must be for the answer to be yes; `null` where the figures are only reported. */
  readonly target: Target | null;
  readonly run: (options: CaseOptions) => readonly Measurement[] | Promise<readonly Measurement[]>;
  /** What its figures look like; each is kept beside them. */
  readonly plots?: (measurements: readonly Measurement[]) => readonly Plot[];
};

export type Target = {
  /** The name of the measurement whose ratio is held against it. */
  readonly of: string;
  readonly ratioMax: number;
};

export type CaseOptions = {
  /** Turns that each contender has; more of them narrow the spread. */
  readonly rounds: number;
  /** How long a turn takes about, in ms. The system counts processor time in steps of a few ms. */
  readonly turnMs: number;
  /** How long each contender runs before anything is measured, in ms. */
  readonly warmUpMs: number;
  /** Of what is made many times, how many. */
  readonly count: number;
};

/** Enough for ratios that vary by a few percent from run to run. */
export const usual: CaseOptions = { rounds: 25, turnMs: 50, warmUpMs: 300, count: 1000 };

export function defineCase(definition: BenchCase): BenchCase {
  return definition;
}
