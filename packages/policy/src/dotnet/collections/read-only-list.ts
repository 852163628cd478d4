import type { NetValue } from '../value.ts';

/** A `ReadOnlyCollection<T>`: a list seen through a window that nothing can be put through. */
export type ReadOnlyList = {
  readonly net: 'System.Collections.ObjectModel.ReadOnlyCollection`1';
  readonly list: { readonly items: readonly NetValue[]; readonly version: number };
};

export function readOnlyList(list: ReadOnlyList['list']): ReadOnlyList {
  return { net: 'System.Collections.ObjectModel.ReadOnlyCollection`1', list };
}
