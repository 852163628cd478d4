import type { Value } from '../value.ts';
import type { CallWork } from './define-function.ts';
import { checkLength } from './define-function.ts';
import { jsonText } from './json-text.ts';
import { numberText } from './number-format.ts';

const token = /\{\{|\}\}|\{(\d{1,4})\s*(?:,\s*(-?\d{1,5})\s*)?(?::([^{}]*))?\}|[^{}]+|[{}]/g;
const widthMax = 16_384;

/** A .NET composite format with its values in it. */
export function composed(pattern: string, given: readonly Value[], work: CallWork): string {
  const parts: string[] = [];
  let length = 0;
  for (const match of pattern.matchAll(token)) {
    const part = match[1] === undefined ? literal(match[0], work) : item(match, given, work);
    length += part.length;
    checkLength(length, work);
    parts.push(part);
  }
  return parts.join('');
}

function literal(text: string, work: CallWork): string {
  if (text === '{{' || text === '}}') return text.charAt(0);
  if (text === '{' || text === '}')
    return work.refuse(`argument 1 has a ${text} that belongs to no placeholder such as {0}`);
  return text;
}

function item(
  [whole, index, width = '0', format = '']: RegExpExecArray,
  given: readonly Value[],
  work: CallWork,
): string {
  const value = given[Number(index)];
  if (value === undefined) return work.refuse(`argument 1 has ${whole}, but ${given.length} values come after it`);
  const wanted = Number(width);
  if (Math.abs(wanted) > widthMax)
    return work.refuse(`argument 1 has the width ${wanted}, expected at most ${widthMax}`);
  const isNumber = value.kind === 'scalar' && typeof value.value === 'number';
  const text = isNumber ? numberText(value.value, format, work) : jsonText(value);
  return wanted < 0 ? text.padEnd(-wanted) : text.padStart(wanted);
}
