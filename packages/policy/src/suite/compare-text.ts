import type { Mismatch } from './mismatch.ts';
import { difference, shown } from './mismatch.ts';
import { meetsFigure, meetsPattern, readPattern } from './pattern.ts';
import type { ValuePath } from './source-text.ts';

/** A text against a pattern; nothing is expected of one that is not given. */
export function compareText(path: ValuePath, pattern: string | undefined, got: string): readonly Mismatch[] {
  if (pattern === undefined || meetsPattern(pattern, got)) return [];
  if (readPattern(pattern) instanceof RegExp) return [{ path, expected: `a match of ${pattern}`, got: shown(got) }];
  return [difference(path, pattern, got)];
}

export function compareFigure(path: ValuePath, wanted: number | string | undefined, got: number): readonly Mismatch[] {
  return wanted === undefined || meetsFigure(wanted, got) ? [] : [{ path, expected: String(wanted), got: String(got) }];
}

type Texts = { readonly [name: string]: string | number | null };

/** Some fields of a record: texts by patterns, figures as they are, `null` of what there is not. */
export function compareFields(
  path: ValuePath,
  wanted: { readonly [name: string]: string | number | null | undefined },
  got: Texts,
): readonly Mismatch[] {
  return Object.entries(wanted).flatMap(([name, value]) => {
    const found = got[name] ?? null;
    if (typeof value === 'string' && typeof found === 'string') return compareText([...path, name], value, found);
    return value === undefined || value === found
      ? []
      : [{ path: [...path, name], expected: shown(value), got: shown(found) }];
  });
}
