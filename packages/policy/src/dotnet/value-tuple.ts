import type { TypeDefinition } from './define.ts';
import { defineType } from './define.ts';
import { compareValues, equalValues, keyOf, textOf } from './protocol.ts';
import type { Runtime } from './runtime.ts';
import { structuralKey } from './structural-key.ts';
import type { NetValue } from './value.ts';

/** `(1, "x")`: a tuple of the language. */
export type ValueTuple = { readonly net: string; readonly items: readonly NetValue[] };

const none: readonly NetValue[] = [];

export const valueTuples: readonly TypeDefinition[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(defineValueTuple);

function defineValueTuple(count: number): TypeDefinition {
  return defineType({
    name: `System.ValueTuple\`${count}`,
    kind: 'struct',
    source: 'https://learn.microsoft.com/dotnet/api/system.valuetuple?view=netframework-4.8',
    hooks: {
      text: (rt: Runtime, { items }: ValueTuple) => `(${items.map((item) => textOf(rt, item)).join(', ')})`,
      equals: (rt: Runtime, left: ValueTuple, right: ValueTuple) =>
        left.items.every((item, index) => equalValues(rt, item, right.items[index] ?? null)),
      key: ({ items }: ValueTuple) => structuralKey(items.map(keyOf)),
      compare: (rt: Runtime, left: ValueTuple, right: ValueTuple) => compareItems(rt, left.items, right.items),
      initial: () => ({ net: `System.ValueTuple\`${count}`, items: none }) as NetValue,
    },
  });
}

/** The first items that differ decide. */
function compareItems(rt: Runtime, left: readonly NetValue[], right: readonly NetValue[]): number {
  for (const [index, item] of left.entries()) {
    const order = compareValues(rt, item, right[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}
