import type { Value } from '../../value.ts';
import { entryOf } from '../../value.ts';
import type { TemplateFunction, MapValue } from '../define-function.ts';
import { list, record, whenWhole } from '../answer.ts';
import { atLeast, listOf, mapOf } from '../define-function.ts';
import { page } from '../page.ts';
import { distinct, identity, same } from '../same.ts';

/** Of lists, the items that all have; of objects, the properties that all have with one value. */
export const intersectionFunction: TemplateFunction = {
  name: 'intersection',
  source: page('array', 'intersection'),
  arity: atLeast(1),
  call: (given, work) =>
    whenWhole(given, work, () => {
      const [first, ...others] = given;
      if (first?.kind === 'map') {
        const maps = others.map((value, index) => mapOf(value, work, index + 1));
        return record(
          [...first.entries].filter(([key, value]) => maps.every((map) => has(map, key, value))),
          work,
        );
      }
      const sets = others.map((value, index) => new Set(listOf(value, work, index + 1).items.map(identity)));
      const common = listOf(first, work).items.filter((item) => sets.every((set) => set.has(identity(item))));
      return list(distinct(common), work);
    }),
};

function has(map: MapValue, key: string, value: Value): boolean {
  const found = entryOf(map, key);
  return found !== undefined && same(found, value);
}
