import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { createTextCache, entryChars } from './text-cache.ts';

const texts = fc.array(fc.string({ maxLength: 12 }), { maxLength: 60 });

test.prop([texts, fc.integer({ min: 0, max: 1000 })])(
  'gives what is made of a text and stays in its bound',
  (asked, max) => {
    const cache = createTextCache((text) => ({ made: text }), max);
    for (const text of asked) {
      expect(cache.get(text)).toEqual({ made: text });
      expect(cache.weight()).toBeLessThanOrEqual(max);
    }
  },
);

test.prop([texts])('makes each of the texts that fit into half of the bound once', (asked) => {
  const made: string[] = [];
  const distinct = new Set(asked);
  const half = [...distinct].reduce((sum, text) => sum + text.length + entryChars, 0);
  const cache = createTextCache((text) => {
    made.push(text);
    return text.length;
  }, half * 2);
  for (const text of [...asked, ...asked]) cache.get(text);
  expect(made).toEqual([...distinct]);
});

it('lets go of what nobody has asked for lately', () => {
  const made: string[] = [];
  const cache = createTextCache((text) => made.push(text), 4 * (entryChars + 1));
  for (const text of ['a', 'b', 'a', 'c', 'a', 'd', 'a', 'e', 'b']) cache.get(text);
  expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
});
