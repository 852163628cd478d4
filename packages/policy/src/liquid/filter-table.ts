/** Filters by their names in C#; what a template leaves out is undefined. */
export type FilterTable = { readonly [name: string]: (input: unknown, ...args: readonly unknown[]) => unknown };
