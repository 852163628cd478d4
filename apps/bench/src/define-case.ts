import type { Measurement } from './measure.ts';

/** One question that a benchmark answers, and how. */
export type BenchCase = {
  readonly name: string;
  /** In a sentence that ends with a question mark. */
  readonly question: string;
  /** What the figures must be for the answer to be yes; `null` where they are only reported. */
  readonly target: Target | null;
  readonly run: (options: CaseOptions) => readonly Measurement[];
};

export type Target = {
  /** The name of the measurement's ratio that is held against it. */
  readonly of: string;
  readonly ratioMax: number;
};

export type CaseOptions = {
  /** Pairs that are measured; more of them narrow the spread. */
  readonly rounds: number;
};

export function defineCase(definition: BenchCase): BenchCase {
  return definition;
}
