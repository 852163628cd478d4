/** 32 bits out of 32 bits, with nothing of them left: murmur3's last step. */
export function hash(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) | 0;
}

/** From 0 to 1, neither of them. */
export function unit(bits: number): number {
  return ((bits >>> 0) + 0.5) * 2.3283064365386963e-10;
}

/** Walker's table: how likely a cell is to mean itself, and what it means otherwise, side by side. */
export type AliasTable = { readonly size: number; readonly cells: Int32Array };

export function zipfTable(size: number, skew: number): AliasTable {
  return aliasTable(Float64Array.from({ length: size }, (_, rank) => (rank + 1) ** -skew));
}

export function aliasTable(weights: Float64Array): AliasTable {
  const size = weights.length;
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / size;
  const cells = new Int32Array(size * 2);
  const keep = weights.map((weight) => weight / mean);
  const poor: number[] = [];
  const rich: number[] = [];
  for (const [index, share] of keep.entries()) (share < 1 ? poor : rich).push(index);
  for (let low = poor.pop(); low !== undefined; low = poor.pop()) {
    const high = rich.at(-1);
    if (high === undefined) break;
    cells[low * 2 + 1] = high;
    const left = (keep[high] as number) + (keep[low] as number) - 1;
    keep[high] = left;
    if (left >= 1) continue;
    rich.pop();
    poor.push(high);
  }
  for (const [index, share] of keep.entries()) {
    cells[index * 2] = Math.min(0xffffffff, Math.floor(share * 0x100000000));
    // What is left over at the end means itself, but for rounding.
    if (share >= 1) cells[index * 2] = -1;
  }
  return { size, cells };
}

export function pick({ size, cells }: AliasTable, bits: number): number {
  const cell = Math.floor((bits >>> 0) * 2.3283064365386963e-10 * size);
  return hash(bits ^ 0x5bd1e995) >>> 0 <= (cells[cell * 2] as number) >>> 0 ? cell : (cells[cell * 2 + 1] as number);
}
