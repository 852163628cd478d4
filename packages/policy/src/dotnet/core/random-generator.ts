/** Knuth's subtractive generator, with the constants and in the form that `System.Random` has it. */
export type Generator = { readonly state: Int32Array; next: number; other: number };

const largest = 0x7fffffff;
const mseed = 161803398;

export function seeded(seed: number): Generator {
  const state = new Int32Array(56);
  let last = mseed - (seed === -0x80000000 ? largest : Math.abs(seed));
  state[55] = last;
  let value = 1;
  for (let index = 1; index < 55; index += 1) {
    const place = (21 * index) % 55;
    state[place] = value;
    value = last - value;
    if (value < 0) value += largest;
    last = state[place] ?? 0;
  }
  for (let round = 1; round < 5; round += 1)
    for (let index = 1; index < 56; index += 1) {
      const mixed = ((state[index] ?? 0) - (state[1 + ((index + 30) % 55)] ?? 0)) | 0;
      state[index] = mixed < 0 ? mixed + largest : mixed;
    }
  return { state, next: 0, other: 21 };
}

/** The next number from 0 up to, but not including, the largest `int`. */
export function nextNumber(generator: Generator): number {
  const { state } = generator;
  generator.next = generator.next >= 55 ? 1 : generator.next + 1;
  generator.other = generator.other >= 55 ? 1 : generator.other + 1;
  let value = ((state[generator.next] ?? 0) - (state[generator.other] ?? 0)) | 0;
  if (value === largest) value -= 1;
  if (value < 0) value += largest;
  state[generator.next] = value;
  return value;
}
