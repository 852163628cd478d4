import type { Members, TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { compareValues, equalValues, keyOf, textOf } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import { newText } from '../runtime.ts';
import { structuralKey } from '../structural-key.ts';
import type { NetValue } from '../value.ts';

export type TupleValue = { readonly net: string; readonly items: readonly NetValue[] };

export const tupleSizes: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** The classes `Tuple<T1>` up to `Tuple<T1, …, T7>`. */
export const tuples: readonly TypeDefinition[] = tupleSizes.map(defineTuple);

function defineTuple(count: number): TypeDefinition {
  const parameters = Array.from({ length: count }, (_, index) => (count === 1 ? 'T1' : `T${index + 1}`));
  const name = `System.Tuple\`${count}`;
  const items = parameters.map((parameter, index) => `${parameter} item${index + 1}`).join(', ');
  const members: Members = {
    [`Tuple(${items})`]: (_: Runtime, ...values: readonly NetValue[]) => newTuple(values),
    ...Object.fromEntries(
      parameters.map((parameter, index): [string, Members[string]] => [
        `${parameter} Item${index + 1} { get; }`,
        (_: Runtime, self: TupleValue) => self.items[index] ?? null,
      ]),
    ),
  };
  return defineType({
    name,
    kind: 'class',
    parameters,
    source: `https://learn.microsoft.com/dotnet/api/system.tuple-${count}?view=netframework-4.8`,
    interfaces: ['IComparable'],
    members,
    hooks: {
      text: (rt: Runtime, self: TupleValue) =>
        newText(rt, `(${self.items.map((item) => textOf(rt, item)).join(', ')})`),
      equals: (rt: Runtime, left: TupleValue, right: TupleValue) =>
        left.items.every((item, index) => equalValues(rt, item, right.items[index] ?? null)),
      key: (self: TupleValue) => `\0${name}:${structuralKey(self.items.map(keyOf))}`,
      compare: compareItems,
    },
  });
}

export function newTuple(items: readonly NetValue[]): TupleValue {
  return { net: `System.Tuple\`${items.length}`, items };
}

/** The first items that differ say the order. */
function compareItems(rt: Runtime, left: TupleValue, right: TupleValue): number {
  for (const [index, item] of left.items.entries()) {
    const order = compareValues(rt, item, right.items[index] ?? null);
    if (order !== 0) return Math.sign(order);
  }
  return 0;
}
