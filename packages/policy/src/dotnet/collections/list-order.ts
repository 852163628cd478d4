import type { Members } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import { burn, type Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { copyInto } from './copy.ts';
import { orderOf } from './comparer.ts';
import { checkFunction, type Selector } from './function-types.ts';
import { checkRange, listOf, visit, type ListValue } from './list-value.ts';
import { readOnlyList } from './read-only-list.ts';
import { sortInPlace, type Order } from './sort.ts';

/** Members of `List<T>` that put it in order, hand out parts of it, and go through all of it. */
export const orderingMembers: Members = {
  'void Sort()': (rt, self: ListValue) => sortPart(rt, self, [0, self.items.length], orderOf(rt, null)),
  'void Sort(IComparer<T> comparer)': (rt, self: ListValue, comparer: NetValue) =>
    sortPart(rt, self, [0, self.items.length], orderOf(rt, comparer)),
  'void Sort(Comparison<T> comparison)': (rt, self: ListValue, comparison: Order | null) =>
    sortPart(rt, self, [0, self.items.length], comparison ?? raiseArgumentNull('comparison')),
  'void Sort(int index, int count, IComparer<T> comparer)': (
    rt,
    self: ListValue,
    ...[index, count, comparer]: [number, number, NetValue]
  ) => sortPart(rt, self, [index, count], orderOf(rt, comparer)),
  'void Reverse()': (rt, self: ListValue) => reversePart(rt, self, 0, self.items.length),
  'void Reverse(int index, int count)': (rt, self: ListValue, ...part: [number, number]) =>
    reversePart(rt, self, ...part),
  'List<T> GetRange(int index, int count)': (rt, self: ListValue, ...[index, count]: [number, number]) => {
    checkRange(self, index, count);
    burn(rt, count);
    return listOf(self.items.slice(index, index + count));
  },
  'void ForEach(Action<T> action)': (rt, self: ListValue, action: (item: NetValue) => unknown) => {
    checkFunction(action, 'action');
    visit(rt, self, 0, self.items.length, (item) => {
      action(item);
      return null;
    });
    return null;
  },
  'List<TOutput> ConvertAll<TOutput>(Converter<T, TOutput> converter)': (
    rt,
    _types: unknown,
    ...[self, converter]: [ListValue, Selector]
  ) => {
    checkFunction(converter, 'converter');
    burn(rt, self.items.length);
    return listOf(self.items.map((item) => converter(item)));
  },
  'void CopyTo(T[] array)': (rt, self: ListValue, array: NetValue) => copyInto(rt, self.items, array, 0),
  'void CopyTo(T[] array, int arrayIndex)': (rt, self: ListValue, ...to: [NetValue, number]) =>
    copyInto(rt, self.items, ...to),
  'void CopyTo(int index, T[] array, int arrayIndex, int count)': (
    rt,
    self: ListValue,
    ...[index, array, at, count]: [number, NetValue, number, number]
  ) => {
    checkRange(self, index, count);
    return copyInto(rt, self.items.slice(index, index + count), array, at);
  },
  'System.Collections.ObjectModel.ReadOnlyCollection<T> AsReadOnly()': (_rt, self: ListValue) => readOnlyList(self),
};

function sortPart(
  rt: Runtime,
  self: ListValue,
  ...[[index, count], order]: readonly [readonly [number, number], Order]
): null {
  checkRange(self, index, count);
  const part = self.items.slice(index, index + count);
  sortInPlace(rt, part, order);
  self.items = [...self.items.slice(0, index), ...part, ...self.items.slice(index + count)];
  self.version += 1;
  return null;
}

function reversePart(rt: Runtime, self: ListValue, ...[index, count]: readonly [number, number]): null {
  checkRange(self, index, count);
  burn(rt, count);
  const part = self.items.slice(index, index + count).toReversed();
  self.items = [...self.items.slice(0, index), ...part, ...self.items.slice(index + count)];
  self.version += 1;
  return null;
}
