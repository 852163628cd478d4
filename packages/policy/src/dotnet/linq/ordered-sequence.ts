import { orderOf } from '../collections/comparer.ts';
import { takeAll } from '../collections/list-value.ts';
import { sortingSteps, type Order } from '../collections/sort.ts';
import { defineType, type TypeDefinition } from '../define.ts';
import { burn, type Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { Projection } from './function-types.ts';

/** What `OrderBy` and `ThenBy` give: a source, and the keys that put it in order, the most important first. */
export type OrderedValue = {
  readonly net: 'System.Linq.OrderedSequence';
  readonly source: NetValue;
  readonly keys: readonly SortKey[];
};

export type SortKey = {
  readonly of: Projection;
  /** An `IComparer`, or null. */
  readonly comparer: NetValue;
  readonly isDescending: boolean;
};

export const OrderedSequence: TypeDefinition = defineType({
  name: 'System.Linq.OrderedSequence',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.linq.enumerable.orderby',
  parameters: ['T'],
  interfaces: ['IOrderedEnumerable<T>'],
  hooks: { iterate: inOrder },
});

/** Elements with equal keys stay in the order in which they came. */
function* inOrder(rt: Runtime, { source, keys }: OrderedValue): Generator<NetValue> {
  const items = takeAll(rt, source, 'source');
  burn(rt, sortingSteps(items.length));
  const columns = keys.map(({ of, comparer, isDescending }) => {
    const order = orderOf(rt, comparer);
    return { keys: items.map((item) => of(item, 0)), order: isDescending ? reversed(order) : order };
  });
  const places = items.map((_, index) => index);
  places.sort((left, right) => {
    for (const column of columns) {
      const side = column.order(column.keys[left] ?? null, column.keys[right] ?? null);
      if (side !== 0) return side;
    }
    return 0;
  });
  for (const place of places) yield items[place] ?? null;
}

function reversed(order: Order): Order {
  return (left, right) => order(right, left);
}
