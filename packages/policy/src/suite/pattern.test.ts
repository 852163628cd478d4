import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { meetsFigure, meetsPattern, readFigure, readPattern } from './pattern.ts';

it.each<[string, string, boolean]>([
  ['a', 'a', true],
  ['a', 'A', false],
  ['/^a/', 'ab', true],
  ['/^a/', 'ba', false],
  ['/^A/i', 'ab', true],
  ['/a.b/s', 'a\nb', true],
  ['/orders', '/orders', true],
  ['//', '//', true],
  ['', '', true],
])('%s and %s', (pattern, text, meets) => {
  expect(meetsPattern(pattern, text)).toBe(meets);
});

it('a regular expression that does not compile is none', () => {
  expect(readPattern('/(/')).toBeNull();
});

it.each<[number | string, number, boolean]>([
  [5, 5, true],
  [5, 5.1, false],
  ['>= 5', 5, true],
  ['> 5', 5, false],
  ['<= 5', 5, true],
  ['<5', 5, false],
  ['<5', 4.9, true],
  ['1..5', 5, true],
  ['1 .. 5', 0.9, false],
])('%s and %d', (figure, value, meets) => {
  expect(meetsFigure(figure, value)).toBe(meets);
});

it.each(['', 'x', '= 5', '5', '>=', '5..', '5..1', '1..2..3'])('%j is no figure', (text) => {
  expect(readFigure(text)).toBeNull();
});

test.prop([fc.nat(1000), fc.nat(1000)])('at least and less are each other’s opposite', (border, value) => {
  expect(meetsFigure(`>= ${border}`, value)).toBe(!meetsFigure(`< ${border}`, value));
  expect(meetsFigure(`> ${border}`, value)).toBe(!meetsFigure(`<= ${border}`, value));
});
