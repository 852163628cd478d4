/** One section of a custom numeric format (`#,##0.00`), read into what it is made of. */
export type Section = {
  readonly parts: readonly SectionPart[];
  /** How many `0` and `#` it has, and how many of them stand before the point. */
  readonly digitCount: number;
  readonly wholeCount: number;
  /** Digits before the point that are always shown, counted from the point; digits behind it likewise. */
  readonly leastWhole: number;
  readonly leastFraction: number;
  readonly isGrouped: boolean;
  /** What the number is multiplied by, as a power of ten: `%`, `‰` and commas before the point. */
  readonly shift: number;
  readonly isScientific: boolean;
};

export type SectionPart =
  | { readonly kind: 'digit' }
  | { readonly kind: 'point' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'exponent'; readonly letter: string; readonly showsPlus: boolean; readonly digits: number };

/** The sections of a format: semicolons part them, save in quotes and behind a backslash. */
export function splitSections(format: string): readonly string[] {
  const sections: string[] = [];
  let from = 0;
  let at = 0;
  while (at < format.length) {
    if (format[at] === ';') {
      sections.push(format.slice(from, at));
      from = at + 1;
    }
    at = afterToken(format, at);
  }
  sections.push(format.slice(from));
  return sections;
}

/** Where the token that begins at `at` ends: a quoted text, an escaped character, or one character. */
function afterToken(format: string, at: number): number {
  const first = format[at];
  if (first === '\\') return at + 2;
  if (first !== '"' && first !== "'") return at + 1;
  const end = format.indexOf(first, at + 1);
  return end < 0 ? format.length : end + 1;
}

const exponent = /[Ee][+-]?0+/y;

export function readSection(format: string): Section {
  const parts: SectionPart[] = [];
  const count = newCount();
  let at = 0;
  while (at < format.length) {
    const end = exponentEnd(format, at);
    if (end > at) {
      const text = format.slice(at, end);
      const digits = text.replace(/[^0]/g, '').length;
      parts.push({
        kind: 'exponent',
        letter: text.slice(0, 1),
        showsPlus: text[1] === '+',
        digits: Math.min(digits, 10),
      });
      count.isScientific = true;
      at = end;
      continue;
    }
    const next = afterToken(format, at);
    readToken(format.slice(at, next), parts, count);
    at = next;
  }
  return sectionOf(parts, count);
}

function exponentEnd(format: string, at: number): number {
  exponent.lastIndex = at;
  return exponent.test(format) ? exponent.lastIndex : at;
}

type Count = ReturnType<typeof newCount>;

function newCount() {
  return {
    digits: 0,
    point: -1,
    firstZero: -1,
    lastZero: 0,
    comma: -1,
    commas: 0,
    isGrouped: false,
    shift: 0,
    isScientific: false,
  };
}

function readToken(token: string, parts: SectionPart[], count: Count): void {
  switch (token.slice(0, 1)) {
    case '0':
    case '#':
      if (token === '0') {
        if (count.firstZero < 0) count.firstZero = count.digits;
        count.lastZero = count.digits + 1;
      }
      count.digits += 1;
      parts.push({ kind: 'digit' });
      return;
    case '.':
      if (count.point < 0) {
        count.point = count.digits;
        parts.push({ kind: 'point' });
      }
      return;
    case ',':
      readComma(count);
      return;
    default:
      readLiteral(token, parts, count);
  }
}

function readLiteral(token: string, parts: SectionPart[], count: Count): void {
  const first = token.slice(0, 1);
  if (first === '%') count.shift += 2;
  if (first === '‰') count.shift += 3;
  const isQuoted = first === '"' || first === "'";
  const end = isQuoted && token.length > 1 && token.endsWith(first) ? -1 : undefined;
  const text = isQuoted ? token.slice(1, end) : first === '\\' ? token.slice(1) : token;
  if (text !== '') parts.push({ kind: 'text', text });
}

/** Commas between digits group; commas right before the point divide by a thousand each. */
function readComma(count: Count): void {
  if (count.digits === 0 || count.point >= 0) return;
  if (count.comma === count.digits) {
    count.commas += 1;
    return;
  }
  if (count.comma >= 0) count.isGrouped = true;
  count.comma = count.digits;
  count.commas = 1;
}

function sectionOf(parts: readonly SectionPart[], count: Count): Section {
  const wholeCount = count.point < 0 ? count.digits : count.point;
  const isScaled = count.comma === wholeCount;
  return {
    parts,
    digitCount: count.digits,
    wholeCount,
    leastWhole: count.firstZero < 0 ? 0 : Math.max(wholeCount - count.firstZero, 0),
    leastFraction: Math.max(count.lastZero - wholeCount, 0),
    isGrouped: count.isGrouped || (count.comma >= 0 && !isScaled),
    shift: count.shift - (isScaled ? count.commas * 3 : 0),
    isScientific: count.isScientific,
  };
}
