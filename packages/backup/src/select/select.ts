import type { Fault, Result, Snapshot } from '@keelgate/model';
import type { RestoreOptions } from '../restore-options.ts';
import { choose } from './choose.ts';
import { withParameters } from './parameters.ts';
import { rename } from './rename.ts';

/**
 * What of a backup shall be restored, as it shall be called there: the configuration that takes the target's place. The target is given
 * for what is not chosen.
 */
export function select(
  configuration: Snapshot,
  target: Snapshot,
  { only, rename: renamings = [], parameters = new Map() }: RestoreOptions,
): Result<Snapshot, Fault> {
  const renamed = rename(configuration, renamings);
  const set = renamed.ok ? withParameters(renamed.value, parameters) : renamed;
  if (!set.ok || only === undefined) return set;
  return choose(set.value, target, only);
}
