import { iterate } from '../protocol.ts';
import { raiseArgument, raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import { burn, checkItems, type Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { raiseModified } from './modified.ts';

/** A `List<T>`. `version` counts changes, so that loops notice them. */
export type ListValue = {
  readonly net: 'System.Collections.Generic.List`1';
  items: NetValue[];
  version: number;
  /** How many elements .NET's list has room for before it grows. */
  capacity: number;
};

/** A list of these elements, which become its own. */
export function listOf(items: NetValue[]): ListValue {
  return { net: 'System.Collections.Generic.List`1', items, version: 0, capacity: items.length };
}

/** Makes room as .NET does: four, then twice as much, or what is needed. */
export function grow(rt: Runtime, self: ListValue, count: number): void {
  checkItems(rt, count);
  if (count <= self.capacity) return;
  self.capacity = Math.max(count, self.capacity === 0 ? 4 : self.capacity * 2);
}

/** The elements of an argument, taken at once; their number is within bounds. */
export function takeAll(rt: Runtime, source: NetValue, parameter: string): NetValue[] {
  if (source === null) return raiseArgumentNull(parameter);
  const items: NetValue[] = [];
  for (const item of iterate(rt, source)) {
    checkItems(rt, items.length + 1);
    items.push(item);
  }
  return items;
}

/** A function of one element, run over the list while that stays as it is. `null` is no function. */
export function visit(
  rt: Runtime,
  self: ListValue,
  ...[from, count, see]: readonly [number, number, (item: NetValue, index: number) => boolean | null]
): void {
  const { version } = self;
  for (let index = from; index < from + count; index += 1) {
    burn(rt, 1);
    if (see(self.items[index] ?? null, index) === false) return;
    if (self.version !== version) raiseModified();
  }
}

/** `index` and `count` must name a part of the list. */
export function checkRange(self: ListValue, index: number, count: number): void {
  if (index < 0) raiseOutOfRange('index', 'Non-negative number required.');
  if (count < 0) raiseOutOfRange('count', 'Non-negative number required.');
  if (self.items.length - index < count)
    raiseArgument(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
}
