import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPlace } from './json-place.ts';

type Found = { readonly path: string; readonly value: unknown };

/** Every value inside a value, with its path. */
function all(value: unknown, path = ''): readonly Found[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  const inside = Object.entries(value).flatMap(([name, member]) =>
    all(member, `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return [{ path, value }, ...inside];
}

/** What a reader has read of a value when it has read its first token. */
function firstToken(value: unknown): string {
  return Array.isArray(value) ? '[' : typeof value === 'object' && value !== null ? '{' : JSON.stringify(value);
}

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 'a', 'b"{', 'c\\', 12, -1.5, ''),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('p', 'q/r', 's~', '"', ','), tie('value'), { maxKeys: 3 }),
  ),
}));

describe('a place in JSON', () => {
  test.prop([value, fc.constantFrom(undefined, 1)])('is behind the first token of the value', (whole, indent) => {
    const text = JSON.stringify(whole, null, indent);
    const lines = text.split('\n');
    for (const { path, value: inner } of all(whole)) {
      const { line, position } = jsonPlace(text, path);
      expect(lines[line - 1]?.slice(0, position).endsWith(firstToken(inner))).toBe(true);
    }
  });

  test.prop([value])('grows with the order of the values', (whole) => {
    const text = JSON.stringify(whole);
    const places = all(whole).map(({ path }) => jsonPlace(text, path).position);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    expect(new Set(places).size).toBe(places.length);
  });

  it.each([
    ['{"a":1,"a":22}', '/a', { line: 1, position: 13 }],
    ['{}', '/a', { line: 1, position: 1 }],
    ['', '', { line: 1, position: 0 }],
  ])('%s and %s: %j', (text, path, place) => {
    expect(jsonPlace(text, path)).toEqual(place);
  });
});
