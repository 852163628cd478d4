/** How a piece of text stands out where colours are on. What matters is said in words or marks as well. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** A piece of a line. */
export type Span = string | { readonly text: string; readonly style: Style };

/** Gives a text its style, or leaves it as it is where colours are off. */
export type Paint = (style: Style, text: string) => string;

/** One line of output before it is cut to the width and painted. */
export type Line = readonly Span[];

export function styled(style: Style, text: string): Span {
  return { text, style };
}

/** Cuts a line to `width` characters, with `…` where something was left out, and paints it. */
export function renderLine(line: Line, width: number, paint: Paint): string {
  const spans = line.map((span) => (typeof span === 'string' ? { text: printable(span), style: null } : clean(span)));
  const length = spans.reduce((sum, span) => sum + widthOf(span.text), 0);
  let left = length > width ? width - 1 : width;
  let out = '';
  for (const { text, style } of spans) {
    const part = Array.from(text).slice(0, left).join('');
    left -= widthOf(part);
    if (part !== '') out += style === null ? part : paint(style, part);
  }
  return length > width ? `${out}…` : out.trimEnd();
}

/** Characters on the screen, counted as code points. */
export function widthOf(text: string): number {
  let characters = 0;
  for (const _ of text) characters += 1;
  return characters;
}

/**
 * Names come out of files that somebody else may have written: a control character in one must not move the cursor,
 * nor a direction mark turn the line around.
 */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ');
}

/** Breaks a text at blanks into pieces of at most `width` characters; a longer word is broken where it must be. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(/\s+/)) {
    for (const piece of pieces(word, width)) {
      if (line !== '' && widthOf(line) + 1 + widthOf(piece) > width) {
        lines.push(line);
        line = '';
      }
      line = line === '' ? piece : `${line} ${piece}`;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

function pieces(word: string, width: number): readonly string[] {
  const characters = Array.from(word);
  const parts: string[] = [];
  for (let at = 0; at < characters.length; at += width) parts.push(characters.slice(at, at + width).join(''));
  return parts;
}

function clean(span: { readonly text: string; readonly style: Style }): typeof span {
  return { text: printable(span.text), style: span.style };
}
