import type { BenchCase } from '../define-case.ts';
import { policyRun } from './policy-run.ts';

/** Every case, in the order in which they run. */
export const cases: readonly BenchCase[] = [policyRun];
