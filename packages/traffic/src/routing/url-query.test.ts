import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decoded, queryValue } from './url-query.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 6 });

test.prop([
  fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c d', 'é'), text)),
  fc.constantFrom('a', 'b', 'c d', 'é', 'z'),
])('reads what the platform’s own parser reads', (pairs, name) => {
  const query = new URLSearchParams(pairs);
  expect(queryValue(query.toString(), name)).toBe(query.get(name));
  expect(queryValue(query.toString(), name.toUpperCase())).toBe(query.get(name));
});

test.prop([text])('takes away the escapes that were put on, and leaves broken ones', (plain) => {
  expect(decoded(encodeURIComponent(plain))).toBe(plain);
  expect(decoded(`${plain.replaceAll('%', '')}%`)).toBe(`${plain.replaceAll('%', '')}%`);
});

it.each([
  ['', 'a', null],
  ['a', 'a', ''],
  ['a=', 'a', ''],
  ['a=1=2', 'a', '1=2'],
  ['b&a=1', 'a', '1'],
  ['aa=1', 'a', null],
  ['&&a=1', 'a', '1'],
  ['a=1&a=2', 'a', '1'],
])('in %j the value of %s is %j', (query, name, value) => {
  expect(queryValue(query, name)).toBe(value);
});
