import { fc, test } from '@fast-check/vitest';
import type { Json, Rest } from '@keelgate/model';
import { expect, it } from 'vitest';
import { difference, merged } from './difference.ts';

const json = fc.jsonValue({ maxDepth: 3, noUnicodeString: true }) as fc.Arbitrary<Json>;
const map = fc.dictionary(fc.constantFrom('a', 'b', 'C', 'd'), json, { maxKeys: 4 }) as fc.Arbitrary<Rest>;

test.prop([map, map])('what is written and what it lacks give back all of what was found', (found, written) => {
  const whole = merged(written, difference(found, written) as Rest | undefined);
  expect(difference(found, whole)).toBeUndefined();
});

test.prop([map])('nothing is lacking of what is written as it was found', (found) => {
  expect(difference(found, found)).toBeUndefined();
});

it.each<[Json, Json, Json | undefined]>([
  [{ sku: { name: 'premium', capacity: '2' } }, { sku: { name: 'Premium', capacity: 2 } }, undefined],
  [{ path: '/orders/', terms: 'none' }, { path: 'orders' }, { terms: 'none' }],
  [{ list: [{ a: 1 }] }, { list: [{ a: 1, b: 2 }] }, undefined],
  [{ list: [{ a: 1, c: 3 }] }, { list: [{ a: 1, b: 2 }] }, { list: [{ a: 1, c: 3 }] }],
  [{ a: null }, {}, { a: null }],
  [{ a: {} }, {}, { a: {} }],
])('%j against %j', (found, written, left) => {
  expect(difference(found, written)).toEqual(left);
});
