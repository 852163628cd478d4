import { checkFunction } from '../collections/function-types.ts';
import type { Members } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { Projection, Types } from './function-types.ts';
import type { OrderedValue, SortKey } from './ordered-sequence.ts';

const result = 'static IOrderedEnumerable<TSource>';
const key = 'Func<TSource, TKey> keySelector';
const comparer = 'IComparer<TKey> comparer';
const plain = 'this IEnumerable<TSource> source';
const sorted = 'this IOrderedEnumerable<TSource> source';

/** `OrderBy`, `ThenBy`, and both from the other end. */
export const orderBy: Members = {
  [`${result} OrderBy<TSource, TKey>(${plain}, ${key})`]: ordering(begin, false),
  [`${result} OrderBy<TSource, TKey>(${plain}, ${key}, ${comparer})`]: ordering(begin, false),
  [`${result} OrderByDescending<TSource, TKey>(${plain}, ${key})`]: ordering(begin, true),
  [`${result} OrderByDescending<TSource, TKey>(${plain}, ${key}, ${comparer})`]: ordering(begin, true),
  [`${result} ThenBy<TSource, TKey>(${sorted}, ${key})`]: ordering(refine, false),
  [`${result} ThenBy<TSource, TKey>(${sorted}, ${key}, ${comparer})`]: ordering(refine, false),
  [`${result} ThenByDescending<TSource, TKey>(${sorted}, ${key})`]: ordering(refine, true),
  [`${result} ThenByDescending<TSource, TKey>(${sorted}, ${key}, ${comparer})`]: ordering(refine, true),
};

type Operator = (rt: Runtime, types: Types, source: NetValue, ...rest: [Projection, NetValue?]) => OrderedValue;

function ordering(add: (source: NetValue, key: SortKey) => OrderedValue, isDescending: boolean): Operator {
  return (_rt, _types, source, ...[of, given = null]) => {
    if (source === null) return raiseArgumentNull('source');
    checkFunction(of, 'keySelector');
    return add(source, { of, comparer: given, isDescending });
  };
}

function begin(source: NetValue, first: SortKey): OrderedValue {
  return { net: 'System.Linq.OrderedSequence', source, keys: [first] };
}

function refine(source: NetValue, next: SortKey): OrderedValue {
  const { source: unsorted, keys } = source as OrderedValue;
  return { net: 'System.Linq.OrderedSequence', source: unsorted, keys: [...keys, next] };
}
