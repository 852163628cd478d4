import fc from 'fast-check';

/** What a generator decides by: numbers in a row. At its end every choice is the first, which is the simplest. */
export type Tape = {
  /** A number from 0 to below `options`. */
  readonly below: (options: number) => number;
  /** One time in so many. */
  readonly oneIn: (times: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** So many items at most; none at the end of the tape. */
  readonly list: <Item>(most: number, make: () => Item) => Item[];
  readonly isOver: () => boolean;
};

export function tapeOf(drawn: readonly number[]): Tape {
  let at = 0;
  function below(options: number): number {
    const number = drawn[at] ?? 0;
    at += 1;
    return number % Math.max(1, options);
  }
  return {
    below,
    oneIn: (times) => below(times) === times - 1,
    pick: <Item>(items: readonly Item[]): Item => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    list: (most, make) => Array.from({ length: at < drawn.length ? below(most + 1) : 0 }, make),
    isOver: () => at >= drawn.length,
  };
}

/** Tapes of up to so many numbers: all that is random in a case, and what is made smaller when it fails. */
export function numbers(maxLength: number): fc.Arbitrary<readonly number[]> {
  return fc.array(fc.nat({ max: 0xffff }), { maxLength, size: 'max' });
}
