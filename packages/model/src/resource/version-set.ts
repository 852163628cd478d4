import type { Rest } from './rest.ts';

/** How the versions of one API are told apart in a request. */
export type VersionSet = {
  readonly id: string;
  readonly name: string;
  readonly scheme:
    | { readonly kind: 'segment' }
    | { readonly kind: 'query'; readonly parameter: string }
    | { readonly kind: 'header'; readonly header: string };
  readonly rest?: Rest;
};
