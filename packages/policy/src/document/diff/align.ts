import type { Pair } from './common-sequence.ts';
import { commonSequence, paired } from './common-sequence.ts';
import type { Meaning } from './meaning.ts';

/** Which of the elements inside the one are which inside the other. */
export type Alignment = {
  readonly pairs: readonly { readonly left: number; readonly right: number; readonly isMoved: boolean }[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
};

type Side = readonly Meaning[];

/**
 * Finds elements again. As many as can be stay where they are: first those that have not changed, then those that are known by what they
 * are, between them; what is left over and somewhere else has moved; what is left over at the same place and has the same name has
 * changed; and what is left then was removed or added.
 */
export function align(left: Side, right: Side): Alignment {
  const still = withinGaps(withinGaps([], { left, right, by: 'whole' }), { left, right, by: 'identity' });
  const whole = elsewhere(still, { left, right, by: 'whole' });
  const moved = [...whole, ...elsewhere([...still, ...whole], { left, right, by: 'identity' })];
  const taken = [...still, ...moved];
  const changed = withinGaps(still, { left, right, by: 'kind', taken }).slice();
  const stays = changed.map(([one, other]) => ({ left: one, right: other, isMoved: false }));
  const goes = moved.map(([one, other]) => ({ left: one, right: other, isMoved: true }));
  const pairs = [...stays, ...goes].toSorted((one, other) => one.right - other.right);
  const [lefts, rights] = [new Set(pairs.map((pair) => pair.left)), new Set(pairs.map((pair) => pair.right))];
  return {
    pairs,
    removed: left.flatMap((_, at) => (lefts.has(at) ? [] : [at])),
    added: right.flatMap((_, at) => (rights.has(at) ? [] : [at])),
  };
}

type Search = {
  readonly left: Side;
  readonly right: Side;
  readonly by: 'whole' | 'identity' | 'kind';
  /** What has been found already, and is not to be found again. */
  readonly taken?: readonly Pair[];
};

/** The pairs, and more of them between each two. */
function withinGaps(pairs: readonly Pair[], { left, right, by, taken = [] }: Search): readonly Pair[] {
  const [lefts, rights] = [new Set(taken.map(([one]) => one)), new Set(taken.map(([, other]) => other))];
  const found: Pair[] = [];
  let [leftFrom, rightFrom] = [0, 0];
  for (const pair of [...pairs, [left.length, right.length] as const]) {
    const inLeft = range(leftFrom, pair[0]).filter((at) => !lefts.has(at));
    const inRight = range(rightFrom, pair[1]).filter((at) => !rights.has(at));
    const common = commonSequence(
      inLeft.map((at) => left[at]?.[by] ?? -1),
      inRight.map((at) => right[at]?.[by] ?? -1),
    );
    for (const [one, other] of common) found.push([inLeft[one] ?? 0, inRight[other] ?? 0]);
    if (pair[0] < left.length || pair[1] < right.length) found.push(pair);
    leftFrom = pair[0] + 1;
    rightFrom = pair[1] + 1;
  }
  return found;
}

function elsewhere(taken: readonly Pair[], { left, right, by }: Search): readonly Pair[] {
  const [lefts, rights] = [new Set(taken.map(([one]) => one)), new Set(taken.map(([, other]) => other))];
  const inLeft = range(0, left.length).filter((at) => !lefts.has(at));
  const inRight = range(0, right.length).filter((at) => !rights.has(at));
  return paired(
    inLeft.map((at) => left[at]?.[by] ?? -1),
    inRight.map((at) => right[at]?.[by] ?? -1),
  ).map(([one, other]): Pair => [inLeft[one] ?? 0, inRight[other] ?? 0]);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
