import type { BenchCase } from '../define-case.ts';
import { armMemory } from './arm-memory.ts';
import { armRead } from './arm-read.ts';
import { armWrite } from './arm-write.ts';
import { backupRestore } from './backup-restore.ts';
import { cache } from './cache.ts';
import { counters } from './counters.ts';
import { expressionEval } from './expression-eval.ts';
import { growth } from './growth.ts';
import { jsonEdit } from './json-edit.ts';
import { logAppend } from './log-append.ts';
import { piscina } from './piscina.ts';
import { policyCompile } from './policy-compile.ts';
import { policyMemory } from './policy-memory.ts';
import { policyRun } from './policy-run.ts';
import { regex } from './regex.ts';
import { routing } from './routing.ts';
import { simulate } from './simulate.ts';
import { simulateWorkers } from './simulate-workers.ts';
import { stateMemory } from './state-memory.ts';
import { transport } from './transport.ts';

/** Every case, in the order in which they run: memory first, while nothing else has been kept. */
export const cases: readonly BenchCase[] = [
  policyMemory,
  armMemory,
  stateMemory,
  policyCompile,
  policyRun,
  expressionEval,
  regex,
  jsonEdit,
  armRead,
  armWrite,
  logAppend,
  backupRestore,
  routing,
  counters,
  cache,
  transport,
  simulate,
  simulateWorkers,
  growth,
  piscina,
];
