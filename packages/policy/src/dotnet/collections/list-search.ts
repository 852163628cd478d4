import type { Members } from '../define.ts';
import { equalValues } from '../protocol.ts';
import { raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { indexOfElement, raiseIndex } from './as-list.ts';
import { orderOf } from './comparer.ts';
import { checkFunction, type Predicate } from './function-types.ts';
import { checkRange, listOf, visit, type ListValue } from './list-value.ts';

/** Members of `List<T>` that look for something in it. */
export const searchingMembers: Members = {
  'bool Contains(T item)': (rt, self: ListValue, item: NetValue) => indexOfElement(rt, self, item) >= 0,
  'int IndexOf(T item)': indexOfElement,
  'int IndexOf(T item, int index)': (rt, self: ListValue, ...[item, index]: [NetValue, number]) => {
    if (index > self.items.length) raiseIndex();
    return indexIn(rt, self, { from: index, count: self.items.length - index }, equalTo(rt, item));
  },
  'int IndexOf(T item, int index, int count)': (
    rt,
    self: ListValue,
    ...[item, from, count]: [NetValue, number, number]
  ) => indexIn(rt, self, { from, count }, equalTo(rt, item)),
  'int LastIndexOf(T item)': (rt, self: ListValue, item: NetValue) =>
    lastIndexIn(rt, self, { from: self.items.length - 1, count: self.items.length }, equalTo(rt, item)),
  'int LastIndexOf(T item, int index)': (rt, self: ListValue, ...[item, index]: [NetValue, number]) =>
    lastIndexIn(rt, self, { from: index, count: index + 1 }, equalTo(rt, item)),
  'bool Exists(Predicate<T> match)': (rt, self: ListValue, match: Predicate) => findIndex(rt, self, match) >= 0,
  'bool TrueForAll(Predicate<T> match)': (rt, self: ListValue, match: Predicate) => {
    checkFunction(match, 'match');
    return findIndex(rt, self, (item) => !match(item)) < 0;
  },
  'T Find(Predicate<T> match)': (rt, self: ListValue, match: Predicate) =>
    self.items[findIndex(rt, self, match)] ?? null,
  'T FindLast(Predicate<T> match)': (rt, self: ListValue, match: Predicate) =>
    self.items[findLastIndex(rt, self, match)] ?? null,
  'List<T> FindAll(Predicate<T> match)': (rt, self: ListValue, match: Predicate) => {
    checkFunction(match, 'match');
    const items: NetValue[] = [];
    visit(rt, self, 0, self.items.length, (item) => {
      if (match(item)) items.push(item);
      return null;
    });
    return listOf(items);
  },
  'int FindIndex(Predicate<T> match)': findIndex,
  'int FindIndex(int startIndex, Predicate<T> match)': (rt, self: ListValue, ...[from, match]: [number, Predicate]) =>
    findIndexIn(rt, self, { from, count: self.items.length - from }, match),
  'int FindIndex(int startIndex, int count, Predicate<T> match)': (
    rt,
    self: ListValue,
    ...[from, count, match]: [number, number, Predicate]
  ) => findIndexIn(rt, self, { from, count }, match),
  'int FindLastIndex(Predicate<T> match)': findLastIndex,
  'int BinarySearch(T item)': (rt, self: ListValue, item: NetValue) => binarySearch(rt, self, item, null),
  'int BinarySearch(T item, IComparer<T> comparer)': (rt, self: ListValue, ...args: [NetValue, NetValue]) =>
    binarySearch(rt, self, ...args),
};

type Part = { readonly from: number; readonly count: number };

function equalTo(rt: Runtime, wanted: NetValue): Predicate {
  return (item) => equalValues(rt, item, wanted);
}

function findIndex(rt: Runtime, self: ListValue, match: Predicate): number {
  checkFunction(match, 'match');
  return indexIn(rt, self, { from: 0, count: self.items.length }, match);
}

function findLastIndex(rt: Runtime, self: ListValue, match: Predicate): number {
  checkFunction(match, 'match');
  return lastIndexIn(rt, self, { from: self.items.length - 1, count: self.items.length }, match);
}

function findIndexIn(rt: Runtime, self: ListValue, ...[part, match]: readonly [Part, Predicate]): number {
  checkFunction(match, 'match');
  if (part.from > self.items.length || part.from < 0) raiseIndex('startIndex');
  return indexIn(rt, self, part, match);
}

function indexIn(rt: Runtime, self: ListValue, ...[{ from, count }, match]: readonly [Part, Predicate]): number {
  if (from < 0) raiseIndex('startIndex');
  if (count < 0 || from > self.items.length - count)
    raiseOutOfRange(
      'count',
      'Count must be positive and count must refer to a location within the string/array/collection.',
    );
  let found = -1;
  visit(rt, self, from, count, (item, index) => {
    if (!match(item)) return null;
    found = index;
    return false;
  });
  return found;
}

/** `from` is where the search begins, on its way down. */
function lastIndexIn(rt: Runtime, self: ListValue, ...[{ from, count }, match]: readonly [Part, Predicate]): number {
  if (self.items.length === 0) return -1;
  if (from >= self.items.length || from < 0) raiseIndex('startIndex');
  let found = -1;
  visit(rt, self, 0, count, (_, step) => {
    if (!match(self.items[from - step] ?? null)) return null;
    found = from - step;
    return false;
  });
  return found;
}

function binarySearch(rt: Runtime, self: ListValue, ...[wanted, comparer]: readonly [NetValue, NetValue]): number {
  const order = orderOf(rt, comparer);
  checkRange(self, 0, self.items.length);
  let low = 0;
  let high = self.items.length - 1;
  while (low <= high) {
    const middle = low + ((high - low) >> 1);
    const side = order(self.items[middle] ?? null, wanted);
    if (side === 0) return middle;
    if (side < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}
