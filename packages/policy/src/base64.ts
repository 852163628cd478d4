/** Base64, and base64url, which says the same in letters that URLs take, without padding. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const blank = 64;
const padding = 65;
const wrong = 66;
const codes: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => codeOf(String.fromCharCode(code)));

function codeOf(sign: string): number {
  const digit = alphabet.indexOf(sign);
  if (digit >= 0) return digit;
  return sign === '=' ? padding : ' \t\n\r'.includes(sign) ? blank : wrong;
}

export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const rest = bytes.length - at;
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += alphabet.charAt(bits >>> 18) + alphabet.charAt((bits >>> 12) & 63);
    text += rest > 1 ? alphabet.charAt((bits >>> 6) & 63) : '=';
    text += rest > 2 ? alphabet.charAt(bits & 63) : '=';
  }
  return text;
}

/** What is wrong with a text that is no base64. */
export type Base64Mistake = 'character' | 'length';

/** The bytes of base64 with its padding, which is written without line breaks; blanks may stand anywhere when it is read. */
export function readBase64(text: string): Uint8Array | Base64Mistake {
  if (hasThree(text, '=')) return 'character';
  const bytes = new Uint8Array(Math.ceil(text.length / 4) * 3);
  let length = 0;
  let bits = 0;
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = codes[text.charCodeAt(at)] ?? wrong;
    if (code === blank) continue;
    if (code === padding) return withPadding(text.slice(at), { bytes, length, bits, digits });
    if (code === wrong) return 'character';
    bits = (bits << 6) | code;
    digits += 1;
    if (digits < 4) continue;
    length = writeBytes(bytes, length, bits, 3);
    bits = 0;
    digits = 0;
  }
  return digits === 0 ? bytes.subarray(0, length) : 'length';
}

function hasThree(text: string, sign: string): boolean {
  let at = -1;
  for (let count = 0; count < 3; count += 1) {
    at = text.indexOf(sign, at + 1);
    if (at < 0) return false;
  }
  return true;
}

type Reading = {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly bits: number;
  readonly digits: number;
};

/** Padding ends the text: one sign behind three digits, two behind two. */
function withPadding(end: string, { bytes, length, bits, digits }: Reading): Uint8Array | Base64Mistake {
  const signs = end.replace(/[ \t\n\r]/g, '');
  if (signs !== '=' && signs !== '==') return 'character';
  if (digits + signs.length !== 4) return 'length';
  return bytes.subarray(0, writeBytes(bytes, length, bits << (6 * signs.length), 3 - signs.length));
}

function writeBytes(bytes: Uint8Array, length: number, bits: number, count: number): number {
  for (let index = 0; index < count; index += 1) bytes[length + index] = bits >>> (16 - 8 * index);
  return length + count;
}

/** The bytes of base64, whatever padding and blanks stand in it; `null` where it is none. */
export function base64Bytes(text: string): Uint8Array | null {
  const bytes = readBase64(padded(text.replaceAll(/[\s=]/g, '')));
  return typeof bytes === 'string' ? null : bytes;
}

/** The bytes of base64url; `null` where it is none. */
export function base64UrlBytes(text: string): Uint8Array | null {
  return /^[\w-]*$/.test(text) ? base64Bytes(fromBase64Url(text)) : null;
}

export function base64UrlText(bytes: Uint8Array): string {
  return toBase64Url(encodeBase64(bytes));
}

/** Ordinary base64 as base64url. */
export function toBase64Url(text: string): string {
  return text.replaceAll(/[\s=]/g, '').replaceAll('+', '-').replaceAll('/', '_');
}

/** The other way, with padding. */
export function fromBase64Url(text: string): string {
  return padded(text.replaceAll('-', '+').replaceAll('_', '/'));
}

function padded(text: string): string {
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}
