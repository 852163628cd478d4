import { compile, snapshotWith } from './configuration.ts';
import type { Plan } from './plan.ts';

/** Whether units can load the configuration with these changes in it. What was checked before the drill, they can. */
export function canLoad(plan: Plan, changes: readonly number[]): boolean {
  const { drill, loadable } = plan;
  if (!changes.some((number) => isUnchecked(plan, number))) return true;
  const key = changes.join();
  const known = loadable.get(key) ?? compile(snapshotWith(drill, changes)).ok;
  loadable.set(key, known);
  return known;
}

function isUnchecked({ drill }: Plan, number: number): boolean {
  const change = drill.changes[number];
  return change?.kind === 'policy' && change.unchecked === true;
}
