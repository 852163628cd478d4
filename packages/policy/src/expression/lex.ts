import { isDigit, isNewline, nameEnd } from './character.ts';
import { newer, stop } from './fault.ts';
import { lexInterpolated } from './lex-interpolated.ts';
import { lexNumber } from './lex-number.ts';
import { lexCharacter, lexRegularString, lexVerbatimString } from './lex-string.ts';
import { skipTrivia } from './lex-trivia.ts';
import type { Literal } from './syntax.ts';
import type { Token } from './token.ts';
import { keywords } from './word.ts';

/** Interpolated strings may stand this deep in each other's holes. */
const depthMax = 64;

const signs =
  /<<=|\?\?=|\.\.|=>|==|!=|<=|>=|&&|\|\||\+\+|--|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|<<|->|\?\?|::|[-+*/%&|^!~=<>?:;,.()[\]{}]/y;
const placeholder = /\{\{[\w.-]+\}\}/y;
const stringStart = /(?:\$@|@\$|[$@])?"/y;

/** All tokens of an expression's text from an offset on, ended by an `end`. A `>` is always alone, but for `>=`. */
export function lex(text: string, from: number): readonly Token[] {
  return lexUntil({ text, depth: 0, hole: null }, from).tokens;
}

type Work = {
  readonly text: string;
  readonly depth: number;
  /** Set in a hole, which ends at the first `}` or `:` that is in no bracket of its own. */
  readonly hole: { readonly isVerbatim: boolean; readonly open: number } | null;
};

function lexUntil(work: Work, from: number): { readonly tokens: readonly Token[]; readonly end: number } {
  const { text, hole } = work;
  const tokens: Token[] = [];
  let brackets = 0;
  let at = from;
  for (;;) {
    const begin = skipTrivia(text, at);
    if (hole?.isVerbatim === false) refuseNewline(text, at, begin);
    const char = text.charAt(begin);
    const isEnd = char === '' || (hole !== null && brackets === 0 && (char === '}' || char === ':'));
    if (isEnd) {
      tokens.push({ kind: 'end', text: '', at: begin, end: begin, isHole: hole !== null });
      return { tokens, end: begin };
    }
    const token = lexToken(work, begin);
    if (token.kind === 'sign') brackets += turn(token.text);
    tokens.push(token);
    at = token.end;
  }
}

function turn(sign: string): number {
  if (sign === '(' || sign === '[' || sign === '{') return 1;
  return sign === ')' || sign === ']' || sign === '}' ? -1 : 0;
}

function refuseNewline(text: string, from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    if (isNewline(text.charAt(at)))
      newer(at, {
        version: '11',
        feature: 'a newline inside a hole of $"…"',
        hint: 'write $@"…", or keep the hole on one line',
      });
  }
}

function lexToken(work: Work, at: number): Token {
  const { text } = work;
  const char = text.charAt(at);
  if (matches(stringStart, text, at)) return lexString(work, at);
  if (char === "'") {
    const { value: code, end } = lexCharacter(text, at);
    return literal(text, at, { value: { kind: 'char', code }, end });
  }
  if (isDigit(char) || (char === '.' && isDigit(text[at + 1]))) return literal(text, at, lexNumber(text, at));
  const named = lexName(text, at);
  if (named !== null) return named;
  if (char === '{' && matches(placeholder, text, at)) return plain('placeholder', text, at, placeholder.lastIndex);
  if (matches(signs, text, at)) return plain('sign', text, at, signs.lastIndex);
  return refuseCharacter(text, at);
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function plain(kind: 'keyword' | 'sign' | 'placeholder', text: string, at: number, end: number): Token {
  return { kind, text: text.slice(at, end), at, end };
}

function literal(
  text: string,
  at: number,
  { value, end }: { readonly value: Literal['value']; readonly end: number },
): Token {
  return { kind: 'literal', text: text.slice(at, end), at, end, value };
}

function lexName(text: string, at: number): Token | null {
  const isVerbatim = text[at] === '@';
  const begin = isVerbatim ? at + 1 : at;
  const end = nameEnd(text, begin);
  if (end === begin) return null;
  const name = text.slice(begin, end).replaceAll(/\p{Cf}/gu, '');
  if (isVerbatim || !keywords.has(name)) return { kind: 'identifier', text: name, at, end, isVerbatim };
  if (name === 'true' || name === 'false')
    return literal(text, at, { value: { kind: 'bool', value: name === 'true' }, end });
  return name === 'null' ? literal(text, at, { value: { kind: 'null' }, end }) : plain('keyword', text, at, end);
}

function lexString(work: Work, at: number): Token {
  const { text, depth } = work;
  const open = text.indexOf('"', at);
  const isVerbatim = text.slice(at, open).includes('@');
  if (!text.slice(at, open).includes('$')) {
    const { value, end } = isVerbatim
      ? lexVerbatimString(text, open, at)
      : lexRegularString(text, open, work.hole?.open ?? null);
    refuseUtf8(text, end);
    return literal(text, at, { value: { kind: 'string', value }, end });
  }
  if (depth >= depthMax)
    return stop({ code: 'expression/too-deep', message: `interpolated strings stand more than ${depthMax} deep`, at });
  const { value: parts, end } = lexInterpolated({
    text,
    begin: at,
    open,
    isVerbatim,
    lexHole: (from) => lexUntil({ text, depth: depth + 1, hole: { isVerbatim, open: from - 1 } }, from),
  });
  return { kind: 'interpolated', text: text.slice(at, end), at, end, parts };
}

function refuseUtf8(text: string, at: number): void {
  if (/^u8\b/i.test(text.slice(at, at + 3)))
    newer(at, { version: '11', feature: 'UTF-8 strings', hint: 'write Encoding.UTF8.GetBytes("…")' });
}

function refuseCharacter(text: string, at: number): never {
  if (text[at] === '#')
    return stop({
      code: 'expression/preprocessor',
      message: `a policy expression has no lines for the preprocessor: '${/^#[ \t]*\w*/.exec(text.slice(at, at + 40))?.[0] ?? '#'}'`,
      at,
      hint: 'leave the line out',
    });
  const point = text.codePointAt(at) ?? 0;
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  const shown = /[\p{C}\p{Z}]/u.test(String.fromCodePoint(point)) ? code : `'${String.fromCodePoint(point)}' (${code})`;
  const isQuote = /[\u2018-\u201F]/.test(text.charAt(at));
  return stop({
    code: 'expression/character',
    message: `unexpected character ${shown}`,
    at,
    ...(isQuote ? { hint: 'C# knows the straight quotes " and \' alone' } : {}),
  });
}
