import { keyComparerOf } from '../collections/comparer.ts';
import { addToSet, removeFromSet, setOf, type SetValue } from '../collections/set-value.ts';
import type { Members } from '../define.ts';
import { iterate } from '../protocol.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { Types } from './function-types.ts';
import { from, sequence, type SequenceValue } from './sequence.ts';

const comparer = 'IEqualityComparer<TSource> comparer';

/** `Distinct`, `Union`, `Intersect` and `Except`: each element once, in the order in which it is first seen. */
export const setOperators: Members = {
  'static IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source)': distinct,
  [`static IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source, ${comparer})`]: distinct,
  ...operator('Union', (rt, first, second, seen) => addNew(rt, both(first, second), seen)),
  ...operator('Except', (rt, first, second, seen) => {
    for (const item of second) addToSet(rt, seen, item);
    return addNew(rt, first, seen);
  }),
  ...operator('Intersect', (rt, first, second, seen) => {
    for (const item of second) addToSet(rt, seen, item);
    return takeOut(rt, first, seen);
  }),
};

function distinct(rt: Runtime, _types: Types, source: NetValue, given: NetValue = null): SequenceValue {
  return from(rt, source, (items) => addNew(rt, items, setOf(keyComparerOf(given))));
}

type Combination = (
  rt: Runtime,
  first: Iterable<NetValue>,
  second: Iterable<NetValue>,
  seen: SetValue,
) => Iterable<NetValue>;

function operator(name: string, combination: Combination): Members {
  const run = (
    rt: Runtime,
    _types: Types,
    first: NetValue,
    ...[second, given = null]: [NetValue, NetValue?]
  ): NetValue => {
    if (first === null) return raiseArgumentNull('first');
    if (second === null) return raiseArgumentNull('second');
    return sequence(() => combination(rt, iterate(rt, first), iterate(rt, second), setOf(keyComparerOf(given))));
  };
  const declared = `static IEnumerable<TSource> ${name}<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second`;
  return { [`${declared})`]: run, [`${declared}, ${comparer})`]: run };
}

function* both(first: Iterable<NetValue>, second: Iterable<NetValue>): Generator<NetValue> {
  yield* first;
  yield* second;
}

function* addNew(rt: Runtime, items: Iterable<NetValue>, seen: SetValue): Generator<NetValue> {
  for (const item of items) if (addToSet(rt, seen, item)) yield item;
}

function* takeOut(rt: Runtime, items: Iterable<NetValue>, wanted: SetValue): Generator<NetValue> {
  for (const item of items) if (removeFromSet(rt, wanted, item)) yield item;
}
