const named: { readonly [name: string]: string } = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };

const entity = /&(?:(quot|apos|lt|gt|amp)|#(\d{1,7})|#x([\dA-Fa-f]{1,6}));/;
const entities = new RegExp(entity, 'g');
const entityHere = new RegExp(entity, 'y');

/** The text with XML's five entities and character references put in, once. */
export function decodeEntities(text: string, read: ReadCharacter = characterAt): string {
  return text.replace(entities, (whole) => {
    const { char, length } = read(whole, 0);
    return length === whole.length ? char : whole;
  });
}

export type ReadCharacter = (text: string, at: number) => CharacterAt;

/** The text such that decoding it gives the text again. */
export function protectEntities(text: string): string {
  return text.replace(entities, (whole) => `&amp;${whole.slice(1)}`);
}

/** The character at an offset, and how much of the text stands for it. */
export type CharacterAt = { readonly char: string; readonly length: number };

export function characterAt(text: string, at: number): CharacterAt {
  const char = text[at] ?? '';
  if (char !== '&') return { char, length: 1 };
  entityHere.lastIndex = at;
  const match = entityHere.exec(text);
  const decoded = match === null ? undefined : characterOf(match[1], match[2], match[3]);
  return match === null || decoded === undefined ? { char, length: 1 } : { char: decoded, length: match[0].length };
}

/** The same where a quote is written as one, and `&quot;` is part of a string. */
export function characterBesideQuotes(text: string, at: number): CharacterAt {
  const read = characterAt(text, at);
  return read.char === '"' && read.length > 1 ? { char: '&', length: 1 } : read;
}

/** The same in CDATA, which has no entities. */
export function plainCharacter(text: string, at: number): CharacterAt {
  return { char: text[at] ?? '', length: 1 };
}

function characterOf(name?: string, decimal?: string, hex?: string): string | undefined {
  if (name !== undefined) return named[name];
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

/** The offset in the text of an offset in what `decodeEntities` makes of it. */
export function encodedOffset(text: string, decoded: number, read: ReadCharacter = characterAt): number {
  let at = 0;
  for (let passed = 0; passed < decoded && at < text.length;) {
    const { char, length } = read(text, at);
    passed += char.length;
    at += length;
  }
  return at;
}
