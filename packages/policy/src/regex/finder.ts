import type { Runtime } from '../dotnet/runtime.ts';

/** A match: for each group, in the order of their numbers, its captures, begin and end in turn. */
export type Found = { readonly captures: readonly (readonly number[])[] };

/** Finds matches in one input. */
export type Finder = {
  /**
   * The next match. The search begins at `from`; after an empty match (`afterEmpty`) one character on, so that it ends.
   */
  readonly find: (rt: Runtime, from: number, afterEmpty: boolean) => Found | null;
};

/** A way to execute a pattern. */
export type Executor = { readonly open: (input: string) => Finder };
