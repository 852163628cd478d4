import { mix } from '@keelgate/model';

/**
 * A discrete distribution that is drawn from in constant time (Walker and Vose): cell `i` yields `i` with a probability of
 * its own, else another number. Both stand side by side, `threshold` as 32 bits and then `other`, so that a draw from a
 * large table reads one place of memory.
 */
export type Alias = {
  readonly size: number;
  readonly cells: Int32Array;
};

/** Weights need not add up to 1; they are at least 0 and not all 0. */
export function createAlias(weights: readonly number[] | Float64Array): Alias {
  const size = weights.length;
  let total = 0;
  for (const weight of weights) total += weight;
  const keep = new Float64Array(size);
  const other = new Int32Array(size);
  const small: number[] = [];
  const large: number[] = [];
  for (let index = 0; index < size; index += 1) {
    const share = ((weights[index] ?? 0) * size) / total;
    keep[index] = share;
    other[index] = index;
    (share < 1 ? small : large).push(index);
  }
  while (small.length > 0 && large.length > 0) {
    const poor = small.pop() as number;
    const rich = large.at(-1) as number;
    other[poor] = rich;
    const left = (keep[rich] as number) + (keep[poor] as number) - 1;
    keep[rich] = left;
    if (left < 1) {
      large.pop();
      small.push(rich);
    }
  }
  // Only rounding leaves anything here.
  for (const index of [...small, ...large]) keep[index] = 1;
  const cells = new Int32Array(size * 2);
  for (let index = 0; index < size; index += 1) {
    cells[index * 2] = Math.min(0xffffffff, Math.floor((keep[index] as number) * 0x100000000));
    cells[index * 2 + 1] = other[index] as number;
  }
  return { size, cells };
}

/** Zipf's weights `rank^-skew` over `count` ranks; skew 0 is even. Written with exp and log: their bits agree everywhere. */
export function createZipf(count: number, skew: number): Alias {
  const weights = new Float64Array(count);
  for (let rank = 0; rank < count; rank += 1) weights[rank] = Math.exp(-skew * Math.log(rank + 1));
  return createAlias(weights);
}

/** Makes distributions by Zipf, one for all who ask for the same: a large one that many draw from stays near the processor. */
export function zipfs(): (count: number, skew: number) => Alias {
  const made = new Map<string, Alias>();
  return (count, skew) => {
    const name = `${count} ${skew}`;
    const alias = made.get(name) ?? createZipf(count, skew);
    made.set(name, alias);
    return alias;
  };
}

/** An index in [0, size) out of 32 bits. */
export function pick(alias: Alias, bits: number): number {
  if (alias.size === 1) return 0;
  const cell = Math.floor((bits >>> 0) * 2.3283064365386963e-10 * alias.size);
  const chance = mix(bits ^ 0x5bd1e995) >>> 0;
  return chance <= (alias.cells[cell * 2] as number) >>> 0 ? cell : (alias.cells[cell * 2 + 1] as number);
}
