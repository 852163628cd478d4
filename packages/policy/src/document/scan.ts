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

export type ScannedExpression = {
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
  let text = '';
  let copied = 0;
  let at = nextOpening(source, 0);
  while (at >= 0) {
    const end = expressionEnd(source, at + 1);
    if (end < 0) return { text: text + source.slice(copied), expressions, unterminated: at };
    text += source.slice(copied, at);
    const placeholder = `${open}${expressions.length}${close}`;
    expressions.push({ source: source.slice(at, end), start: at, placeholderStart: text.length, placeholder });
    text += placeholder;
    copied = end;
    at = nextOpening(source, end);
  }
  return { text: text + source.slice(copied), expressions, unterminated: null };
}

/** The next `@(` or `@{` outside of comments. */
function nextOpening(source: string, from: number): number {
  const pattern = /<!--|@[({]/g;
  pattern.lastIndex = from;
  for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
    if (match[0] !== '<!--') return match.index;
    const end = source.indexOf('-->', match.index);
    if (end < 0) return -1;
    pattern.lastIndex = end;
  }
  return -1;
}

/** The offset in the original of an offset in the text with placeholders. */
export function originalOffset(scanned: ScannedText, offset: number): number {
  let shift = 0;
  for (const { placeholderStart, placeholder, source, start } of scanned.expressions) {
    if (placeholderStart + placeholder.length > offset) return placeholderStart <= offset ? start : offset + shift;
    shift += source.length - placeholder.length;
  }
  return offset + shift;
}
