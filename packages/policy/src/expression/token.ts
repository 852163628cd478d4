import type { Literal } from './syntax.ts';

/** A word, sign or literal of an expression's text. */
export type Token = {
  /** Where it begins and ends, counted from the expression's `@`. */
  readonly at: number;
  readonly end: number;
  /** A name without its `@`; anything else as it is written. */
  readonly text: string;
} & (
  | { readonly kind: 'identifier'; readonly isVerbatim: boolean }
  | { readonly kind: 'keyword' | 'sign' }
  | { readonly kind: 'literal'; readonly value: Literal['value'] }
  | { readonly kind: 'interpolated'; readonly parts: readonly (string | HoleTokens)[] }
  /** `{{name}}`: a named value nobody knows. */
  | { readonly kind: 'placeholder' }
  /** Behind the last token of an expression, or of a hole. */
  | { readonly kind: 'end'; readonly isHole: boolean }
);

/** A hole of an interpolated string: the tokens of its value and its alignment, and its format. */
export type HoleTokens = { readonly tokens: readonly Token[]; readonly format: string | null };

const shownMax = 40;

/** A token as a message names it. */
export function describe(token: Token): string {
  switch (token.kind) {
    case 'end':
      return token.isHole ? "the '}' of the hole" : 'the end of the expression';
    case 'literal':
      if (token.value.kind === 'string') return 'a string';
      return `'${shorten(token.text)}'`;
    case 'interpolated':
      return 'a string';
    case 'identifier':
    case 'keyword':
    case 'sign':
    case 'placeholder':
      return `'${shorten(token.text)}'`;
  }
}

function shorten(text: string): string {
  return text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;
}
