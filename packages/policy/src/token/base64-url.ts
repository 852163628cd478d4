const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** What base64url without padding says; `null` where it is not base64url. */
export function base64UrlBytes(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = digits.indexOf(text.charAt(index));
    if (value === -1) return null;
    bits = ((bits << 6) | value) & 0xff_ffff;
    const left = (index % 4) * 2;
    if (left !== 0) bytes[at++] = (bits >> (6 - left)) & 255;
  }
  return bytes;
}

export function base64UrlText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const letters = [18, 12, 6, 0].map((shift) => digits.charAt((bits >> shift) & 63)).join('');
    text += letters.slice(0, Math.min(4, bytes.length - at + 1));
  }
  return text;
}

/** Ordinary base64 in the letters of base64url, without padding. */
export function asBase64Url(text: string): string {
  return text.replaceAll(/[\s=]/g, '').replaceAll('+', '-').replaceAll('/', '_');
}
