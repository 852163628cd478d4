import type { Value } from '../value.ts';
import type { CallWork } from './define-function.ts';
import { scalar } from './define-function.ts';
import { measure } from './measure.ts';

/** What functions make may weigh this much, counted in values: far more than any template needs. */
const weightMax = 1_000_000;
const depthMax = 500;

/** A list made by a call. Its items keep their own places. */
export function list(items: readonly Value[], work: CallWork): Value {
  return bounded({ kind: 'list', items, place: work.place }, work);
}

/** An object made by a call. Its values keep their own places. */
export function record(entries: Iterable<readonly [string, Value]>, work: CallWork): Value {
  return bounded({ kind: 'map', entries: new Map(entries), place: work.place }, work);
}

export function texts(items: readonly string[], work: CallWork): Value {
  return list(
    items.map((item) => scalar(item, work)),
    work,
  );
}

/** Plain facts as an object that is written where the call is. */
export function facts(
  entries: { readonly [name: string]: string | number | boolean | null | Value },
  work: CallWork,
): Value {
  return record(
    Object.entries(entries).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null ? value : scalar(value, work),
    ]),
    work,
  );
}

/** What only a deployment knows. */
export function unknown(what: string, work: CallWork, expression?: string): Value {
  return { kind: 'unknown', what, place: work.place, ...(expression === undefined ? {} : { expression }) };
}

/** The answer of a function that looks at every part of its arguments: unknown where one of the parts is. */
export function whenWhole(given: readonly Value[], work: CallWork, answer: () => Value): Value {
  for (const value of given) {
    const missing = measure(value).unknown;
    if (missing?.kind === 'unknown') return unknown(missing.what, work);
  }
  return answer();
}

function bounded(value: Value, work: CallWork): Value {
  const { weight, depth } = measure(value);
  if (weight > weightMax) return work.refuse(`the answer holds more than ${weightMax} values`);
  return depth > depthMax ? work.refuse(`the answer is nested deeper than ${depthMax} levels`) : value;
}
