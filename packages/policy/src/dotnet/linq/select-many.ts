import { checkFunction } from '../collections/function-types.ts';
import type { Members } from '../define.ts';
import { iterate } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { Combiner, Projection, Types } from './function-types.ts';
import { from, type SequenceValue } from './sequence.ts';

export const selectMany: Members = {
  'static IEnumerable<TResult> SelectMany<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, IEnumerable<TResult>> selector)':
    flatten,
  'static IEnumerable<TResult> SelectMany<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, int, IEnumerable<TResult>> selector)':
    flatten,
  'static IEnumerable<TResult> SelectMany<TSource, TCollection, TResult>(this IEnumerable<TSource> source, Func<TSource, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)':
    flattenPairs,
  'static IEnumerable<TResult> SelectMany<TSource, TCollection, TResult>(this IEnumerable<TSource> source, Func<TSource, int, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)':
    flattenPairs,
};

function flatten(rt: Runtime, _types: Types, source: NetValue, selector: Projection): SequenceValue {
  checkFunction(selector, 'selector');
  return from(rt, source, function* flat(items) {
    let index = 0;
    for (const item of items) {
      yield* iterate(rt, selector(item, index));
      index += 1;
    }
  });
}

function flattenPairs(
  rt: Runtime,
  _types: Types,
  source: NetValue,
  ...[selector, combine]: readonly [Projection, Combiner]
): SequenceValue {
  checkFunction(selector, 'collectionSelector');
  checkFunction(combine, 'resultSelector');
  return from(rt, source, function* flat(items) {
    let index = 0;
    for (const item of items) {
      for (const inner of iterate(rt, selector(item, index))) yield combine(item, inner);
      index += 1;
    }
  });
}
