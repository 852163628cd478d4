import type { Shard } from './shard.ts';

/** Something that happens to one region at an instant of the drill. */
export type Action = {
  readonly atUs: number;
  /** The region it happens to. */
  readonly region: number;
  readonly act: (shard: Shard) => void;
};

/** Puts an action in its place among those to come, behind those of its instant. */
export function insertAction(actions: Action[], action: Action): void {
  let at = actions.length;
  while (at > 0 && (actions[at - 1] as Action).atUs > action.atUs) at -= 1;
  actions.splice(at, 0, action);
}

/** In the order of time; at one instant in the order in which they were said. */
export function inOrder(actions: readonly Action[]): readonly Action[] {
  return actions.toSorted((left, right) => left.atUs - right.atUs);
}
