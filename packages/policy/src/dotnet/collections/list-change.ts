import type { Members } from '../define.ts';
import { raiseOutOfRange } from '../raise.ts';
import { burn, type Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { indexOfElement, raiseIndex } from './as-list.ts';
import { checkCapacity } from './capacity.ts';
import { checkFunction, type Predicate } from './function-types.ts';
import { checkRange, grow, listOf, takeAll, type ListValue } from './list-value.ts';

/** Members of `List<T>` that make and change it. */
export const changingMembers: Members = {
  'List()': () => listOf([]),
  'List(int capacity)': (rt, capacity: number) => {
    checkCapacity(rt, capacity);
    return { ...listOf([]), capacity };
  },
  'List(IEnumerable<T> collection)': (rt, collection: NetValue) => listOf(takeAll(rt, collection, 'collection')),
  'void Add(T item)': (rt, self: ListValue, item: NetValue) => {
    grow(rt, self, self.items.length + 1);
    self.items.push(item);
    self.version += 1;
    return null;
  },
  'void AddRange(IEnumerable<T> collection)': (rt, self: ListValue, collection: NetValue) =>
    insertRange(rt, self, self.items.length, collection),
  'void Insert(int index, T item)': (rt, self: ListValue, ...[index, item]: [number, NetValue]) => {
    checkPlace(self, index);
    grow(rt, self, self.items.length + 1);
    burn(rt, self.items.length - index);
    self.items.splice(index, 0, item);
    self.version += 1;
    return null;
  },
  'void InsertRange(int index, IEnumerable<T> collection)': (rt, self: ListValue, ...args: [number, NetValue]) =>
    insertRange(rt, self, ...args),
  'bool Remove(T item)': (rt, self: ListValue, item: NetValue) => {
    const index = indexOfElement(rt, self, item);
    if (index < 0) return false;
    removeAt(rt, self, index);
    return true;
  },
  'void RemoveAt(int index)': removeAt,
  'void RemoveRange(int index, int count)': (rt, self: ListValue, ...[index, count]: [number, number]) => {
    checkRange(self, index, count);
    burn(rt, self.items.length - index);
    self.items.splice(index, count);
    if (count > 0) self.version += 1;
    return null;
  },
  'int RemoveAll(Predicate<T> match)': (rt, self: ListValue, match: Predicate) => {
    checkFunction(match, 'match');
    burn(rt, self.items.length);
    const kept = self.items.filter((item) => !match(item));
    const removed = self.items.length - kept.length;
    self.items = kept;
    if (removed > 0) self.version += 1;
    return removed;
  },
  'void Clear()': (_rt, self: ListValue) => {
    self.items = [];
    self.version += 1;
    return null;
  },
  'void TrimExcess()': (_rt, self: ListValue) => {
    if (self.items.length < Math.trunc(self.capacity * 0.9)) self.capacity = self.items.length;
    return null;
  },
};

function insertRange(rt: Runtime, self: ListValue, ...[index, collection]: readonly [number, NetValue]): null {
  const added = takeAll(rt, collection, 'collection');
  checkPlace(self, index);
  grow(rt, self, self.items.length + added.length);
  burn(rt, self.items.length - index);
  self.items = [...self.items.slice(0, index), ...added, ...self.items.slice(index)];
  self.version += 1;
  return null;
}

function removeAt(rt: Runtime, self: ListValue, index: number): null {
  if (index < 0 || index >= self.items.length) raiseIndex();
  burn(rt, self.items.length - index);
  self.items.splice(index, 1);
  self.version += 1;
  return null;
}

/** Where something may be put in. */
function checkPlace(self: ListValue, index: number): void {
  if (index < 0 || index > self.items.length) raiseOutOfRange('index', 'Index must be within the bounds of the List.');
}
