import { computeMistake, filterMistake, orderByMistake } from './odata-expression.ts';

/** Options inside options go no deeper. */
const depthMax = 16;

/** What each system option must look like. Says what is wrong, or `null`. */
type Check = (value: string, depth: number) => string | null;

const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['filter', filterMistake],
  ['orderby', orderByMistake],
  ['compute', computeMistake],
  ['select', (value, depth) => itemsMistake(value, depth)],
  ['expand', (value, depth) => itemsMistake(value, depth)],
  ['top', (value) => matching(value, /^\d+$/, 'a number from 0')],
  ['skip', (value) => matching(value, /^\d+$/, 'a number from 0')],
  ['index', (value) => matching(value, /^-?\d+$/, 'a number')],
  ['count', (value) => matching(value, /^(?:true|false)$/, 'true or false')],
  ['levels', (value) => matching(value, /^(?:\d+|max)$/, 'a number or max')],
  ['format', (value) => matching(value, /^[\w.+-]+(?:\/[\w.+*-]+)?(?:;.*)?$/s, 'a media type')],
  ['search', (value) => some(value) ?? balanceMistake(value, '"')],
  ['apply', (value) => some(value) ?? balanceMistake(value, "'")],
  ['skiptoken', some],
  ['deltatoken', some],
  ['id', some],
  ['schemaversion', some],
]);

/** What is wrong with the value of a system option, named without its `$`; `undefined` where there is no such option. */
export function optionMistake(name: string, value: string, depth = 0): string | null | undefined {
  return checks.get(name)?.(value.trim(), depth);
}

function matching(value: string, pattern: RegExp, expected: string): string | null {
  return pattern.test(value) ? null : `'${value}' is not ${expected}.`;
}

function some(value: string): string | null {
  return value === '' ? 'The value is empty.' : null;
}

/** `$select` and `$expand`: paths, each with options in parentheses or without. */
function itemsMistake(value: string, depth: number): string | null {
  const wrong = balanceMistake(value, "'");
  if (wrong !== null) return wrong;
  for (const item of pieces(value, ',')) {
    const [, path, options] = /^([^()]*)(?:\((.*)\))?$/s.exec(item.trim()) ?? [];
    if (
      path === undefined ||
      !/^(?:\*|[$@]?[\p{L}_][\p{L}\p{N}_.]*(?:\.\*)?)(?:\/(?:\*|\$?[\p{L}_][\p{L}\p{N}_.]*))*$/u.test(path.trim())
    )
      return `'${item.trim()}' is not a path.`;
    const inner = options === undefined ? null : optionsMistake(options, depth + 1);
    if (inner !== null) return inner;
  }
  return null;
}

/** `$filter=…;$top=…` */
function optionsMistake(text: string, depth: number): string | null {
  if (depth > depthMax) return 'Options are nested too deeply.';
  for (const option of pieces(text, ';')) {
    const [, name = '', value = ''] = /^\s*\$?(\w+)\s*=(.*)$/s.exec(option) ?? [];
    const wrong = optionMistake(name, value, depth);
    if (wrong === undefined) return `'${option.trim()}' is not an option.`;
    if (wrong !== null) return wrong;
  }
  return null;
}

/** A text taken apart at a sign, outside of parentheses and quotes. */
function pieces(text: string, sign: string): readonly string[] {
  const found = [''];
  let depth = 0;
  for (const [piece] of text.matchAll(/'(?:[^']|'')*'|[^]/g)) {
    if (piece === '(') depth += 1;
    else if (piece === ')') depth -= 1;
    if (piece === sign && depth === 0) found.push('');
    else found[found.length - 1] += piece;
  }
  return found;
}

/** Parentheses and quotes must be closed. */
function balanceMistake(text: string, quote: string): string | null {
  let depth = 0;
  let isQuoted = false;
  for (const character of text) {
    if (character === quote) isQuoted = !isQuoted;
    else if (!isQuoted && character === '(') depth += 1;
    else if (!isQuoted && character === ')') depth -= 1;
    if (depth < 0) return "')' is not expected.";
  }
  if (isQuoted) return `${quote} is not closed.`;
  return depth > 0 ? "')' is missing." : null;
}
