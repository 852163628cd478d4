import type { Shard } from './shard.ts';

/** Something that happens to one region at an instant of the drill. */
export type Action = {
  readonly atUs: number;
  /** The region it happens to. */
  readonly region: number;
  readonly act: (shard: Shard) => void;
};

/** In the order of time; at one instant in the order in which they were said. */
export function inOrder(actions: readonly Action[]): readonly Action[] {
  return actions.toSorted((left, right) => left.atUs - right.atUs);
}
