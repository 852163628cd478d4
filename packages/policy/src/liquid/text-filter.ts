import type { Runtime } from '../dotnet/runtime.ts';
import { burn, checkText, newText } from '../dotnet/runtime.ts';
import { htmlEncode, urlDecode, urlEncode } from '../dotnet/net/web-text.ts';
import { makeRegex } from '../dotnet/regex/regex-value.ts';
import { replace } from '../dotnet/regex/replace.ts';
import type { FilterTable } from './filter-table.ts';
import { listOf, numberOf, textOf } from './filter-value.ts';

/** Filters of texts, as DotLiquid 2.0 has them. */
export function textFilters(rt: Runtime): FilterTable {
  return {
    Append: (input, more) => newText(rt, textOf(input) + textOf(more)),
    Prepend: (input, before) => newText(rt, textOf(before) + textOf(input)),
    Capitalize: (input) => titleCase(textOf(input)),
    Downcase: (input) => textOf(input).toLowerCase(),
    Upcase: (input) => textOf(input).toUpperCase(),
    Escape: (input) => newText(rt, htmlEncode(textOf(input))),
    H: (input) => newText(rt, htmlEncode(textOf(input))),
    Lstrip: (input) => textOf(input).trimStart(),
    Rstrip: (input) => textOf(input).trimEnd(),
    Strip: (input) => textOf(input).trim(),
    NewlineToBr: (input) => textOf(input).replaceAll(/\r?\n/g, '<br />\n'),
    StripNewlines: (input) => textOf(input).replaceAll(/\r?\n/g, ''),
    StripHtml: (input) => stripHtml(textOf(input)),
    Remove: (input, what) => (textOf(what) === '' ? textOf(input) : textOf(input).replaceAll(textOf(what), '')),
    RemoveFirst: (input, what) => removeFirst(textOf(input), textOf(what)),
    Replace: (input, pattern, by = '') => replaced(rt, { input, pattern, by, count: -1 }),
    ReplaceFirst: (input, pattern, by = '') => replaced(rt, { input, pattern, by, count: 1 }),
    Slice: (input, start, length = 1) => slice(input, numberOf(start), numberOf(length)),
    Split: (input, by) => split(rt, textOf(input), textOf(by)),
    Truncate: (input, length = 50, end = '...') => truncate(textOf(input), numberOf(length), textOf(end)),
    TruncateWords: (input, words = 15, end = '...') => truncateWords(textOf(input), numberOf(words), textOf(end)),
    UrlEncode: (input) => newText(rt, urlEncode(textOf(input))),
    UrlDecode: (input) => urlDecode(textOf(input)),
  };
}

type Replacing = { readonly input: unknown; readonly pattern: unknown; readonly by: unknown; readonly count: number };

/** `Replace` takes a regular expression: templates that APIM itself writes for SOAP count on it. */
function replaced(rt: Runtime, { input, pattern, by, count }: Replacing): string {
  const text = textOf(input);
  if (text === '' || textOf(pattern) === '') return text;
  return replace(rt, makeRegex(rt, textOf(pattern)), text, textOf(by), count);
}

/** The first letter of each word large, the others small; words all in large letters stay. */
function titleCase(text: string): string {
  return text.replaceAll(/[\p{L}\p{N}']+/gu, (word) =>
    word === word.toUpperCase() && word.length > 1 ? word : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
  );
}

/** Takes tags away, a `<` at a time, so that text without a `>` costs no more than its length. */
function stripHtml(text: string): string {
  const out: string[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf('<', at);
    const close = open === -1 ? -1 : text.indexOf('>', open);
    if (close === -1) return out.join('') + text.slice(at);
    out.push(text.slice(at, open));
    at = close + 1;
  }
}

function removeFirst(text: string, what: string): string {
  const found = text.indexOf(what);
  return found === -1 ? text : text.slice(0, found) + text.slice(found + what.length);
}

function slice(input: unknown, start: number, length: number): unknown {
  const whole = Array.isArray(input) ? listOf(input) : textOf(input);
  const from = start < 0 ? Math.max(0, whole.length + start) : start;
  const missing = start < 0 ? Math.min(0, whole.length + start) : 0;
  return whole.slice(from, Math.max(from, from + length + missing));
}

function split(rt: Runtime, text: string, by: string): readonly string[] {
  if (text.trim() === '') return [text];
  burn(rt, text.length >>> 2);
  return by === '' ? [text] : text.split(by).filter((piece) => piece !== '');
}

function truncate(text: string, length: number, end: string): string {
  return text.length > length ? text.slice(0, Math.max(0, length - end.length)) + end : text;
}

function truncateWords(text: string, words: number, end: string): string {
  const all = text.split(' ');
  return all.length > words ? all.slice(0, Math.max(0, words)).join(' ') + end : text;
}

/** Repeats a text, if the result is not too long. */
export function repeated(rt: Runtime, text: string, times: number): string {
  const count = Math.max(0, Math.trunc(times));
  checkText(rt, text.length * count);
  return text.repeat(count);
}
