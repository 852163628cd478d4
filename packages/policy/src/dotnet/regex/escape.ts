import { unescapePattern } from '../../regex/unescape.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkText, newText } from '../runtime.ts';

const letters: ReadonlyMap<string, string> = new Map([
  ['\t', 't'],
  ['\n', 'n'],
  ['\f', 'f'],
  ['\r', 'r'],
]);

/** `Regex.Escape`: closing brackets are not escaped. */
export function escape(rt: Runtime, str: string | null): string {
  const text = str ?? raiseArgumentNull('str');
  burn(rt, text.length);
  checkText(rt, text.length);
  return newText(
    rt,
    text.replaceAll(/[\\*+?|{[()^$.#\t\n\f\r ]/g, (char) => `\\${letters.get(char) ?? char}`),
  );
}

export function unescape(rt: Runtime, str: string | null): string {
  const text = str ?? raiseArgumentNull('str');
  burn(rt, text.length);
  return newText(rt, unescapePattern(text));
}
