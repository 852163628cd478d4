import { defineType, type TypeDefinition } from '../define.ts';
import { raise } from '../raise.ts';
import { burn, checkItems } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { copyElements, indexOfElement } from './as-list.ts';
import { checkCapacity } from './capacity.ts';
import { takeAll } from './list-value.ts';
import { whileUnchanged } from './modified.ts';

/** First in, first out. What has been taken out is dropped from the front now and then, not each time. */
type QueueValue = {
  readonly net: 'System.Collections.Generic.Queue`1';
  items: NetValue[];
  /** Where the first element stands. */
  first: number;
  version: number;
};

export const Queue: TypeDefinition = defineType({
  name: 'System.Collections.Generic.Queue`1',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.queue-1',
  parameters: ['T'],
  interfaces: ['IReadOnlyCollection<T>'],
  members: {
    'Queue()': () => queueOf([]),
    'Queue(int capacity)': (rt, capacity: number) => {
      checkCapacity(rt, capacity);
      return queueOf([]);
    },
    'Queue(IEnumerable<T> collection)': (rt, collection: NetValue) => queueOf(takeAll(rt, collection, 'collection')),
    'int Count { get; }': (_rt, self: QueueValue) => self.items.length - self.first,
    'void Enqueue(T item)': (rt, self: QueueValue, item: NetValue) => {
      checkItems(rt, self.items.length - self.first + 1);
      self.items.push(item);
      self.version += 1;
      return null;
    },
    'T Dequeue()': (rt, self: QueueValue) => {
      const item = front(self);
      self.first += 1;
      self.version += 1;
      if (self.first > 32 && self.first * 2 > self.items.length) {
        burn(rt, self.items.length - self.first);
        self.items = self.items.slice(self.first);
        self.first = 0;
      }
      return item;
    },
    'T Peek()': (_rt, self: QueueValue) => front(self),
    'bool Contains(T item)': (rt, self: QueueValue, item: NetValue) => indexOfElement(rt, self, item) >= 0,
    'void Clear()': (_rt, self: QueueValue) => {
      self.items = [];
      self.first = 0;
      self.version += 1;
      return null;
    },
    'void CopyTo(T[] array, int arrayIndex)': (rt, self: QueueValue, ...to: [NetValue, number]) =>
      copyElements(rt, self, ...to),
    'void TrimExcess()': () => null,
  },
  hooks: { iterate: (_rt, self: QueueValue) => whileUnchanged(self, () => waiting(self)) },
});

function queueOf(items: NetValue[]): QueueValue {
  return { net: 'System.Collections.Generic.Queue`1', items, first: 0, version: 0 };
}

function front(self: QueueValue): NetValue {
  const item = self.items[self.first];
  return item === undefined ? raise('System.InvalidOperationException', 'Queue empty.') : item;
}

function* waiting({ items, first }: QueueValue): Generator<NetValue> {
  for (let index = first; index < items.length; index += 1) yield items[index] ?? null;
}
