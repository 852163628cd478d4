import type { HeadersJson } from '@keelgate/model';
import { compareText } from './compare-text.ts';
import { compareValue } from './compare-value.ts';
import type { ExpectedBody, ExpectedHeaders } from './expectation.ts';
import type { Mismatch } from './mismatch.ts';
import { difference, shown } from './mismatch.ts';
import { meetsPattern, readExpression } from './pattern.ts';
import type { ValuePath } from './source-text.ts';

/** Headers by name, in any case: several values are one text with commas, or a list of as many. */
export function compareHeaders(
  path: ValuePath,
  wanted: ExpectedHeaders | undefined,
  got: HeadersJson,
): readonly Mismatch[] {
  return Object.entries(wanted ?? {}).flatMap(([name, value]): readonly Mismatch[] => {
    const at = [...path, name];
    const values = valuesOf(got, name);
    if (value === null) {
      return values === null ? [] : [{ path: at, expected: 'no such header', got: shown(values.join(', ')) }];
    }
    if (values === null) return [{ path: at, expected: shown(value), got: 'no such header' }];
    if (typeof value === 'string') return compareText(at, value, values.join(', '));
    const isSame =
      value.length === values.length && value.every((each, index) => meetsPattern(each, values[index] ?? ''));
    return isSame ? [] : [{ path: at, expected: shown(value), got: shown(values) }];
  });
}

function valuesOf(headers: HeadersJson, name: string): readonly string[] | null {
  const found = Object.entries(headers).filter(([other]) => other.toLowerCase() === name.toLowerCase());
  return found.length === 0 ? null : found.flatMap(([, value]) => value);
}

/** A body as a whole text, or by what of it is expected. */
export function compareBody(path: ValuePath, wanted: ExpectedBody | undefined, got: string): readonly Mismatch[] {
  if (wanted === undefined) return [];
  if (typeof wanted === 'string') return wanted === got ? [] : [difference(path, wanted, got)];
  const { exact, contains = [], matches } = wanted;
  const parts = typeof contains === 'string' ? [contains] : contains;
  return [
    ...(exact === undefined || exact === got ? [] : [difference([...path, 'exact'], exact, got)]),
    ...(Object.hasOwn(wanted, 'json') ? compareJson([...path, 'json'], wanted.json, got) : []),
    ...parts
      .filter((part) => !got.includes(part))
      .map((part) => ({ path: [...path, 'contains'], expected: `a text with ${shown(part)}`, got: shown(got) })),
    ...(matches === undefined || readExpression(matches)?.test(got) === true
      ? []
      : [{ path: [...path, 'matches'], expected: `a match of ${matches}`, got: shown(got) }]),
  ];
}

function compareJson(path: ValuePath, wanted: unknown, got: string): readonly Mismatch[] {
  let json: unknown;
  try {
    json = JSON.parse(got);
  } catch {
    return [{ path, expected: `JSON with ${shown(wanted)}`, got: got === '' ? 'an empty body' : shown(got) }];
  }
  return compareValue(path, wanted, json);
}
