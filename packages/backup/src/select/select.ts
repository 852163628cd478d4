import { type Fault, type Result, type Snapshot, ok } from '@keelgate/model';
import type { RestoreOptions } from '../restore-options.ts';

/**
 * What of a backup shall be restored, as it shall be called there: the configuration that takes the target's place. The target is given
 * for what is not chosen.
 */
export function select(configuration: Snapshot, _target: Snapshot, _options: RestoreOptions): Result<Snapshot, Fault> {
  return ok(configuration);
}
