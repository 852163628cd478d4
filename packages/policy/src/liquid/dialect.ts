import { BudgetExceeded } from '../dotnet/budget.ts';
import { LiquidFailure } from './failure.ts';

/**
 * Rewrites a template so that the engine reads it as DotLiquid does.
 *
 * - `{%-` and `{{-` take away blanks and tabs before, on the same line; `-%}` and `-}}` take away what follows: one line
 *   break, or a run of blanks and tabs.
 * - A backslash in a quoted text is a backslash, which the engine is told by doubling it.
 * - Conditions are checked for operators that there are not.
 */
export function toEngineDialect(template: string): string {
  const rewriting: Rewriting = { template, out: [], at: 0, depth: 0 };
  while (rewriteNext(rewriting)) continue;
  rewriting.out.push(template.slice(rewriting.at));
  return rewriting.out.join('');
}

type Rewriting = { readonly template: string; readonly out: string[]; at: number; depth: number };

/** Rewrites up to behind the next tag or output; false when there is none. */
function rewriteNext(rewriting: Rewriting): boolean {
  const { template, out, at } = rewriting;
  const open = nextOpening(template, at);
  if (open === -1) return false;
  const isTag = template.charAt(open + 1) === '%';
  const end = template.indexOf(isTag ? '%}' : '}}', open + 2);
  if (end === -1) return false;
  const inner = template.slice(open + 2, end);
  const begins = inner.startsWith('-');
  const ends = inner.endsWith('-') && inner.length > 1;
  const text = template.slice(at, open);
  const body = inner.slice(begins ? 1 : 0, ends ? -1 : undefined);
  out.push(begins ? withoutTrailingBlanks(text) : text, template.slice(open, open + 2));
  out.push(body.replaceAll('\\', '\\\\'), template.slice(end, end + 2));
  rewriting.at = ends ? skipBlank(template, end + 2) : end + 2;
  if (isTag) followTag(rewriting, body.trim());
  return true;
}

function followTag(rewriting: Rewriting, tag: string): void {
  checkCondition(tag);
  rewriting.depth += depthChange(tag);
  if (rewriting.depth > depthMax)
    throw new BudgetExceeded(`Blocks of a Liquid template stand more than ${depthMax} deep.`);
  const verbatim = endOfVerbatim(rewriting.template, tag, rewriting.at);
  if (tag === 'raw') rewriting.out.push(rewriting.template.slice(rewriting.at, verbatim));
  rewriting.at = verbatim;
}

function nextOpening(template: string, from: number): number {
  for (let at = template.indexOf('{', from); at !== -1; at = template.indexOf('{', at + 1)) {
    const next = template.charAt(at + 1);
    if (next === '{' || next === '%') return at;
  }
  return -1;
}

function withoutTrailingBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t';
}

function skipBlank(template: string, from: number): number {
  if (template.startsWith('\n', from)) return from + 1;
  if (template.startsWith('\r\n', from)) return from + 2;
  let at = from;
  while (isBlank(template.charAt(at))) at += 1;
  return at;
}

const depthMax = 100;

/** By how much a tag stands deeper, or ends what does. */
function depthChange(tag: string): number {
  if (/^(?:if|unless|for|case|capture|tablerow|comment|raw|JSONArrayFor)\b/.test(tag)) return 1;
  return tag.startsWith('end') ? -1 : 0;
}

/** What `{% raw %}` encloses stays as it is, what `{% comment %}` encloses is left out. */
function endOfVerbatim(template: string, tag: string, from: number): number {
  if (tag !== 'raw' && tag !== 'comment') return from;
  const closing = /\{%-?[ \t\r\n]*end(?:raw|comment)/g;
  closing.lastIndex = from;
  const found = closing.exec(template);
  return found === null ? template.length : found.index;
}

const operators: ReadonlySet<string> = new Set(
  '== != <> < > <= >= contains Contains startsWith StartsWith endsWith EndsWith hasKey HasKey'.split(' '),
);

/** `if a foo b`: an operator stands behind a value. */
function checkCondition(tag: string): void {
  const words = tag.match(/"[^"]*"|'[^']*'|[<>=!]+|[^\s"'<>=!]+/g) ?? [];
  const [name = '', ...rest] = words;
  if (name !== 'if' && name !== 'elsif' && name !== 'unless') return;
  let place = 0;
  for (const word of rest) {
    if (word === 'and' || word === 'or') place = 0;
    else if (word === '|') return;
    else {
      if (place === 1 && !operators.has(word)) throw new LiquidFailure(`Liquid error: Unknown operator ${word}`);
      place += 1;
    }
  }
}
