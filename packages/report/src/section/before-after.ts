import { type Line, styled, widthOf } from '../line.ts';

/** Values that fit are said in a line. */
const inlineMax = 60;
const linesMax = 12;
const charactersMax = 160;

/** `calls 100 → 200`, or the two texts below each other where they are long; `added` and `removed` where there is one of them. */
export function beforeAfter(what: string, before: string | undefined, after: string | undefined): readonly Line[] {
  const fits = [before, after].every(
    (text) => text === undefined || (widthOf(text) <= inlineMax && !text.includes('\n')),
  );
  const verb = before === undefined ? ' added' : ' removed';
  if (!fits)
    return [
      [before !== undefined && after !== undefined ? what : what + verb],
      ...block('-', before),
      ...block('+', after),
    ];
  if (before !== undefined && after !== undefined)
    return [[`${what} `, styled('red', before), ' → ', styled('green', after)]];
  return [[what, verb, ' ', styled(before === undefined ? 'green' : 'red', before ?? after ?? '')]];
}

/** Lines of a text behind a mark. */
export function block(mark: '+' | '-', text: string | undefined): readonly Line[] {
  if (text === undefined) return [];
  const style = mark === '+' ? 'green' : 'red';
  const lines = text.split('\n');
  const more = lines.length - linesMax;
  return [
    ...lines.slice(0, linesMax).map((line): Line => ['  ', styled(style, `${mark} ${cut(line)}`)]),
    ...(more > 0 ? [['  ', styled(style, `${mark} … ${more} more lines`)]] : []),
  ];
}

function cut(line: string): string {
  const characters = Array.from(line);
  return characters.length > charactersMax ? `${characters.slice(0, charactersMax - 1).join('')}…` : line;
}
