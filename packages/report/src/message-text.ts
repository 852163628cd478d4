import type { HeadersJson } from '@keelgate/model';
import { type Line, styled } from './line.ts';
import { count } from './quantity.ts';

const linesMax = 100;
const charactersMax = 20_000;

/** Headers, a blank line and the body of a message, each line indented; a long body is cut and says so. */
export function messageLines(headers: HeadersJson, body: string, indent: string): readonly Line[] {
  const named = Object.entries(headers).flatMap(([name, values]) =>
    (typeof values === 'string' ? [values] : values).map((value): Line => [indent, styled('dim', `${name}: `), value]),
  );
  if (body === '') return named;
  const shown = body
    .slice(0, charactersMax)
    .split(/\r\n|[\r\n]/)
    .slice(0, linesMax);
  const length = shown.reduce((sum, line) => sum + line.length + 1, -1);
  const rest = body.length - length;
  // Line ends of two characters count once, so a small rest may only be those.
  const isCut = rest > shown.length;
  return [
    ...named,
    ...(named.length > 0 ? [[]] : []),
    ...shown.map((line): Line => [indent, line]),
    ...(isCut ? [[indent, styled('dim', `… and ${count(rest)} more characters (see --json)`)]] : []),
  ];
}
