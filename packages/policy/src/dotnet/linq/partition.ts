import { checkFunction } from '../collections/function-types.ts';
import type { Members } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { Test, Types } from './function-types.ts';
import { from, type SequenceValue } from './sequence.ts';

/** `Take` and `Skip`, by number and by condition. What is not asked for is not taken from the source. */
export const partition: Members = {
  'static IEnumerable<TSource> Take<TSource>(this IEnumerable<TSource> source, int count)': (
    rt,
    _types: Types,
    source: NetValue,
    count: number,
  ) =>
    from(rt, source, function* begin(items) {
      let left = count;
      if (left <= 0) return;
      for (const item of items) {
        yield item;
        left -= 1;
        if (left === 0) return;
      }
    }),
  'static IEnumerable<TSource> Skip<TSource>(this IEnumerable<TSource> source, int count)': (
    rt,
    types: Types,
    source: NetValue,
    count: number,
  ) => skip(rt, types, source, (_item, index) => index < count),
  'static IEnumerable<TSource> TakeWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)':
    takeWhile,
  'static IEnumerable<TSource> TakeWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)':
    takeWhile,
  'static IEnumerable<TSource> SkipWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)':
    skip,
  'static IEnumerable<TSource> SkipWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)':
    skip,
};

function takeWhile(rt: Runtime, _types: Types, source: NetValue, predicate: Test): SequenceValue {
  checkFunction(predicate, 'predicate');
  return from(rt, source, function* begin(items) {
    let index = 0;
    for (const item of items) {
      if (!predicate(item, index)) return;
      yield item;
      index += 1;
    }
  });
}

function skip(rt: Runtime, _types: Types, source: NetValue, predicate: Test): SequenceValue {
  checkFunction(predicate, 'predicate');
  return from(rt, source, function* rest(items) {
    let index = 0;
    let isSkipping = true;
    for (const item of items) {
      isSkipping = isSkipping && predicate(item, index);
      if (!isSkipping) yield item;
      index += 1;
    }
  });
}
