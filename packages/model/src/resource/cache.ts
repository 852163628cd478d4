import type { Rest } from './rest.ts';

/** An external cache. `useFromLocation` is `default` or a region's name; a region's own goes before the default. */
export type Cache = {
  readonly id: string;
  readonly useFromLocation: string;
  readonly rest?: Rest;
};
