import type { BenchCase } from '../define-case.ts';
import { armMemory } from './arm-memory.ts';
import { armRead } from './arm-read.ts';
import { armWrite } from './arm-write.ts';
import { expressionEval } from './expression-eval.ts';
import { jsonEdit } from './json-edit.ts';
import { policyCompile } from './policy-compile.ts';
import { policyMemory } from './policy-memory.ts';
import { policyRun } from './policy-run.ts';
import { regex } from './regex.ts';

/** Every case, in the order in which they run: memory first, while nothing else has been kept. */
export const cases: readonly BenchCase[] = [
  policyMemory,
  armMemory,
  policyCompile,
  policyRun,
  expressionEval,
  regex,
  jsonEdit,
  armRead,
  armWrite,
];
