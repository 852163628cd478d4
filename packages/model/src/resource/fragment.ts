import type { PolicyDocument } from './policy-document.ts';
import type { Rest } from './rest.ts';

/** A piece of policy that documents include by its id. */
export type Fragment = {
  readonly id: string;
  readonly document: PolicyDocument;
  readonly rest?: Rest;
};
