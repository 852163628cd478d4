import { defineType, type TypeDefinition } from '../define.ts';
import { raise } from '../raise.ts';
import { checkItems } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { copyElements, indexOfElement } from './as-list.ts';
import { checkCapacity } from './capacity.ts';
import { takeAll } from './list-value.ts';
import { whileUnchanged } from './modified.ts';

/** Last in, first out; the top is the array's end, and elements come from the top down. */
type StackValue = { readonly net: 'System.Collections.Generic.Stack`1'; items: NetValue[]; version: number };

export const Stack: TypeDefinition = defineType({
  name: 'System.Collections.Generic.Stack`1',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.stack-1',
  parameters: ['T'],
  interfaces: ['IReadOnlyCollection<T>'],
  members: {
    'Stack()': () => stackOf([]),
    'Stack(int capacity)': (rt, capacity: number) => {
      checkCapacity(rt, capacity);
      return stackOf([]);
    },
    'Stack(IEnumerable<T> collection)': (rt, collection: NetValue) => stackOf(takeAll(rt, collection, 'collection')),
    'int Count { get; }': (_rt, self: StackValue) => self.items.length,
    'void Push(T item)': (rt, self: StackValue, item: NetValue) => {
      checkItems(rt, self.items.length + 1);
      self.items.push(item);
      self.version += 1;
      return null;
    },
    'T Pop()': (_rt, self: StackValue) => {
      const item = top(self);
      self.items.pop();
      self.version += 1;
      return item;
    },
    'T Peek()': (_rt, self: StackValue) => top(self),
    'bool Contains(T item)': (rt, self: StackValue, item: NetValue) => indexOfElement(rt, self, item) >= 0,
    'void Clear()': (_rt, self: StackValue) => {
      self.items = [];
      self.version += 1;
      return null;
    },
    'void CopyTo(T[] array, int arrayIndex)': (rt, self: StackValue, ...to: [NetValue, number]) =>
      copyElements(rt, self, ...to),
    'void TrimExcess()': () => null,
  },
  hooks: { iterate: (_rt, self: StackValue) => whileUnchanged(self, () => downwards(self)) },
});

function stackOf(items: NetValue[]): StackValue {
  return { net: 'System.Collections.Generic.Stack`1', items, version: 0 };
}

function top(self: StackValue): NetValue {
  const item = self.items.at(-1);
  return item === undefined ? raise('System.InvalidOperationException', 'Stack empty.') : item;
}

function* downwards({ items }: StackValue): Generator<NetValue> {
  for (let index = items.length - 1; index >= 0; index -= 1) yield items[index] ?? null;
}
