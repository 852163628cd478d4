import { checkFunction } from '../collections/function-types.ts';
import type { Members } from '../define.ts';
import { iterate } from '../protocol.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { Combiner, Projection, Types } from './function-types.ts';
import { groupOf, lookupOf, type LookupValue } from './lookup-value.ts';
import { sequence, type SequenceValue } from './sequence.ts';

const sides =
  'this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector';
const joined = `static IEnumerable<TResult> Join<TOuter, TInner, TKey, TResult>(${sides}, Func<TOuter, TInner, TResult> resultSelector`;
const groupJoined = `static IEnumerable<TResult> GroupJoin<TOuter, TInner, TKey, TResult>(${sides}, Func<TOuter, IEnumerable<TInner>, TResult> resultSelector`;

/** `Join` and `GroupJoin`. Keys that are null match nothing. */
export const join: Members = {
  [`${joined})`]: joining(eachMatch),
  [`${joined}, IEqualityComparer<TKey> comparer)`]: joining(eachMatch),
  [`${groupJoined})`]: joining(allMatches),
  [`${groupJoined}, IEqualityComparer<TKey> comparer)`]: joining(allMatches),
};

type Sides = readonly [NetValue, Projection, Projection, Combiner, NetValue?];
/** What comes of one outer element and those that match it. */
type Match = (outer: NetValue, matches: readonly NetValue[], combine: Combiner) => Iterable<NetValue>;

function joining(match: Match): (rt: Runtime, types: Types, outer: NetValue, ...rest: Sides) => SequenceValue {
  return (rt, _types, outer, ...[inner, outerKey, innerKey, combine, comparer = null]) => {
    if (outer === null) return raiseArgumentNull('outer');
    if (inner === null) return raiseArgumentNull('inner');
    checkFunction(outerKey, 'outerKeySelector');
    checkFunction(innerKey, 'innerKeySelector');
    checkFunction(combine, 'resultSelector');
    return sequence(function* matched() {
      const lookup = lookupOf(rt, iterate(rt, inner), { key: innerKey, element: (item) => item, comparer });
      for (const item of iterate(rt, outer)) yield* match(item, matchesOf(rt, lookup, outerKey(item, 0)), combine);
    });
  };
}

function matchesOf(rt: Runtime, lookup: LookupValue, key: NetValue): readonly NetValue[] {
  return key === null ? [] : (groupOf(rt, lookup, key)?.items ?? []);
}

function* eachMatch(...[outer, matches, combine]: Parameters<Match>): Generator<NetValue> {
  for (const inner of matches) yield combine(outer, inner);
}

function allMatches(...[outer, matches, combine]: Parameters<Match>): Iterable<NetValue> {
  return [
    combine(
      outer,
      sequence(() => matches),
    ),
  ];
}
