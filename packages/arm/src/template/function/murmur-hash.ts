const first = 0x23_9b_96_1b;
const second = 0xab_0e_97_89;

function turned(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}

function mixed(bits: number): number {
  let hash = bits;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return hash ^ (hash >>> 16);
}

/** Up to four bytes as a number, the lowest first; bytes that are not there are zeros. */
function word(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  return a | (b << 8) | (c << 16) | (d << 24);
}

const low = (bits: number): number => Math.imul(turned(Math.imul(bits, first), 15), second);
const high = (bits: number): number => Math.imul(turned(Math.imul(bits, second), 17), first);

/**
 * The 64 bits of MurmurHash3 (the 32-bit half of its 128-bit form for x86) in the variant that Azure Resource Manager has:
 * the two halves that are returned, the higher one first.
 */
export function murmurHash64(bytes: Uint8Array): readonly [high: number, low: number] {
  const { length } = bytes;
  let h1 = 0;
  let h2 = 0;
  let at = 0;
  for (; at + 7 < length; at += 8) {
    h1 = (turned(h1 ^ low(word(bytes, at)), 19) + h2) | 0;
    h1 = (Math.imul(h1, 5) + 0x56_1c_cd_1b) | 0;
    h2 = (turned(h2 ^ high(word(bytes, at + 4)), 13) + h1) | 0;
    h2 = (Math.imul(h2, 5) + 0x0b_ca_a7_47) | 0;
  }
  if (at < length) h1 ^= low(word(bytes, at));
  if (at + 4 < length) h2 ^= high(word(bytes, at + 4));
  h2 ^= length;
  h1 = ((h1 ^ length) + h2) | 0;
  h2 = (h2 + h1) | 0;
  h1 = mixed(h1);
  h2 = mixed(h2);
  h1 = (h1 + h2) | 0;
  h2 = (h2 + h1) | 0;
  return [h2 >>> 0, h1 >>> 0];
}
