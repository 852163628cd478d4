import type { TemplateFunction } from '../define-function.ts';
import { utf8 } from '../bytes.ts';
import { atLeast, checkLength, scalar, stringOf } from '../define-function.ts';
import { murmurHash64 } from '../murmur-hash.ts';
import { page } from '../page.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Azure's own: the 64-bit hash of the arguments with dashes between them, in base 32. */
export const uniqueStringFunction: TemplateFunction = {
  name: 'uniqueString',
  source: page('string', 'uniqueString'),
  arity: atLeast(1),
  call: (given, work) => {
    const seed = given.map((value, index) => stringOf(value, work, index)).join('-');
    checkLength(seed.length, work);
    const [high, low] = murmurHash64(utf8(seed));
    const bits = (BigInt(high) << 32n) | BigInt(low);
    // Thirteen characters have one bit more than the hash.
    const letters = Array.from(
      { length: 13 },
      (_, index) => alphabet[Number(((bits << 1n) >> BigInt(60 - 5 * index)) & 31n)],
    );
    return scalar(letters.join(''), work);
  },
};
