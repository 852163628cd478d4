/** UTF-8 as .NET writes and reads it: what is not valid becomes U+FFFD. */

export function utf8Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text));
  let at = 0;
  for (const symbol of text) {
    const code = scalarOf(symbol);
    if (code < 0x80) bytes[at++] = code;
    else {
      const rest = code < 0x800 ? 1 : code < 0x1_0000 ? 2 : 3;
      bytes[at++] = (0xf00 >> (rest + 1)) | (code >> (rest * 6));
      for (let left = rest - 1; left >= 0; left -= 1) bytes[at++] = 0x80 | ((code >> (left * 6)) & 0x3f);
    }
  }
  return bytes;
}

export function utf8Length(text: string): number {
  let length = 0;
  for (const symbol of text) {
    const code = scalarOf(symbol);
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return length;
}

/** The code point of a symbol; half a surrogate pair is replaced. */
function scalarOf(symbol: string): number {
  const code = symbol.codePointAt(0) ?? 0;
  return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
}

/** Text is put together in pieces: one character after the other would be slow, all at once would overflow the stack. */
const pieceCodes = 4096;

export function utf8Text(bytes: Uint8Array): string {
  let text = '';
  let codes: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const [code, length] = symbolAt(bytes, at);
    codes.push(code);
    at += length;
    if (codes.length === pieceCodes) {
      text += String.fromCodePoint(...codes);
      codes = [];
    }
  }
  return text + String.fromCodePoint(...codes);
}

type Lead = { readonly rest: number; readonly bits: number; readonly least: number; readonly most: number };

/** How many bytes follow a first byte, and between which bounds the second one must be. */
function leadOf(first: number): Lead | null {
  if (first >= 0xc2 && first <= 0xdf) return { rest: 1, bits: first & 0x1f, least: 0x80, most: 0xbf };
  if (first >= 0xe0 && first <= 0xef)
    return { rest: 2, bits: first & 0x0f, least: first === 0xe0 ? 0xa0 : 0x80, most: first === 0xed ? 0x9f : 0xbf };
  if (first >= 0xf0 && first <= 0xf4)
    return { rest: 3, bits: first & 0x07, least: first === 0xf0 ? 0x90 : 0x80, most: first === 0xf4 ? 0x8f : 0xbf };
  return null;
}

/** The code point at a position and how many bytes it takes; of broken ones as many as could have begun it. */
function symbolAt(bytes: Uint8Array, at: number): readonly [code: number, length: number] {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return [first, 1];
  const lead = leadOf(first);
  if (lead === null) return [0xfffd, 1];
  let code = lead.bits;
  for (let index = 1; index <= lead.rest; index += 1) {
    const next = bytes[at + index] ?? 0;
    const [least, most] = index === 1 ? [lead.least, lead.most] : [0x80, 0xbf];
    if (next < least || next > most) return [0xfffd, index];
    code = (code << 6) | (next & 0x3f);
  }
  return [code, lead.rest + 1];
}
