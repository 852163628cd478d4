/** A text as UTF-8, by the one encoder that the language itself has. What is half a character becomes U+FFFD. */
export function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.toWellFormed());
  const bytes = new Uint8Array(escaped.length);
  let length = 0;
  for (let at = 0; at < escaped.length; at += 1) {
    if (escaped[at] === '%') {
      bytes[length] = Number.parseInt(escaped.slice(at + 1, at + 3), 16);
      at += 2;
    } else {
      bytes[length] = escaped.charCodeAt(at);
    }
    length += 1;
  }
  return bytes.subarray(0, length);
}

/** The text that bytes are in UTF-8; null where they are none. */
export function textOfBytes(bytes: Uint8Array): string | null {
  let escaped = '';
  for (const byte of bytes) escaped += `%${byte < 16 ? '0' : ''}${byte.toString(16)}`;
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function toBase64(text: string): string {
  const bytes = utf8(text);
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const group = (a << 16) | (b << 8) | c;
    const chars = [18, 12, 6, 0].map((shift) => digits.charAt((group >> shift) & 63)).join('');
    groups.push(chars.slice(0, Math.min(3, bytes.length - at) + 1).padEnd(4, '='));
  }
  return groups.join('');
}

/** The text that a base64 text holds; null where it is none, or holds no UTF-8. */
export function fromBase64(text: string): string | null {
  const body = text.replaceAll(/\s/g, '');
  if (body.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(body)) return null;
  const padding = body.endsWith('==') ? 2 : Number(body.endsWith('='));
  const bytes = new Uint8Array((body.length / 4) * 3);
  for (let at = 0; at < body.length; at += 4) {
    let group = 0;
    for (let index = 0; index < 4; index += 1)
      group = (group << 6) | Math.max(0, digits.indexOf(body.charAt(at + index)));
    bytes.set([(group >> 16) & 255, (group >> 8) & 255, group & 255], (at / 4) * 3);
  }
  return textOfBytes(bytes.subarray(0, bytes.length - padding));
}
