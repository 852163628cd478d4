import { expressionEnd } from './expression-end.ts';

/**
 * A policy text whose expressions have been taken out, so that what is left can be well-formed XML: each is swapped for a
 * placeholder of two private-use characters around its number.
 */
export type ScannedText = {
  readonly text: string;
  readonly expressions: readonly ScannedExpression[];
  /** Where an expression begins that never ends; `null` if all do. */
  readonly unterminated: number | null;
};

/** An expression; or a character of the text's own that would read like a placeholder's, which is swapped out with them. */
export type ScannedExpression = {
  readonly kind: 'expression' | 'character';
  /** From `@(` or `@{` to its closing bracket, as written. */
  readonly source: string;
  /** Where it stands in the original, and in the text with placeholders. */
  readonly start: number;
  readonly placeholderStart: number;
  readonly placeholder: string;
};

const open = '\uE000';
const close = '\uE001';

/** Matches the placeholder of one expression; its number is the first group. */
export const placeholderPattern: RegExp = /\uE000(\d+)\uE001/g;

export function scan(source: string): ScannedText {
  const expressions: ScannedExpression[] = [];
  const pieces: string[] = [];
  let length = 0;
  let copied = 0;
  function push(piece: string): void {
    pieces.push(piece);
    length += piece.length;
  }
  for (let opening = nextOpening(source, 0); opening !== null; opening = nextOpening(source, copied)) {
    const { at, kind } = opening;
    const end = kind === 'character' ? at + 1 : expressionEnd(source, at + 1);
    if (end < 0) return { text: pieces.join('') + source.slice(copied), expressions, unterminated: at };
    push(source.slice(copied, at));
    const placeholder = `${open}${expressions.length}${close}`;
    expressions.push({ kind, source: source.slice(at, end), start: at, placeholderStart: length, placeholder });
    push(placeholder);
    copied = end;
  }
  return { text: pieces.join('') + source.slice(copied), expressions, unterminated: null };
}

type Opening = { readonly at: number; readonly kind: ScannedExpression['kind'] };

/** The next `@(`, `@{` or character of a placeholder outside of comments. */
function nextOpening(source: string, from: number): Opening | null {
  const pattern = /<!--|@[({]|[\uE000\uE001]/g;
  pattern.lastIndex = from;
  for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
    const { index: at, 0: found } = match;
    if (found !== '<!--') return { at, kind: found.length === 1 ? 'character' : 'expression' };
    const end = source.indexOf('-->', at);
    if (end < 0) return null;
    pattern.lastIndex = end;
  }
  return null;
}

/** The offset in the original of an offset in the text with placeholders. */
export function originalOffset({ expressions }: ScannedText, offset: number): number {
  let low = 0;
  let high = expressions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((expressions[middle] as ScannedExpression).placeholderStart <= offset) low = middle + 1;
    else high = middle;
  }
  const before = expressions[low - 1];
  if (before === undefined) return offset;
  const past = offset - before.placeholderStart - before.placeholder.length;
  return past < 0 ? before.start : before.start + before.source.length + past;
}
