import { NetException } from '../raise.ts';
import { burn, type Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';

export type Order = (left: NetValue, right: NetValue) => number;

/**
 * Sorts in place. .NET leaves open in which order equal elements come; here they stay as they are. What goes wrong in
 * a comparison is wrapped as `Array.Sort` wraps it.
 */
export function sortInPlace(rt: Runtime, items: NetValue[], order: Order): void {
  burn(rt, sortingSteps(items.length));
  try {
    items.sort(order);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw new NetException('System.InvalidOperationException', 'Failed to compare two elements in the array.', error);
  }
}

/** About how many comparisons it takes to sort so many elements. */
export function sortingSteps(count: number): number {
  return count * Math.max(1, 32 - Math.clz32(count));
}
