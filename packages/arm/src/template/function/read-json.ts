import type { Value } from '../value.ts';
import { valueOf } from '../value.ts';
import type { CallWork } from './define-function.ts';
import { refuseArgument } from './define-function.ts';

const depthMax = 128;

/** JSON, with what Azure's reader takes beside it: texts in single quotes, bare property names, comments. It came from the first argument. */
export function readJson(text: string, written: Value | undefined, work: CallWork): Value {
  const proper = strict(text);
  if (proper !== null) {
    try {
      return valueOf(JSON.parse(proper), work.place);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return refuseArgument(written, work, 0, `a JSON text, nested at most ${depthMax} levels deep`);
}

const name = /[A-Za-z_$][\w$]*/y;
const colon = /\s*:/y;
const other = /[^"'/A-Za-z_$[\]{}]+/y;

/** The same in JSON proper; null where a text in it does not end, or it is nested too deep. */
function strict(text: string): string | null {
  const parts: string[] = [];
  let depth = 0;
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at);
    if ('[{'.includes(char)) depth += 1;
    if (']}'.includes(char)) depth -= 1;
    const next = char === '"' || char === "'" ? endOfQuote(text, at) : endOfPart(text, at);
    if (next === null || depth > depthMax) return null;
    parts.push(properPart(text, at, next));
    at = next;
  }
  return parts.join('');
}

function endOfPart(text: string, at: number): number {
  if (text.startsWith('//', at)) return endAfter(text.indexOf('\n', at), 1, text);
  if (text.startsWith('/*', at)) return endAfter(text.indexOf('*/', at + 2), 2, text);
  return matchEnd(name, text, at) ?? matchEnd(other, text, at) ?? at + 1;
}

function endAfter(found: number, length: number, text: string): number {
  return found < 0 ? text.length : found + length;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function endOfQuote(text: string, at: number): number | null {
  const quote = text.charAt(at);
  for (let end = at + 1; end < text.length; end += 1) {
    if (text.charAt(end) === quote) return end + 1;
    if (text.charAt(end) === '\\') end += 1;
  }
  return null;
}

function properPart(text: string, at: number, end: number): string {
  const part = text.slice(at, end);
  const char = text.charAt(at);
  if (char === "'") return singleQuoted(part.slice(1, -1));
  if (part.startsWith('//') || part.startsWith('/*')) return ' ';
  return /[A-Za-z_$]/.test(char) && matchEnd(colon, text, end) !== null ? `"${part}"` : part;
}

function singleQuoted(text: string): string {
  const body = text.replaceAll(/\\([\s\S])|"/g, (found: string, escapedChar: string | undefined) => {
    if (escapedChar === undefined) return String.raw`\"`;
    return escapedChar === "'" ? "'" : found;
  });
  return `"${body}"`;
}
