import type { Policy } from '../define.ts';
import { policies } from './index.ts';

const byName: ReadonlyMap<string, Policy> = new Map(policies.map((policy) => [policy.name, policy]));

/** The policy of an element's name. */
export function policyNamed(name: string): Policy | undefined {
  return byName.get(name);
}
