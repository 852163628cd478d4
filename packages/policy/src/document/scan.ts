import type { ReadCharacter } from './entity.ts';
import { characterAt, characterBesideQuotes, plainCharacter } from './entity.ts';
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
  /** How its characters are written: with entities, or as they are. */
  readonly read: ReadCharacter;
  /** Where it stands in the original, and in the text with placeholders. */
  readonly start: number;
  readonly placeholderStart: number;
  readonly placeholder: string;
};

const open = '\uE000';
const close = '\uE001';

/** Matches the placeholder of one expression; its number is the first group. */
export const placeholderPattern: RegExp = /\uE000(\d+)\uE001/g;

/** Brackets in the midst of text that look like an expression without end: each costs a look through all of the rest. */
const straysMax = 100;

/** So far an expression is looked through for its first quote. */
const quoteReach = 4000;

export function scan(source: string): ScannedText {
  const expressions: ScannedExpression[] = [];
  const pieces: string[] = [];
  let length = 0;
  let copied = 0;
  let strays = 0;
  function push(piece: string): void {
    pieces.push(piece);
    length += piece.length;
  }
  for (const { at, kind, read, resume } of openings(source)) {
    const end = kind === 'character' ? at + 1 : expressionEnd(source, at + 1, read);
    if (end < 0) {
      strays += 1;
      if (beginsValue(source, at) || strays > straysMax)
        return { text: pieces.join('') + source.slice(copied), expressions, unterminated: at };
      continue;
    }
    push(source.slice(copied, at));
    const placeholder = `${open}${expressions.length}${close}`;
    expressions.push({
      kind,
      source: source.slice(at, end),
      read,
      start: at,
      placeholderStart: length,
      placeholder,
    });
    push(placeholder);
    copied = end;
    resume(end);
  }
  return { text: pieces.join('') + source.slice(copied), expressions, unterminated: null };
}

type Opening = Pick<ScannedExpression, 'kind' | 'read'> & {
  readonly at: number;
  /** Goes on behind what opens here, once it is known where that ends. */
  readonly resume: (end: number) => void;
};

/** Every `@(`, `@{` and character of a placeholder outside of comments. CDATA has neither comments nor entities. */
function* openings(source: string): Generator<Opening> {
  const pattern = /<!--|<!\[CDATA\[|\]\]>|@[({]|[\uE000\uE001]/g;
  function resume(end: number): void {
    pattern.lastIndex = end;
  }
  let isPlain = false;
  for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
    const { index: at, 0: found } = match;
    if (found === '<![CDATA[' || found === ']]>') {
      isPlain = found === '<![CDATA[';
    } else if (found !== '<!--') {
      const read = isPlain ? plainCharacter : readerOf(source, at);
      yield { at, kind: found.length === 1 ? 'character' : 'expression', read, resume };
    } else if (!isPlain) {
      const end = source.indexOf('-->', at + found.length);
      if (end < 0) return;
      resume(end);
    }
  }
}

/**
 * How an expression is written says its first quote. Where that is a quote itself, `&quot;` stands inside of strings and is
 * what it says.
 */
function readerOf(source: string, at: number): ReadCharacter {
  const first = /"|&quot;|&#34;|&#x22;/i.exec(source.slice(at, at + quoteReach))?.[0];
  return first === '"' ? characterBesideQuotes : characterAt;
}

/** Whether a value or a text begins here: an expression, then. In the midst of other text it would be text itself. */
function beginsValue(source: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && ' \t\r\n'.includes(source.charAt(before))) before -= 1;
  return before < 0 || '>"\'['.includes(source.charAt(before));
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
