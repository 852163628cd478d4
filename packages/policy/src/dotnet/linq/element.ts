import { isArray, raiseIndex } from '../collections/as-list.ts';
import { checkFunction } from '../collections/function-types.ts';
import { defaultOf } from '../default-value.ts';
import type { Members } from '../define.ts';
import { raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { isObject, type NetValue } from '../value.ts';
import { typeAt, type Test, type Types } from './function-types.ts';
import { raiseMoreThanOne, raiseNoElements, raiseNoMatch } from './missing.ts';
import { take } from './sequence.ts';

/** Finds an element that passes the test, among all of them where there is none; `undefined` if there is nothing. */
type Pick = (items: Iterable<NetValue>, test: Test | null) => NetValue | undefined;

/** `First`, `Last`, `Single`, `ElementAt`: operators that give one element, each with what it gives if there is none. */
export const element: Members = {
  ...picking('First', first),
  ...picking('Last', last),
  ...picking('Single', single),
  'static TSource ElementAt<TSource>(this IEnumerable<TSource> source, int index)': (
    rt,
    _types: Types,
    source: NetValue,
    index: number,
  ) => {
    const found = at(rt, source, index);
    if (found !== undefined) return found;
    return isList(source) ? raiseIndex() : raiseOutOfRange('index');
  },
  'static TSource ElementAtOrDefault<TSource>(this IEnumerable<TSource> source, int index)': (
    rt,
    types: Types,
    source: NetValue,
    index: number,
  ) => orDefault(at(rt, source, index), types),
};

function picking(name: string, pick: Pick): Members {
  const matching = '(this IEnumerable<TSource> source, Func<TSource, bool> predicate)';
  const any = '(this IEnumerable<TSource> source)';
  return {
    [`static TSource ${name}<TSource>${any}`]: (rt, _types: Types, source: NetValue) => {
      const found = pick(take(rt, source), null);
      return found === undefined ? raiseNoElements() : found;
    },
    [`static TSource ${name}<TSource>${matching}`]: (rt, _types: Types, source: NetValue, predicate: Test) => {
      checkFunction(predicate, 'predicate');
      const found = pick(take(rt, source), predicate);
      return found === undefined ? raiseNoMatch() : found;
    },
    [`static TSource ${name}OrDefault<TSource>${any}`]: (rt, types: Types, source: NetValue) =>
      orDefault(pick(take(rt, source), null), types),
    [`static TSource ${name}OrDefault<TSource>${matching}`]: (rt, types: Types, source: NetValue, predicate: Test) => {
      checkFunction(predicate, 'predicate');
      return orDefault(pick(take(rt, source), predicate), types);
    },
  };
}

function first(items: Iterable<NetValue>, test: Test | null): NetValue | undefined {
  for (const item of items) if (test === null || test(item, 0)) return item;
  return undefined;
}

function last(items: Iterable<NetValue>, test: Test | null): NetValue | undefined {
  let found: NetValue | undefined;
  for (const item of items) if (test === null || test(item, 0)) found = item;
  return found;
}

function single(items: Iterable<NetValue>, test: Test | null): NetValue | undefined {
  let found: NetValue | undefined;
  for (const item of items) {
    if (test !== null && !test(item, 0)) continue;
    if (found !== undefined) raiseMoreThanOne(test !== null);
    found = item;
  }
  return found;
}

function at(rt: Runtime, source: NetValue, index: number): NetValue | undefined {
  let place = 0;
  const items = take(rt, source);
  if (index < 0) return undefined;
  for (const item of items) {
    if (place === index) return item;
    place += 1;
  }
  return undefined;
}

function orDefault(found: NetValue | undefined, types: Types): NetValue {
  return found === undefined ? defaultOf(typeAt(types, 0)) : found;
}

/** Lists complain about an index in their own words. */
function isList(source: NetValue): boolean {
  return isArray(source) || (isObject(source) && source.net === 'System.Collections.Generic.List`1');
}
