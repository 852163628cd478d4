/**
 * Where a C# expression ends whose opening bracket stands at `open`: the offset after its closing bracket, or -1 if it never
 * closes. Brackets in strings, characters and comments do not count; those in the holes of an interpolated string do.
 * A document that escapes its expressions writes `&quot;` for a quote: entities count as what they stand for.
 */
export function expressionEnd(text: string, open: number): number {
  const closers: string[] = [];
  let at = open;
  while (at < text.length) {
    const { char, length } = charAt(text, at);
    const skipped = skipLiteral(text, at, char);
    if (skipped < 0) return -1;
    if (skipped > at) {
      at = skipped;
      continue;
    }
    at += length;
    const closer = closerOf[char];
    if (closer !== undefined) closers.push(closer);
    else if (char === closers.at(-1)) closers.pop();
    else if (char === ')' || char === ']' || char === '}') return -1;
    if (closers.length === 0) return at;
  }
  return -1;
}

const closerOf: { readonly [opener: string]: string } = { '(': ')', '[': ']', '{': '}' };

type Char = { readonly char: string; readonly length: number };

const entities: { readonly [name: string]: string } = {
  '&quot;': '"',
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

/** The character at an offset, and how much of the text stands for it. */
function charAt(text: string, at: number): Char {
  if (text[at] === '&') {
    const entity = /^&(?:quot|apos|lt|gt|amp);/.exec(text.slice(at, at + 6))?.[0];
    const char = entity === undefined ? undefined : entities[entity];
    if (entity !== undefined && char !== undefined) return { char, length: entity.length };
  }
  return { char: text[at] ?? '', length: 1 };
}

/** The offset after the string, character or comment that begins here; `at` itself if none does; -1 if it never ends. */
function skipLiteral(text: string, at: number, char: string): number {
  if (char === '/' && text[at + 1] === '/') return endOfLine(text, at);
  if (char === '/' && text[at + 1] === '*') return after(text, '*/', at + 2);
  if (char === "'") return quoted(text, at, "'");
  if (char === '"') return quoted(text, at, '"');
  if (char !== '@' && char !== '$') return at;
  const prefix = /^[@$]{1,2}/.exec(text.slice(at, at + 2))?.[0] ?? '';
  const quote = at + prefix.length;
  if (charAt(text, quote).char !== '"') return at;
  return string(text, quote, { verbatim: prefix.includes('@'), interpolated: prefix.includes('$') });
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function after(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? -1 : at + what.length;
}

function quoted(text: string, at: number, quote: string): number {
  if (quote === '"') return string(text, at, { verbatim: false, interpolated: false });
  let next = at + charAt(text, at).length;
  while (next < text.length) {
    const { char, length } = charAt(text, next);
    if (char === '\n') return -1;
    if (char === '\\') next += length + charAt(text, next + length).length;
    else if (char === quote) return next + length;
    else next += length;
  }
  return -1;
}

type StringKind = { readonly verbatim: boolean; readonly interpolated: boolean };

function string(text: string, quote: number, kind: StringKind): number {
  let at = quote + charAt(text, quote).length;
  while (at < text.length) {
    const { char, length } = charAt(text, at);
    const second = charAt(text, at + length);
    const doubled = second.char === char && ((char === '"' && kind.verbatim) || (char === '{' && kind.interpolated));
    if (doubled || (char === '\\' && !kind.verbatim)) {
      at += length + second.length;
    } else if (char === '"') {
      return at + length;
    } else if (char === '{' && kind.interpolated) {
      at = expressionEnd(text, at);
      if (at < 0) return -1;
    } else {
      at += length;
    }
  }
  return -1;
}
