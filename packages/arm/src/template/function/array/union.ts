import type { Value } from '../../value.ts';
import type { CallWork, TemplateFunction, MapValue } from '../define-function.ts';
import { list, record, unknown, whenWhole } from '../answer.ts';
import { atLeast, listOf, mapOf } from '../define-function.ts';
import { page } from '../page.ts';
import { distinct } from '../same.ts';

/** Of lists, every item once; of objects, every property, the last value of each, objects within objects merged too. */
export const unionFunction: TemplateFunction = {
  name: 'union',
  source: page('array', 'union'),
  arity: atLeast(1),
  call: (given, work) => {
    const [first] = given;
    if (first?.kind === 'map')
      return given
        .slice(1)
        .map((value, index) => mapOf(value, work, index + 1))
        .reduce<Value>((one, other) => (one.kind === 'map' ? merged(one, other, work) : one), first);
    const all = given.flatMap((value, index) => listOf(value, work, index).items);
    return whenWhole(all, work, () => list(distinct(all), work));
  },
};

function merged(one: MapValue, other: MapValue, work: CallWork): Value {
  const entries = new Map(one.entries);
  const names = new Map([...entries.keys()].map((name) => [name.toLowerCase(), name]));
  for (const [key, value] of other.entries) {
    const name = names.get(key.toLowerCase()) ?? key;
    const next = joined(entries.get(name), value, work);
    if (next === null) return unknown(`${name} of an object`, work);
    entries.set(name, next);
  }
  return record(entries, work);
}

/** The later value, or both objects in one; null where it is not known whether there are two objects. */
function joined(before: Value | undefined, value: Value, work: CallWork): Value | null {
  if (before?.kind === 'map' && value.kind === 'map') {
    const both = merged(before, value, work);
    return both.kind === 'unknown' ? null : both;
  }
  // Whatever is not known may turn out to be an object.
  const isMap = (one: Value | undefined): boolean => one?.kind === 'map' || one?.kind === 'unknown';
  return isMap(before) && isMap(value) ? null : value;
}
