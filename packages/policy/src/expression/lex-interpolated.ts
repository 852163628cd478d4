import { isNewline } from './character.ts';
import { stop } from './fault.ts';
import { lexEscape } from './lex-escape.ts';
import type { TextRead } from './lex-string.ts';
import { newlineInString, refuseRaw, unclosedHole, unclosedString } from './lex-string.ts';
import type { HoleTokens, Token } from './token.ts';

/** Reads the tokens of a hole up to the `}` or `:` that ends them, which is left. */
export type LexHole = (from: number) => { readonly tokens: readonly Token[]; readonly end: number };

export type Interpolation = {
  readonly text: string;
  /** Where its `$` or `@` stands. */
  readonly begin: number;
  readonly open: number;
  readonly isVerbatim: boolean;
  readonly lexHole: LexHole;
};

/** `$"…"` and `$@"…"`, from the quote on. */
export function lexInterpolated(string: Interpolation): TextRead<readonly (string | HoleTokens)[]> {
  const { text, open, isVerbatim } = string;
  if (!isVerbatim) refuseRaw(text, open);
  const parts: (string | HoleTokens)[] = [];
  let at = open + 1;
  for (;;) {
    const piece = lexText(string, at, false);
    if (piece.value !== '') parts.push(piece.value);
    if (text[piece.end] === '"') return { value: parts, end: piece.end + 1 };
    const hole = lexOneHole(string, piece.end);
    parts.push(hole.value);
    at = hole.end;
  }
}

/** From a hole's `{` past its `}`. */
function lexOneHole(string: Interpolation, open: number): TextRead<HoleTokens> {
  const { text, lexHole } = string;
  const { tokens, end } = lexHole(open + 1);
  if (text[end] === '}') return { value: { tokens, format: null }, end: end + 1 };
  if (text[end] !== ':') return unclosedHole(open);
  const format = lexText(string, end + 1, true);
  if (text[format.end] !== '}') return unclosedHole(open);
  if (format.value === '') return emptyFormat(end);
  return { value: { tokens, format: format.value }, end: format.end + 1 };
}

function emptyFormat(at: number): never {
  const hint = "leave the ':' out, or write a format behind it";
  return stop({ code: 'expression/interpolation', message: "there is no format behind the ':'", at, hint });
}

/** Text up to the quote or brace that ends it, which is left. A format ends at `}`, other text at `{`. */
function lexText(string: Interpolation, from: number, isFormat: boolean): TextRead<string> {
  const pieces: string[] = [];
  let at = from;
  let copied = from;
  for (;;) {
    const special = specialAt(string, at, isFormat);
    if (special === 'end') return { value: pieces.join('') + string.text.slice(copied, at), end: at };
    if (special === null) {
      at += 1;
    } else {
      pieces.push(string.text.slice(copied, at), special.value);
      at = special.end;
      copied = at;
    }
  }
}

/** What a character of the text means: itself (null), something else, or the end of the text. */
function specialAt(
  { text, begin, isVerbatim }: Interpolation,
  at: number,
  isFormat: boolean,
): TextRead<string> | 'end' | null {
  const char = text.charAt(at);
  if (char === '') return unclosedString(begin);
  if (char === '"') return isVerbatim && text[at + 1] === char ? { value: char, end: at + 2 } : 'end';
  if (char === '\\' && !isVerbatim) return lexEscape(text, at);
  if (isNewline(char)) return isVerbatim ? null : newlineInString(begin);
  return char === '{' || char === '}' ? braceAt(text, at, isFormat) : null;
}

function braceAt(text: string, at: number, isFormat: boolean): TextRead<string> | 'end' {
  const brace = text.charAt(at);
  if (text[at + 1] === brace) return { value: brace, end: at + 2 };
  if (isFormat === (brace === '}')) return 'end';
  return stop({
    code: 'expression/interpolation',
    message: `a '${brace}' must be doubled in the ${isFormat ? 'format' : 'text'} of an interpolated string`,
    at,
    hint: `write ${brace}${brace}`,
  });
}
