import { checkFunction } from '../collections/function-types.ts';
import type { Members } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { Test, Types } from './function-types.ts';
import { from, type SequenceValue } from './sequence.ts';

export const where: Members = {
  'static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': filter,
  'static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)':
    filter,
};

function filter(rt: Runtime, _types: Types, source: NetValue, predicate: Test): SequenceValue {
  checkFunction(predicate, 'predicate');
  return from(rt, source, function* kept(items) {
    let index = 0;
    for (const item of items) {
      if (predicate(item, index)) yield item;
      index += 1;
    }
  });
}
