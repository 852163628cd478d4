import type { Members, TypeHooks } from '../define.ts';
import type { Runtime } from '../runtime.ts';

/** What tells the values of a type apart and puts them in order: a number of ticks. */
export type ByTicks<T> = {
  /** The type's short name. */
  readonly type: string;
  readonly ticks: (value: T) => bigint;
  /** What .NET calls the operands of `==` and `!=`, and of the others. */
  readonly equal: readonly [string, string];
  readonly order: readonly [string, string];
};

type Test = (left: bigint, right: bigint) => boolean;

const ofEquality: readonly (readonly [string, Test])[] = [
  ['==', (left, right) => left === right],
  ['!=', (left, right) => left !== right],
];
const ofOrder: readonly (readonly [string, Test])[] = [
  ['<', (left, right) => left < right],
  ['<=', (left, right) => left <= right],
  ['>', (left, right) => left > right],
  ['>=', (left, right) => left >= right],
];

/** The six operators that compare. */
export function operatorsByTicks<T>({ type, ticks, equal, order }: ByTicks<T>): Members {
  const operator = ([sign, test]: readonly [string, Test], [first, second]: readonly [string, string]) =>
    [
      `static bool operator ${sign}(${type} ${first}, ${type} ${second})`,
      (_: Runtime, left: T, right: T) => test(ticks(left), ticks(right)),
    ] as const;
  return Object.fromEntries([
    ...ofEquality.map((each) => operator(each, equal)),
    ...ofOrder.map((each) => operator(each, order)),
  ]);
}

/** What the rest of the engine compares them by. */
export function hooksByTicks<T>({ type, ticks }: ByTicks<T>): Pick<TypeHooks, 'equals' | 'key' | 'compare'> {
  return {
    equals: (_: Runtime, left: T, right: T) => ticks(left) === ticks(right),
    key: (self: T) => `${type} ${ticks(self)}`,
    compare: (_: Runtime, left: T, right: T) => compareTicks(ticks(left), ticks(right)),
  };
}

export function compareTicks(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
