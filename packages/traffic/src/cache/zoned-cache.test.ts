import { test } from '@fast-check/vitest';
import { draw } from '@keelgate/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createZipf, pick } from '../sim/alias.ts';
import { createZonedCache } from './zoned-cache.ts';

const entry = { bytes: 1, expiresUs: Infinity, value: 1 };

test.prop([fc.integer({ min: 1, max: 5 }), fc.nat({ max: 4 }), fc.array(fc.integer(), { maxLength: 60 })])(
  'a lost zone takes the entries that lived there and no others (H1)',
  (zones, which, keys) => {
    const cache = createZonedCache({ zones, bytesMax: 1e6 });
    const lost = which % zones;
    const distinct = [...new Set(keys)];
    for (const key of distinct) cache.put(key, 0, entry);
    const there = distinct.filter((key) => cache.home(key, 0) === lost);
    expect(cache.zoneDown(lost, 0)).toBe(there.length);
    for (const key of distinct) expect(cache.get(key, 0, 0)).toBe(there.includes(key) ? -1 : 1);
  },
);

test.prop([fc.integer({ min: 2, max: 5 }), fc.nat({ max: 4 }), fc.integer()])(
  'only the lost zone’s keys move, and they move back',
  (zones, which, key) => {
    const cache = createZonedCache({ zones, bytesMax: 1e6 });
    const lost = which % zones;
    const home = cache.home(key, 0);
    cache.zoneDown(lost, 0);
    expect(cache.home(key, 0) === home).toBe(home !== lost);
    cache.zoneUp(lost);
    expect(cache.home(key, 0)).toBe(home);
  },
);

it('keys spread evenly over the zones', () => {
  const cache = createZonedCache({ zones: 3, bytesMax: 1 });
  const counts = [0, 0, 0];
  for (let key = 0; key < 30_000; key += 1) counts[cache.home(key, key * 7)]! += 1;
  // A share of 1/3 of 30,000: four standard deviations are 327.
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(327);
});

/** Che's approximation: the hit ratio of an LRU cache of `size` entries under independent requests of these shares. */
function cheHitRatio(shares: readonly number[], size: number): number {
  const filled = (time: number) => shares.reduce((sum, share) => sum + 1 - Math.exp(-share * time), 0);
  let [low, high] = [0, 1];
  while (filled(high) < size) high *= 2;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (filled(middle) < size) low = middle;
    else high = middle;
  }
  return shares.reduce((sum, share) => sum + share * (1 - Math.exp(-share * high)), 0);
}

it.each([0.6, 0.9, 1.2])('hits as often as Che’s approximation says, under Zipf %d', (skew) => {
  const items = 5000;
  const size = 600;
  const weights = Array.from({ length: items }, (_, rank) => Math.exp(-skew * Math.log(rank + 1)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const popularity = createZipf(items, skew);
  const cache = createZonedCache({ zones: 3, bytesMax: size });
  let hits = 0;
  const requests = 300_000;
  for (let request = 0; request < requests * 2; request += 1) {
    const item = pick(popularity, draw(1, 1, request));
    const hit = cache.get(item, 0, 0) >= 0;
    if (!hit) cache.put(item, 0, entry);
    if (hit && request >= requests) hits += 1;
  }
  const expected = cheHitRatio(
    weights.map((weight) => weight / total),
    size,
  );
  // Chance leaves 0.4 %; three zones of a third each, and the approximation itself, about as much.
  expect(Math.abs(hits / requests - expected)).toBeLessThan(0.015);
});

type Step = { readonly kind: 'put' | 'get' | 'down' | 'up'; readonly key: number; readonly zone: number };

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('put', 'put', 'get', 'get', 'down', 'up'),
    key: fc.nat({ max: 9 }),
    zone: fc.nat({ max: 2 }),
  }),
  { maxLength: 120 },
);

test.prop([steps])('a hit is what was stored last, whatever zones went and came (H1)', (all) => {
  const cache = createZonedCache({ zones: 3, bytesMax: 1e6 });
  const model = new Map<number, { readonly value: number; readonly home: number }>();
  const alive = [true, true, true];
  for (const [value, { kind, key, zone }] of all.entries()) {
    if (kind === 'put') {
      cache.put(key, ~key, { ...entry, value });
      if (alive.includes(true)) model.set(key, { value, home: cache.home(key, ~key) });
    } else if (kind === 'get') {
      expect(cache.get(key, ~key, 0)).toBe(model.get(key)?.value ?? -1);
    } else if (kind === 'down') {
      alive[zone] = false;
      const lost = [...model].filter(([, { home }]) => home === zone);
      for (const [gone] of lost) model.delete(gone);
      expect(cache.zoneDown(zone, 0)).toBe(lost.length);
    } else {
      alive[zone] = true;
      cache.zoneUp(zone);
      // Keys that have their home there again are misses once more.
      for (const [moved, { home }] of model) if (cache.home(moved, ~moved) !== home) model.delete(moved);
    }
  }
});

it('nine requests in ten hit; without one zone of three, six do, and the backend has four times the load', () => {
  const cache = createZonedCache({ zones: 3, bytesMax: 1e6 });
  for (let key = 0; key < 9000; key += 1) cache.put(key, 0, entry);
  const misses = () => Array.from({ length: 10_000 }, (_, key) => cache.get(key, 0, 0)).filter((hit) => hit < 0).length;
  const before = misses();
  expect(before).toBe(1000);
  cache.zoneDown(1, 0);
  // A third of 9000 keys lived there: four standard deviations are 179.
  expect(Math.abs(misses() - 4 * before)).toBeLessThan(179);
});
