import { isNewline } from './character.ts';
import { stop } from './fault.ts';

const blank = /[\t\v\f\p{Zs}\n\r\u0085\u2028\u2029]+/uy;

/** The offset of the next character that is neither blank nor comment. */
export function skipTrivia(text: string, from: number): number {
  let at = from;
  for (;;) {
    blank.lastIndex = at;
    if (blank.test(text)) at = blank.lastIndex;
    const second = text[at] === '/' ? text[at + 1] : undefined;
    if (second === '/') at = lineEnd(text, at);
    else if (second === '*') at = commentEnd(text, at);
    else return at;
  }
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isNewline(text.charAt(at))) at += 1;
  return at;
}

function commentEnd(text: string, from: number): number {
  const end = text.indexOf('*/', from + 2);
  if (end >= 0) return end + 2;
  return stop({ code: 'expression/comment', message: "the comment is never closed by '*/'", at: from });
}
