import { escapeText, isUnreserved } from '../net/percent.ts';
import { iterate, textOf } from '../protocol.ts';
import { burn, checkText, newText, type Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { entriesOf } from './dictionary-view.ts';

/** Names with their values as `application/x-www-form-urlencoded` has them: `a=1&a=2&b=x+y`. */
export function formText(rt: Runtime, dictionary: NetValue): string {
  if (dictionary === null) return '';
  const pairs: string[] = [];
  let chars = 0;
  for (const [name, values] of entriesOf(rt, dictionary)) {
    const key = encode(rt, textOf(rt, name));
    if (values === null) continue;
    for (const value of iterate(rt, values)) {
      const text = `${key}=${encode(rt, textOf(rt, value))}`;
      chars += text.length + 1;
      checkText(rt, chars);
      pairs.push(text);
    }
  }
  return newText(rt, pairs.join('&'));
}

/** All but letters, digits and `-_.~` in UTF-8 and hexadecimal; a space is a plus. */
function encode(rt: Runtime, text: string): string {
  burn(rt, text.length);
  return newText(rt, escapeText(text.toWellFormed(), isUnreserved).replaceAll('%20', '+'));
}
