import { keyComparerOf } from '../collections/comparer.ts';
import { addEntry, dictionaryOf, type DictionaryValue } from '../collections/dictionary-value.ts';
import { checkFunction } from '../collections/function-types.ts';
import { listOf, takeAll } from '../collections/list-value.ts';
import { addToSet, setOf, type SetValue } from '../collections/set-value.ts';
import type { Members } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { Projection, Types } from './function-types.ts';
import { take } from './sequence.ts';

/** `ToList`, `ToHashSet` and `ToDictionary`. */
export const toCollection: Members = {
  'static List<TSource> ToList<TSource>(this IEnumerable<TSource> source)': (rt, _types: Types, source: NetValue) =>
    listOf(takeAll(rt, source, 'source')),
  'static HashSet<TSource> ToHashSet<TSource>(this IEnumerable<TSource> source)': (
    rt,
    _types: Types,
    source: NetValue,
  ) => hashSet(rt, source, null),
  'static HashSet<TSource> ToHashSet<TSource>(this IEnumerable<TSource> source, IEqualityComparer<TSource> comparer)': (
    rt,
    _types: Types,
    source: NetValue,
    comparer: NetValue,
  ) => hashSet(rt, source, comparer),
  'static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)':
    (rt, _types: Types, source: NetValue, key: Projection) => dictionary(rt, source, { key, element: same }, null),
  'static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    (rt, _types: Types, source: NetValue, ...[key, comparer]: [Projection, NetValue]) =>
      dictionary(rt, source, { key, element: same }, comparer),
  'static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector)':
    (rt, _types: Types, source: NetValue, ...[key, item]: [Projection, Projection]) =>
      dictionary(rt, source, { key, element: item }, null),
  'static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, IEqualityComparer<TKey> comparer)':
    (rt, _types: Types, source: NetValue, ...[key, item, comparer]: [Projection, Projection, NetValue]) =>
      dictionary(rt, source, { key, element: item }, comparer),
};

function same(item: NetValue): NetValue {
  return item;
}

function hashSet(rt: Runtime, source: NetValue, comparer: NetValue): SetValue {
  const made = setOf(keyComparerOf(comparer));
  for (const item of take(rt, source)) addToSet(rt, made, item);
  return made;
}

type Selectors = { readonly key: Projection; readonly element: Projection };

function dictionary(
  rt: Runtime,
  source: NetValue,
  ...[{ key, element }, comparer]: readonly [Selectors, NetValue]
): DictionaryValue {
  const items = take(rt, source);
  checkFunction(key, 'keySelector');
  checkFunction(element, 'elementSelector');
  const made = dictionaryOf([], keyComparerOf(comparer));
  for (const item of items) addEntry(rt, made, key(item, 0), element(item, 0));
  return made;
}
