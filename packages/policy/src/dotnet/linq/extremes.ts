import { orderOf } from '../collections/comparer.ts';
import { acceptsNull } from '../default-value.ts';
import type { Implementation, Members } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetType } from '../type.ts';
import type { NetValue } from '../value.ts';
import { typeAt, type Projection, type Types } from './function-types.ts';
import { raiseNoElements } from './missing.ts';
import { numberKinds } from './number-kinds.ts';
import { selectFrom, unlessEmpty, withoutNulls } from './over-numbers.ts';
import { take } from './sequence.ts';

/** `Min` and `Max`. Values that can be null are left out where they are; there is no extreme of nothing. */
export const extremes: Members = { ...extreme('Max', 1), ...extreme('Min', -1) };

function extreme(name: string, side: 1 | -1): Members {
  const selecting = '<TSource>(this IEnumerable<TSource> source, Func<TSource';
  const typed = (ofNull: boolean): { plain: Implementation; selected: Implementation } => ({
    plain: (rt, source: NetValue) => furthest(rt, take(rt, source), side, ofNull),
    selected: (rt, _types: Types, source: NetValue, selector: Projection) =>
      furthest(rt, selectFrom(rt, source, selector), side, ofNull),
  });
  const numeric = numberKinds.flatMap(({ keyword }): [string, Implementation][] => [
    [`static ${keyword} ${name}(this IEnumerable<${keyword}> source)`, typed(false).plain],
    [`static ${keyword}? ${name}(this IEnumerable<${keyword}?> source)`, typed(true).plain],
    [`static ${keyword} ${name}${selecting}, ${keyword}> selector)`, typed(false).selected],
    [`static ${keyword}? ${name}${selecting}, ${keyword}?> selector)`, typed(true).selected],
  ]);
  return {
    ...Object.fromEntries(numeric),
    [`static TSource ${name}<TSource>(this IEnumerable<TSource> source)`]: (rt, types: Types, source: NetValue) =>
      furthest(rt, take(rt, source), side, isNullable(typeAt(types, 0))),
    [`static TResult ${name}<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)`]: (
      rt,
      types: Types,
      source: NetValue,
      selector: Projection,
    ) => furthest(rt, selectFrom(rt, source, selector), side, isNullable(typeAt(types, 1))),
  };
}

/** The first of the values that lie furthest to a side. */
function furthest(rt: Runtime, values: Iterable<NetValue>, ...[side, ofNull]: readonly [1 | -1, boolean]): NetValue {
  return unlessEmpty(withoutNulls(values), (all) => best(rt, all, side), ofNull ? () => null : raiseNoElements);
}

function best(rt: Runtime, values: Iterable<NetValue>, side: 1 | -1): NetValue {
  const order = orderOf(rt, null);
  let found: NetValue = null;
  for (const value of values) if (found === null || order(value, found) * side > 0) found = value;
  return found;
}

function isNullable(type: NetType): boolean {
  return type.kind !== 'unknown' && acceptsNull(type);
}
