import type { Runtime } from '../runtime.ts';
import { burn, checkText } from '../runtime.ts';

/** Bytes as Base64. */
export function base64Of(rt: Runtime, content: Uint8Array): string {
  checkText(rt, content.length * 2);
  burn(rt, content.length >>> 2);
  let binary = '';
  for (let at = 0; at < content.length; at += 8192) binary += String.fromCharCode(...content.subarray(at, at + 8192));
  return btoa(binary);
}

const pattern = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The bytes of Base64, blanks left out; `null` where it is none. */
export function bytesOfBase64(rt: Runtime, text: string): Uint8Array | null {
  burn(rt, text.length);
  const dense = text.replace(/[ \t\r\n]/g, '');
  return pattern.test(dense) ? Uint8Array.from(atob(dense), (sign) => sign.charCodeAt(0)) : null;
}
