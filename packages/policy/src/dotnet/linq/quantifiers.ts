import { equalityOf } from '../collections/comparer.ts';
import { callMember } from '../collections/dispatch.ts';
import { checkFunction } from '../collections/function-types.ts';
import type { Members } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { isObject, type NetValue } from '../value.ts';
import type { Test, Types } from './function-types.ts';
import { take } from './sequence.ts';

/** `Any`, `All`, `Contains`, `SequenceEqual`: questions about a whole sequence. */
export const quantifiers: Members = {
  'static bool Any<TSource>(this IEnumerable<TSource> source)': (rt, _types: Types, source: NetValue) =>
    take(rt, source).next().done !== true,
  'static bool Any<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (
    rt,
    _types: Types,
    source: NetValue,
    predicate: Test,
  ) => exists(rt, source, predicate),
  'static bool All<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (
    rt,
    _types: Types,
    source: NetValue,
    predicate: Test,
  ) => {
    checkFunction(predicate, 'predicate');
    return !exists(rt, source, (item, index) => !predicate(item, index));
  },
  'static bool Contains<TSource>(this IEnumerable<TSource> source, TSource value)': (
    rt,
    _types: Types,
    ...[source, value]: [NetValue, NetValue]
  ) => (comparesItself(source) ? callMember(rt, source, 'Contains', [value]) : contains(rt, source, value, null)),
  'static bool Contains<TSource>(this IEnumerable<TSource> source, TSource value, IEqualityComparer<TSource> comparer)':
    (rt, _types: Types, source: NetValue, ...[value, comparer]: [NetValue, NetValue]) =>
      contains(rt, source, value, comparer),
  'static bool SequenceEqual<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)': (
    rt,
    _types: Types,
    ...[first, second]: [NetValue, NetValue]
  ) => equalSequences(rt, first, second, null),
  'static bool SequenceEqual<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)':
    (rt, _types: Types, first: NetValue, ...rest: [NetValue, NetValue]) => equalSequences(rt, first, ...rest),
};

function exists(rt: Runtime, source: NetValue, predicate: Test): boolean {
  checkFunction(predicate, 'predicate');
  for (const item of take(rt, source)) if (predicate(item, 0)) return true;
  return false;
}

/** Collections with a comparer of their own use it. */
function comparesItself(source: NetValue): boolean {
  return (
    isObject(source) &&
    (source.net === 'System.Collections.Generic.HashSet`1' ||
      source.net === 'System.Collections.Generic.KeyCollection`1')
  );
}

function contains(rt: Runtime, source: NetValue, ...[value, comparer]: readonly [NetValue, NetValue]): boolean {
  const equal = equalityOf(rt, comparer);
  return exists(rt, source, (item) => equal(item, value));
}

function equalSequences(rt: Runtime, first: NetValue, ...[second, comparer]: readonly [NetValue, NetValue]): boolean {
  const equal = equalityOf(rt, comparer);
  const left = take(rt, first, 'first');
  const right = take(rt, second, 'second');
  for (;;) {
    const [one, other] = [left.next(), right.next()];
    if (one.done === true || other.done === true) return one.done === other.done;
    if (!equal(one.value, other.value)) return false;
  }
}
