import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { crc32c } from './crc32c.ts';

it.each([
  ['nothing', new Uint8Array(), 0],
  ['123456789', new TextEncoder().encode('123456789'), 0xe3069283],
  // RFC 3720, B.4.
  ['32 zeros', new Uint8Array(32), 0x8a9136aa],
  ['32 times ff', new Uint8Array(32).fill(255), 0x62a8ab43],
  ['00 to 1f', Uint8Array.from({ length: 32 }, (_, index) => index), 0x46dd794e],
  ['1f to 00', Uint8Array.from({ length: 32 }, (_, index) => 31 - index), 0x113fdb5c],
] as const)('the checksum of %s is the published one', (_, bytes, expected) => {
  expect(crc32c(bytes)).toBe(expected);
});

test.prop([fc.uint8Array({ maxLength: 100 }), fc.nat(100), fc.nat(2 ** 32 - 1)])(
  'the checksum of two parts in a row is that of the whole',
  (bytes, cut, seed) => {
    const at = Math.min(cut, bytes.length);
    expect(crc32c(bytes, at, bytes.length, crc32c(bytes, 0, at, seed))).toBe(crc32c(bytes, 0, bytes.length, seed));
  },
);

test.prop([fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.array(fc.nat(2399), { minLength: 1, maxLength: 3 })])(
  'up to three flipped bits are seen',
  (bytes, bits) => {
    const flips = new Set(bits.map((bit) => bit % (bytes.length * 8)));
    const changed = bytes.slice();
    for (const bit of flips) changed[bit >> 3]! ^= 1 << (bit & 7);
    expect(crc32c(changed)).not.toBe(crc32c(bytes));
  },
);
