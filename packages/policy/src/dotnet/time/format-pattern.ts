import { raise } from '../raise.ts';

/** A piece of a format pattern: a run of one letter, or text that stands for itself. */
export type PatternPiece =
  | { readonly kind: 'run'; readonly letter: string; readonly length: number }
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean };

export function raiseFormat(): never {
  return raise('System.FormatException', 'Input string was not in a correct format.');
}

/**
 * Takes a custom format pattern of dates or times apart: `'…'` and `"…"` quote, a backslash escapes, `%` says that a lone
 * letter is a pattern. Letters that are not in `letters` stand for themselves.
 */
export function patternPieces(pattern: string, letters: string): readonly PatternPiece[] {
  const pieces: PatternPiece[] = [];
  let at = 0;
  while (at < pattern.length) {
    const [piece, next] = pieceAt(pattern, at, letters);
    pieces.push(piece);
    at = next;
  }
  return pieces;
}

type PieceAndEnd = readonly [piece: PatternPiece, next: number];

function pieceAt(pattern: string, at: number, letters: string): PieceAndEnd {
  const letter = pattern.charAt(at);
  if (letter === "'" || letter === '"') return quoted(pattern, at);
  if (letter === '\\') {
    if (at + 1 >= pattern.length) raiseFormat();
    return [{ kind: 'text', text: pattern.charAt(at + 1), quoted: true }, at + 2];
  }
  if (letter === '%') {
    const next = pattern.charAt(at + 1);
    if (next === '' || next === '%') raiseFormat();
    return letters.includes(next)
      ? [{ kind: 'run', letter: next, length: 1 }, at + 2]
      : [{ kind: 'text', text: next, quoted: false }, at + 2];
  }
  if (!letters.includes(letter)) return [{ kind: 'text', text: letter, quoted: false }, at + 1];
  let end = at + 1;
  while (pattern.charAt(end) === letter) end += 1;
  return [{ kind: 'run', letter, length: end - at }, end];
}

function quoted(pattern: string, start: number): PieceAndEnd {
  const quote = pattern.charAt(start);
  let text = '';
  for (let at = start + 1; at < pattern.length; at += 1) {
    const letter = pattern.charAt(at);
    if (letter === quote) return [{ kind: 'text', text, quoted: true }, at + 1];
    if (letter === '\\') at += 1;
    text += pattern.charAt(at);
  }
  return raiseFormat();
}
