const nameStart = /[\p{L}\p{Nl}_]/uy;
const namePart = /[\p{L}\p{Nl}_\p{Mn}\p{Mc}\p{Nd}\p{Pc}\p{Cf}]+/uy;

/** The offset after the name that begins here, or the offset itself if none does. */
export function nameEnd(text: string, at: number): number {
  nameStart.lastIndex = at;
  if (!nameStart.test(text)) return at;
  namePart.lastIndex = nameStart.lastIndex;
  return namePart.test(text) ? namePart.lastIndex : nameStart.lastIndex;
}

export function isNewline(char: string): boolean {
  return char === '\n' || char === '\r' || char === '\u0085' || char === '\u2028' || char === '\u2029';
}

export function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9' && char.length === 1;
}

/** The value of up to `max` hexadecimal digits, and how many there are. */
export function hexAt(text: string, at: number, max: number): { readonly value: number; readonly length: number } {
  const digits = /^[\dA-Fa-f]*/.exec(text.slice(at, at + max))?.[0] ?? '';
  return { value: digits === '' ? 0 : Number.parseInt(digits, 16), length: digits.length };
}
