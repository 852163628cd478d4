import type { Command } from 'commander';
import { addPolicyCheck } from './policy-check.ts';
import { addPolicyRun } from './policy-run.ts';
import { addPolicyTest } from './policy-test.ts';

/** `keelgate policy`: what can be done with policy documents. */
export function addPolicy(program: Command): void {
  const policy = program.command('policy').description('check, run and test policy documents');
  addPolicyCheck(policy);
  addPolicyRun(policy);
  addPolicyTest(policy);
}
