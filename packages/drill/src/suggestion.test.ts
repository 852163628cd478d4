import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, test as example } from 'vitest';
import { hintFor, nearest } from './suggestion.ts';

const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{4,12}$/), { minLength: 1, maxLength: 20 });

test.prop([words, fc.nat(), fc.nat()])(
  'a word with one letter lost is near to something that is there',
  (known, which, where) => {
    const word = known[which % known.length] ?? '';
    const at = where % word.length;
    const found = nearest(word.slice(0, at) + word.slice(at + 1), known);
    expect(known).toContain(found);
  },
);

test.prop([words, fc.nat()])('a word that is there is nearest to itself, in whatever case', (known, which) => {
  const word = known[which % known.length] ?? '';
  expect(nearest(word.toUpperCase(), known)).toBe(word);
});

example('what is like nothing there gets what there is to choose from, a dozen at most', () => {
  expect(hintFor('zzzzzzzz', ['poisson', 'uniform'])).toBe('there is poisson, uniform');
  expect(hintFor('zzzzzzzz', [])).toBe('there is none');
  const many = Array.from({ length: 13 }, (_, number) => `abcdefgh${number}`);
  expect(hintFor('zzzzzzzz', many)).toMatch(/abcdefgh11, …$/);
});
