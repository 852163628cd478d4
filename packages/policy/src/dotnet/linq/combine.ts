import { checkFunction } from '../collections/function-types.ts';
import { takeAll } from '../collections/list-value.ts';
import { defaultOf } from '../default-value.ts';
import type { Members } from '../define.ts';
import { iterate } from '../protocol.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { NetValue } from '../value.ts';
import { typeAt, type Combiner, type Types } from './function-types.ts';
import { from, sequence } from './sequence.ts';

/** Operators that put sequences and elements together: `Concat`, `Append`, `Prepend`, `Zip`, `Reverse`, `DefaultIfEmpty`. */
export const combine: Members = {
  'static IEnumerable<TSource> Concat<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)': (
    rt,
    _types: Types,
    ...[first, second]: [NetValue, NetValue]
  ) => {
    if (first === null) return raiseArgumentNull('first');
    if (second === null) return raiseArgumentNull('second');
    return sequence(function* both() {
      yield* iterate(rt, first);
      yield* iterate(rt, second);
    });
  },
  'static IEnumerable<TSource> Append<TSource>(this IEnumerable<TSource> source, TSource element)': (
    rt,
    _types: Types,
    ...[source, element]: [NetValue, NetValue]
  ) =>
    from(rt, source, function* longer(items) {
      yield* items;
      yield element;
    }),
  'static IEnumerable<TSource> Prepend<TSource>(this IEnumerable<TSource> source, TSource element)': (
    rt,
    _types: Types,
    ...[source, element]: [NetValue, NetValue]
  ) =>
    from(rt, source, function* longer(items) {
      yield element;
      yield* items;
    }),
  'static IEnumerable<TResult> Zip<TFirst, TSecond, TResult>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second, Func<TFirst, TSecond, TResult> resultSelector)':
    (rt, _types: Types, first: NetValue, ...[second, pairUp]: [NetValue, Combiner]) => {
      if (first === null) return raiseArgumentNull('first');
      if (second === null) return raiseArgumentNull('second');
      checkFunction(pairUp, 'resultSelector');
      return sequence(function* zipped() {
        const others = iterate(rt, second);
        for (const item of iterate(rt, first)) {
          const other = others.next();
          if (other.done === true) return;
          yield pairUp(item, other.value);
        }
      });
    },
  'static IEnumerable<TSource> Reverse<TSource>(this IEnumerable<TSource> source)': (
    rt,
    _types: Types,
    source: NetValue,
  ) => from(rt, source, () => takeAll(rt, source, 'source').reverse()),
  'static IEnumerable<TSource> DefaultIfEmpty<TSource>(this IEnumerable<TSource> source)': (
    rt,
    types: Types,
    source: NetValue,
  ) => from(rt, source, (items) => orElse(items, defaultOf(typeAt(types, 0)))),
  'static IEnumerable<TSource> DefaultIfEmpty<TSource>(this IEnumerable<TSource> source, TSource defaultValue)': (
    rt,
    _types: Types,
    ...[source, otherwise]: [NetValue, NetValue]
  ) => from(rt, source, (items) => orElse(items, otherwise)),
};

function* orElse(items: Iterable<NetValue>, otherwise: NetValue): Generator<NetValue> {
  let isEmpty = true;
  for (const item of items) {
    isEmpty = false;
    yield item;
  }
  if (isEmpty) yield otherwise;
}
