import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, test as example } from 'vitest';
import { nearest } from './nearest.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', '-'), minLength: 6, maxLength: 12 });

test.prop([word, fc.nat(), fc.constantFrom('drop', 'swap', 'double')])(
  'finds a word that one slip was made in',
  (meant, at, slip) => {
    const index = at % (meant.length - 1);
    const [left, right] = [meant[index] ?? '', meant[index + 1] ?? ''];
    const made = slip === 'drop' ? right : slip === 'swap' ? right + left : left + left + right;
    const written = meant.slice(0, index) + made + meant.slice(index + 2);
    expect(nearest(written, [meant, 'something-else-altogether'])).toBe(meant);
  },
);

example.each([
  ['set-haeder', 'set-header'],
  ['Set-Header', 'set-header'],
  ['invoke-darp-binding', 'invoke-dapr-binding'],
  ['nope', null],
  ['x', null],
])('%s: %s', (written, meant) => {
  expect(nearest(written, ['set-header', 'set-body', 'invoke-dapr-binding', 'proxy'])).toBe(meant);
});
