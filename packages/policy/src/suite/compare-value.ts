import type { Mismatch } from './mismatch.ts';
import { shown } from './mismatch.ts';
import type { ValuePath } from './source-text.ts';

/**
 * What of a JSON value is not in another: keys that are expected have to be there, others may; lists have as many entries;
 * `null` is met by what is not there.
 */
export function compareValue(path: ValuePath, expected: unknown, got: unknown): readonly Mismatch[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(got)) return [{ path, expected: shown(expected), got: shown(got) }];
    if (expected.length !== got.length)
      return [{ path, expected: `${entries(expected)}: ${shown(expected)}`, got: `${entries(got)}: ${shown(got)}` }];
    return expected.flatMap((item, at) => compareValue([...path, at], item, got[at]));
  }
  if (isMap(expected)) {
    if (!isMap(got)) return [{ path, expected: shown(expected), got: shown(got) }];
    return Object.entries(expected).flatMap(([key, value]) =>
      compareValue([...path, key], value, Object.hasOwn(got, key) ? got[key] : undefined),
    );
  }
  const isSame = expected === got || (expected === null && got === undefined);
  return isSame ? [] : [{ path, expected: shown(expected), got: shown(got) }];
}

function entries(list: readonly unknown[]): string {
  return `${list.length} ${list.length === 1 ? 'entry' : 'entries'}`;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
