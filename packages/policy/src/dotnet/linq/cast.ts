import { castTo } from '../cast.ts';
import type { Members } from '../define.ts';
import { isInstance } from '../is-instance.ts';
import type { NetValue } from '../value.ts';
import { typeAt, type Types } from './function-types.ts';
import { from } from './sequence.ts';

/** `Cast`, `OfType` and `AsEnumerable`: the same elements, seen as another type. */
export const cast: Members = {
  'static IEnumerable<TResult> Cast<TResult>(this System.Collections.IEnumerable source)': (
    rt,
    types: Types,
    source: NetValue,
  ) =>
    from(rt, source, function* converted(items) {
      for (const item of items) yield castTo(rt, item, typeAt(types, 0));
    }),
  'static IEnumerable<TResult> OfType<TResult>(this System.Collections.IEnumerable source)': (
    rt,
    types: Types,
    source: NetValue,
  ) =>
    from(rt, source, function* fitting(items) {
      for (const item of items) if (isInstance(item, typeAt(types, 0))) yield item;
    }),
  'static IEnumerable<TSource> AsEnumerable<TSource>(this IEnumerable<TSource> source)': (
    _rt,
    _types: Types,
    source: NetValue,
  ) => source,
};
