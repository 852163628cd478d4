/**
 * Counter-based randomness: a draw is a hash of (seed, stream, index), so it does not depend on what was drawn
 * before, nor on the thread that draws. All values are 32-bit; the mixing is murmur3's finalizer, which is a bijection.
 */
export function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) | 0;
}

/** The 32-bit draw number `index` of `stream` under `seed`. */
export function draw(seed: number, stream: number, index: number): number {
  return mix(mix(mix((seed + 0x9e3779b9) | 0) ^ Math.imul(stream + 1, 0x7feb352d)) ^ Math.imul(index + 1, 0x27d4eb2f));
}

/** Maps 32 bits to the open interval (0, 1): never 0, so that `log` of it is finite, and never 1. */
export function unit(bits: number): number {
  return ((bits >>> 0) + 0.5) * 2.3283064365386963e-10;
}

/** Maps 32 bits to an integer in [0, bound), `bound` below 2^21, without a remainder's cost or its bias at that size. */
export function below(bits: number, bound: number): number {
  return Math.floor((bits >>> 0) * 2.3283064365386963e-10 * bound);
}

/** The 32-bit FNV-1a hash of a text, for naming streams. */
export function hashText(text: string): number {
  let bits = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193);
  }
  return bits | 0;
}
