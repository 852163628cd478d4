import { encodeBase64, readBase64 } from '../../base64.ts';
import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkItems, checkText, newText } from '../runtime.ts';
import type { ByteArray } from '../value.ts';
import { byteArray } from '../value.ts';

/** `Convert.ToBase64String`. */
export function toBase64(rt: Runtime, bytes: Uint8Array): string {
  checkText(rt, Math.ceil(bytes.length / 3) * 4);
  burn(rt, bytes.length >>> 2);
  return newText(rt, encodeBase64(bytes));
}

/** `Convert.FromBase64String`. */
export function fromBase64(rt: Runtime, text: string): ByteArray {
  checkItems(rt, Math.ceil(text.length / 4) * 3);
  burn(rt, text.length >>> 2);
  const bytes = readBase64(text);
  if (bytes === 'length') return raise('System.FormatException', 'Invalid length for a Base-64 char array or string.');
  return bytes === 'character' ? raiseBadBase64() : byteArray(bytes);
}

/** The message of .NET Framework ends with a blank. */
export function raiseBadBase64(): never {
  return raise(
    'System.FormatException',
    'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters. ',
  );
}
