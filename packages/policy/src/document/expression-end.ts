import type { ReadCharacter } from './entity.ts';
import { characterAt } from './entity.ts';

/** Holes of interpolated strings, each inside the last, that are followed; deeper ones count as never closed. */
const depthMax = 64;

/**
 * Where a C# expression ends whose opening bracket stands at `open`: the offset after its closing bracket, or -1 if it never
 * closes. Brackets in strings, characters and comments do not count; those in the holes of an interpolated string do.
 * A document that escapes its expressions writes `&quot;` for a quote: entities count as what they stand for, as `read` has them.
 */
export function expressionEnd(text: string, open: number, read: ReadCharacter = characterAt): number {
  return end(text, open, { read, depth: 0 });
}

function end(text: string, open: number, reading: Reading): number {
  if (reading.depth > depthMax) return -1;
  const { read } = reading;
  const closers: string[] = [];
  let at = open;
  while (at < text.length) {
    const { char, length } = read(text, at);
    const skipped = skipLiteral(text, { ...reading, at, char });
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

/** How characters are read, and how many holes of strings stand around what is read. */
type Reading = { readonly read: ReadCharacter; readonly depth: number };

const closerOf: { readonly [opener: string]: string } = { '(': ')', '[': ']', '{': '}' };

type Standing = Reading & { readonly at: number; readonly char: string };

/** The offset after the string, character or comment that begins here; `at` itself if none does; -1 if it never ends. */
function skipLiteral(text: string, standing: Standing): number {
  const { at, char, read } = standing;
  if (char === '/' && text[at + 1] === '/') return endOfLine(text, at, read);
  if (char === '/' && text[at + 1] === '*') return after(text, '*/', at + 2);
  if (char === "'") return characterEnd(text, at, standing);
  if (char === '"') return string(text, at, { ...standing, verbatim: false, interpolated: false });
  if (char !== '@' && char !== '$') return at;
  const prefix = /^[@$]{1,2}/.exec(text.slice(at, at + 2))?.[0] ?? '';
  const quote = at + prefix.length;
  if (read(text, quote).char !== '"') return at;
  return string(text, quote, { ...standing, verbatim: prefix.includes('@'), interpolated: prefix.includes('$') });
}

/** The end of a line may be written as a character reference, as exports of the portal have it in attributes. */
const lineEnd = /\n|&#(?:10|13|x0{0,4}[AaDd]);/g;

function endOfLine(text: string, at: number, read: ReadCharacter): number {
  lineEnd.lastIndex = at;
  for (let found = lineEnd.exec(text); found !== null; found = lineEnd.exec(text)) {
    const { char } = read(text, found.index);
    if (char === '\n' || char === '\r') return found.index;
  }
  return text.length;
}

function after(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? -1 : at + what.length;
}

function characterEnd(text: string, at: number, { read }: Reading): number {
  let next = at + read(text, at).length;
  while (next < text.length) {
    const { char, length } = read(text, next);
    if (char === '\n') return -1;
    if (char === '\\') next += length + read(text, next + length).length;
    else if (char === "'") return next + length;
    else next += length;
  }
  return -1;
}

type StringKind = Reading & { readonly verbatim: boolean; readonly interpolated: boolean };

function string(text: string, quote: number, kind: StringKind): number {
  const { read } = kind;
  let at = quote + read(text, quote).length;
  while (at < text.length) {
    const { char, length } = read(text, at);
    const second = read(text, at + length);
    if (isPair(char, second.char, kind)) {
      at += length + second.length;
    } else if (char === '"') {
      return at + length;
    } else if (char === '{' && kind.interpolated) {
      at = end(text, at, { read, depth: kind.depth + 1 });
      if (at < 0) return -1;
    } else {
      at += length;
    }
  }
  return -1;
}

/** Whether two characters of a string stand for one: an escape, or a doubled quote or brace. */
function isPair(char: string, second: string, { verbatim, interpolated }: StringKind): boolean {
  if (char === '\\') return !verbatim;
  return char === second && ((char === '"' && verbatim) || (char === '{' && interpolated));
}
