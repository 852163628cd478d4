import { knownCount } from '../collections/as-list.ts';
import { checkFunction } from '../collections/function-types.ts';
import type { Members } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { Test, Types } from './function-types.ts';
import { take } from './sequence.ts';

/** `Count` and `LongCount`. */
export const count: Members = {
  'static int Count<TSource>(this IEnumerable<TSource> source)': (rt, _types: Types, source: NetValue) =>
    countAll(rt, source),
  'static int Count<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (
    rt,
    _types: Types,
    source: NetValue,
    predicate: Test,
  ) => countMatches(rt, source, predicate),
  'static long LongCount<TSource>(this IEnumerable<TSource> source)': (rt, _types: Types, source: NetValue) =>
    BigInt(countAll(rt, source)),
  'static long LongCount<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (
    rt,
    _types: Types,
    source: NetValue,
    predicate: Test,
  ) => BigInt(countMatches(rt, source, predicate)),
};

function countAll(rt: Runtime, source: NetValue): number {
  const items = take(rt, source);
  return knownCount(rt, source) ?? countMatches(rt, source, () => true, items);
}

function countMatches(
  rt: Runtime,
  source: NetValue,
  predicate: Test,
  items: Iterable<NetValue> = take(rt, source),
): number {
  checkFunction(predicate, 'predicate');
  let found = 0;
  for (const item of items) if (predicate(item, 0)) found += 1;
  return found;
}
