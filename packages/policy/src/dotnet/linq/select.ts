import { checkFunction } from '../collections/function-types.ts';
import type { Members } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { Projection, Types } from './function-types.ts';
import { from, type SequenceValue } from './sequence.ts';

export const select: Members = {
  'static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)':
    project,
  'static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, int, TResult> selector)':
    project,
};

function project(rt: Runtime, _types: Types, source: NetValue, selector: Projection): SequenceValue {
  checkFunction(selector, 'selector');
  return from(rt, source, function* projected(items) {
    let index = 0;
    for (const item of items) {
      yield selector(item, index);
      index += 1;
    }
  });
}
