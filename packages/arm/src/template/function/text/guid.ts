import type { TemplateFunction } from '../define-function.ts';
import { utf8 } from '../bytes.ts';
import { atLeast, checkLength, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';
import { sha1 } from '@noble/hashes/legacy.js';

const namespace = '11fb06fb-712d-4ddd-98c7-e71bbd588830';

/** The name-based (version 5) UUID of the arguments with dashes between them, in the namespace that Azure has for it. */
export const guidFunction: TemplateFunction = {
  name: 'guid',
  source: page('string', 'guid'),
  arity: atLeast(1),
  call: (given, work) => {
    const name = given.map((value, index) => stringOf(value, work, index)).join('-');
    checkLength(name.length, work);
    return scalar(nameBasedGuid(utf8(name)), work);
  },
};

/** RFC 9562, section 5.5. */
function nameBasedGuid(name: Uint8Array): string {
  const space = Uint8Array.from(namespace.replaceAll('-', '').matchAll(/../g), ([pair]) => Number.parseInt(pair, 16));
  const named = new Uint8Array(space.length + name.length);
  named.set(space);
  named.set(name, space.length);
  const hash = sha1(named);
  const [version = 0, variant = 0] = [hash[6], hash[8]];
  hash.set([(version & 0x0f) | 0x50], 6);
  hash.set([(variant & 0x3f) | 0x80], 8);
  const hex = Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
