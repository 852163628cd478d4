import { isNewline } from './character.ts';
import { newer, stop } from './fault.ts';
import { lexEscape } from './lex-escape.ts';

export type TextRead<Value> = { readonly value: Value; readonly end: number };

/**
 * `"…"`, from its quote on. In a hole, which begins at `hole`, a quote whose other half is missing is most likely the one
 * that ends the string around the hole.
 */
export function lexRegularString(text: string, open: number, hole: number | null): TextRead<string> {
  refuseRaw(text, open);
  const pieces: string[] = [];
  let at = open + 1;
  let copied = at;
  for (;;) {
    const char = text.charAt(at);
    if (char === '"') return { value: pieces.join('') + text.slice(copied, at), end: at + 1 };
    if ((char === '' || isNewline(char)) && hole !== null) return unclosedHole(hole);
    if (char === '') return unclosedString(open);
    if (isNewline(char)) return newlineInString(open);
    if (char === '\\') {
      const { value, end } = lexEscape(text, at);
      pieces.push(text.slice(copied, at), value);
      at = end;
      copied = end;
    } else {
      at += 1;
    }
  }
}

/** `@"…"`, from its quote on; `begin` is where its `@` stands. */
export function lexVerbatimString(text: string, open: number, begin: number): TextRead<string> {
  let at = open + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return unclosedString(begin);
    if (text[quote + 1] !== '"') return { value: text.slice(open + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    at = quote + 2;
  }
}

/** `'…'`, from its quote on. */
export function lexCharacter(text: string, open: number): TextRead<number> {
  const char = text.charAt(open + 1);
  if (char === "'") return wrongCharacter(open, 'empty character literal');
  if (char === '' || isNewline(char)) return wrongCharacter(open, 'newline in a character literal');
  const { value, end } = char === '\\' ? lexEscape(text, open + 1) : { value: char, end: open + 2 };
  if (value.length > 1) return wrongCharacter(open, 'the character does not fit into one char');
  if (text[end] !== "'") return wrongCharacter(open, 'too many characters in a character literal');
  return { value: value.charCodeAt(0), end: end + 1 };
}

function wrongCharacter(at: number, message: string): never {
  return stop({
    code: 'expression/character-literal',
    message,
    at,
    hint: "'…' holds one character; a string is written with double quotes",
  });
}

export function newlineInString(at: number): never {
  return stop({
    code: 'expression/string',
    message: 'newline in a string',
    at,
    hint: 'write \\n for a newline, or @"…" for a string over several lines',
  });
}

export function unclosedString(at: number): never {
  return stop({ code: 'expression/string', message: 'the string is never closed', at });
}

/** `"""` is no C# 7, in which it would be an empty string with another one right behind. */
export function refuseRaw(text: string, open: number): void {
  if (!text.startsWith('"""', open)) return;
  newer(open, { version: '11', feature: 'raw strings', hint: 'write @"…" with every quote doubled' });
}

export function unclosedHole(at: number): never {
  return stop({
    code: 'expression/interpolation',
    message: "the '{' of the interpolated string has no '}'",
    at,
    hint: 'write {{ for a brace that stands for itself',
  });
}
