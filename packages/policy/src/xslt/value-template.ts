import type { XElement } from '../dotnet/xml/node.ts';
import { expressionOf } from './reader.ts';
import { raiseXslt } from './fault.ts';
import type { At } from './run.ts';
import { textAt } from './run.ts';

/** A text that may have expressions in braces: `a{@b}c`. */
export type ValueTemplate = (at: At) => string;

export function valueTemplate(element: XElement, text: string): ValueTemplate {
  const parts: ValueTemplate[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if ((char === '{' || char === '}') && text.charAt(at + 1) === char) {
      plain += char;
      at += 2;
    } else if (char === '{') {
      const end = closing(text, at + 1);
      const found = expressionOf(element, text.slice(at + 1, end));
      parts.push(fixed(plain), (here) => textAt(here, found));
      plain = '';
      at = end + 1;
    } else {
      if (char === '}')
        raiseXslt(
          `The right curly brace in an attribute value template '${text}' outside an expression must be doubled.`,
        );
      plain += char;
      at += 1;
    }
  }
  parts.push(fixed(plain));
  return parts.length === 1 ? fixed(plain) : (here) => parts.map((part) => part(here)).join('');
}

function fixed(text: string): ValueTemplate {
  return () => text;
}

/** The brace that ends an expression, literals passed over. */
function closing(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '}') return at;
    if (char === '"' || char === "'") {
      at = text.indexOf(char, at + 1);
      if (at === -1) break;
    }
  }
  return raiseXslt(`The braces are not closed in AVT expression '${text}'.`);
}
