import { expect, it } from 'vitest';
import { agree } from './agree.ts';

const found = { requests: 1e6, limited: 2e5, hits: 5e5, misses: 2e5, p99Us: 190_000 };

it('what chance does is passed over', () => {
  expect(() =>
    agree(found, { ...found, requests: 1.001e6, limited: 2.1e5, hits: 5.05e5, p99Us: 192_000 }),
  ).not.toThrow();
});

it.each([{ requests: 9e5 }, { limited: 3e5 }, { hits: 4e5 }, { p99Us: 220_000 }, { p99Us: Number.NaN }])(
  '%j is something else',
  (other) => {
    expect(() => agree(found, { ...found, ...other })).toThrow('chance');
  },
);
