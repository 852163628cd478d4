import type { Runtime } from '../runtime.ts';
import { burn, checkItems } from '../runtime.ts';

/** Random bytes from the runtime's own source: the platform's would make runs differ. */
export function randomBytes(rt: Runtime, count: number): Uint8Array {
  checkItems(rt, count);
  burn(rt, count);
  const bytes = new Uint8Array(count);
  fillRandom(rt, bytes);
  return bytes;
}

/** Overwrites an array with random bytes. */
export function fillRandom(rt: Runtime, bytes: Uint8Array): void {
  let bits = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    bits = at % 4 === 0 ? rt.bits() : bits >>> 8;
    bytes[at] = bits & 255;
  }
}

/** The same without zeros, as PKCS #1 padding wants it. */
export function nonZeroBytes(rt: Runtime, count: number): Uint8Array {
  return randomBytes(rt, count).map((value) => (value === 0 ? 1 + ((rt.bits() >>> 0) % 255) : value));
}
