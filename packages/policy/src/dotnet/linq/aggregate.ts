import { checkFunction } from '../collections/function-types.ts';
import type { Members } from '../define.ts';
import type { NetValue } from '../value.ts';
import type { Combiner, Projection, Types } from './function-types.ts';
import { raiseNoElements } from './missing.ts';
import { take } from './sequence.ts';

export const aggregate: Members = {
  'static TSource Aggregate<TSource>(this IEnumerable<TSource> source, Func<TSource, TSource, TSource> func)': (
    rt,
    _types: Types,
    source: NetValue,
    step: Combiner,
  ) => {
    const items = take(rt, source);
    checkFunction(step, 'func');
    const first = items.next();
    return first.done === true ? raiseNoElements() : fold(items, first.value, step);
  },
  'static TAccumulate Aggregate<TSource, TAccumulate>(this IEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func)':
    (rt, _types: Types, source: NetValue, ...[seed, step]: [NetValue, Combiner]) => {
      checkFunction(step, 'func');
      return fold(take(rt, source), seed, step);
    },
  'static TResult Aggregate<TSource, TAccumulate, TResult>(this IEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func, Func<TAccumulate, TResult> resultSelector)':
    (rt, _types: Types, source: NetValue, ...[seed, step, result]: [NetValue, Combiner, Projection]) => {
      checkFunction(step, 'func');
      checkFunction(result, 'resultSelector');
      return result(fold(take(rt, source), seed, step), 0);
    },
};

function fold(items: Iterable<NetValue>, seed: NetValue, step: Combiner): NetValue {
  let sofar = seed;
  for (const item of items) sofar = step(sofar, item);
  return sofar;
}
