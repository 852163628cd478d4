import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodePart, encodePart, parseQuery, printQuery } from './url.ts';

test.prop([fc.string({ unit: 'binary' })])('a part is decoded as what was encoded', (text) => {
  expect(encodePart(text)).toMatch(/^[\w\-.!~*'()%]*$/);
  expect(decodePart(encodePart(text))).toBe(text);
});

const word = fc.string({ unit: 'binary', minLength: 1 });

test.prop([fc.array(fc.tuple(word, fc.option(fc.string({ unit: 'binary' }))))])(
  'a query is read as what was printed',
  (query) => {
    expect(parseQuery(printQuery(query).slice(1))).toEqual(query);
  },
);

it.each([
  ['half a pair \ud800', 'half%20a%20pair%20%EF%BF%BD'],
  ['a+b', 'a%2Bb'],
])('%j is encoded as %s', (text, encoded) => {
  expect(encodePart(text)).toBe(encoded);
});

it.each(['100%', '%zz', '%ff'])('%s is not encoded, and stays', (text) => {
  expect(decodePart(text)).toBe(text);
});
