import { checkFunction } from '../collections/function-types.ts';
import type { Members } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { Combiner, Projection, Types } from './function-types.ts';
import { lookupOf, type Grouper, type LookupValue } from './lookup-value.ts';
import { from, take, type SequenceValue } from './sequence.ts';

const key = 'this IEnumerable<TSource> source, Func<TSource, TKey> keySelector';
const item = 'Func<TSource, TElement> elementSelector';
const comparer = 'IEqualityComparer<TKey> comparer';
const result = (of: string): string => `Func<TKey, IEnumerable<${of}>, TResult> resultSelector`;

/** What an overload takes after the source. */
type Given = { readonly element?: boolean; readonly result?: boolean; readonly comparer?: boolean };

/** `GroupBy` and `ToLookup`, each with what it may be given beside the key. */
export const groupBy: Members = {
  [`static IEnumerable<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(${key})`]: grouped({}),
  [`static IEnumerable<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(${key}, ${comparer})`]: grouped({
    comparer: true,
  }),
  [`static IEnumerable<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(${key}, ${item})`]: grouped({
    element: true,
  }),
  [`static IEnumerable<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(${key}, ${item}, ${comparer})`]:
    grouped({ element: true, comparer: true }),
  [`static IEnumerable<TResult> GroupBy<TSource, TKey, TResult>(${key}, ${result('TSource')})`]: grouped({
    result: true,
  }),
  [`static IEnumerable<TResult> GroupBy<TSource, TKey, TResult>(${key}, ${result('TSource')}, ${comparer})`]: grouped({
    result: true,
    comparer: true,
  }),
  [`static IEnumerable<TResult> GroupBy<TSource, TKey, TElement, TResult>(${key}, ${item}, ${result('TElement')})`]:
    grouped({ element: true, result: true }),
  [`static IEnumerable<TResult> GroupBy<TSource, TKey, TElement, TResult>(${key}, ${item}, ${result('TElement')}, ${comparer})`]:
    grouped({ element: true, result: true, comparer: true }),
  [`static ILookup<TKey, TSource> ToLookup<TSource, TKey>(${key})`]: lookedUp({}),
  [`static ILookup<TKey, TSource> ToLookup<TSource, TKey>(${key}, ${comparer})`]: lookedUp({ comparer: true }),
  [`static ILookup<TKey, TElement> ToLookup<TSource, TKey, TElement>(${key}, ${item})`]: lookedUp({ element: true }),
  [`static ILookup<TKey, TElement> ToLookup<TSource, TKey, TElement>(${key}, ${item}, ${comparer})`]: lookedUp({
    element: true,
    comparer: true,
  }),
};

type Arguments = readonly [Projection, ...unknown[]];
type Overload<Result> = (rt: Runtime, types: Types, source: NetValue, ...rest: Arguments) => Result;

function grouped(given: Given): Overload<SequenceValue> {
  return (rt, _types, source, ...rest) => {
    const grouper = grouperOf(given, rest);
    const combine = given.result === true ? (rest[given.element === true ? 2 : 1] as Combiner) : null;
    if (given.result === true) checkFunction(combine, 'resultSelector');
    return from(rt, source, function* groups(items) {
      for (const group of lookupOf(rt, items, grouper).groups.values())
        yield combine === null ? group : combine(group.key, group);
    });
  };
}

function lookedUp(given: Given): Overload<LookupValue> {
  return (rt, _types, source, ...rest) => lookupOf(rt, take(rt, source), grouperOf(given, rest));
}

function grouperOf(given: Given, rest: Arguments): Grouper {
  const element = given.element === true ? (rest[1] as Projection) : (each: NetValue) => each;
  checkFunction(rest[0], 'keySelector');
  checkFunction(element, 'elementSelector');
  return { key: rest[0], element, comparer: given.comparer === true ? (rest.at(-1) as NetValue) : null };
}
