import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLruCache } from './lru-cache.ts';

type Step =
  | { readonly kind: 'put'; readonly key: number; readonly bytes: number; readonly forUs: number }
  | { readonly kind: 'get' | 'remove'; readonly key: number }
  | { readonly kind: 'clear' };

const key = fc.nat({ max: 12 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      key,
      bytes: fc.integer({ min: 1, max: 60 }),
      forUs: fc.nat({ max: 40 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('get' as const), key }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), key }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const) }) },
);

/** The same cache as a map in order of use, oldest first. */
function createModel(bytesMax: number) {
  const entries = new Map<number, { bytes: number; expiresUs: number; value: number }>();
  const used = () => [...entries.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    entries,
    get(of: number, nowUs: number): number {
      const entry = entries.get(of);
      entries.delete(of);
      if (entry === undefined || entry.expiresUs <= nowUs) return -1;
      entries.set(of, entry);
      return entry.value;
    },
    put(of: number, entry: { bytes: number; expiresUs: number; value: number }): void {
      entries.delete(of);
      if (entry.bytes > bytesMax) return;
      while (used() + entry.bytes > bytesMax) entries.delete([...entries.keys()][0] as number);
      entries.set(of, entry);
    },
    used,
  };
}

test.prop([fc.array(step, { maxLength: 150 }), fc.integer({ min: 1, max: 200 })])(
  'is a map in order of use with a limit of bytes: no other key, nothing expired, nothing too much (H1)',
  (steps, bytesMax) => {
    const cache = createLruCache({ bytesMax });
    const model = createModel(bytesMax);
    for (const [nowUs, one] of steps.entries()) {
      if (one.kind === 'get') {
        expect(cache.get(one.key, ~one.key, nowUs)).toBe(model.get(one.key, nowUs));
      } else if (one.kind === 'put') {
        const entry = { bytes: one.bytes, expiresUs: nowUs + one.forUs, value: nowUs };
        cache.put(one.key, ~one.key, entry);
        model.put(one.key, entry);
      } else if (one.kind === 'remove') {
        expect(cache.remove(one.key, ~one.key)).toBe(model.entries.delete(one.key));
      } else {
        expect(cache.clear(nowUs)).toBe(
          [...model.entries.values()].filter(({ expiresUs }) => expiresUs > nowUs).length,
        );
        model.entries.clear();
      }
      expect(cache.size()).toBe(model.entries.size);
      expect(cache.bytes()).toBe(model.used());
    }
  },
);

it('keys that share a word, or a hash chain, are told apart', () => {
  const cache = createLruCache({ bytesMax: 1e9 });
  for (let high = 0; high < 200; high += 1)
    for (let low = 0; low < 20; low += 1) cache.put(high, low, { bytes: 1, expiresUs: 1, value: high * 20 + low });
  for (let high = 0; high < 200; high += 1)
    for (let low = 0; low < 20; low += 1) expect(cache.get(high, low, 0)).toBe(high * 20 + low);
  expect(cache.get(5, 20, 0)).toBe(-1);
});

test.prop([fc.uniqueArray(fc.nat({ max: 500 }), { maxLength: 200 }), fc.func(fc.boolean())])(
  'keeps what is wanted, in its order of use',
  (keys, wants) => {
    const cache = createLruCache({ bytesMax: keys.length });
    for (const one of keys) cache.put(one, -one, { bytes: 1, expiresUs: 1, value: one });
    cache.keep((high) => wants(high));
    const kept = keys.filter((one) => wants(one));
    expect(cache.size()).toBe(kept.length);
    expect(cache.bytes()).toBe(kept.length);
    // One more byte than there is room for pushes out the oldest of those that are left.
    for (let extra = kept.length; extra < keys.length; extra += 1)
      cache.put(-1000 - extra, 0, { bytes: 1, expiresUs: 1, value: 0 });
    cache.put(1000, 0, { bytes: Math.min(1, keys.length), expiresUs: 1, value: 0 });
    for (const [place, one] of kept.entries()) expect(cache.get(one, -one, 0)).toBe(place === 0 ? -1 : one);
  },
);
