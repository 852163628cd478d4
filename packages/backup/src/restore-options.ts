import type { Snapshot } from '@keelgate/model';
import type { RestoreParameters } from './select/parameters.ts';
import type { Renaming } from './select/rename.ts';

/** A type of resource that can be restored by itself. */
export type Kind = Exclude<keyof Snapshot, 'version' | 'service'>;

export type RestoreOptions = {
  readonly nowMs: number;
  /** Restore onto another tier, or onto what Azure would not restore. */
  readonly anyTier?: boolean;
  /** What to do with a backup that is older than 30 days; refused unless said otherwise. */
  readonly expired?: 'refuse' | 'accept';
  /** Whether the backup's users take the place of the target's; they do unless this is `false`. */
  readonly users?: boolean;
  /** The same for subscriptions. */
  readonly subscriptions?: boolean;
  /** Restore these kinds alone; everything else of the target stays as it is. */
  readonly only?: readonly Kind[];
  /** What is called otherwise in the target. */
  readonly rename?: readonly Renaming[];
  /** What has another value in the target, by `namedValues/<id>`, `backends/<id>` or `apis/<id>`, under its new name. */
  readonly parameters?: RestoreParameters;
};
