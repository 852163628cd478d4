import type { Command } from 'commander';
import { addPolicyCheck } from './policy-check.ts';

/** `keelgate policy`: what can be done with policy documents. */
export function addPolicy(program: Command): void {
  const policy = program.command('policy').description('check policy documents');
  addPolicyCheck(policy);
}
