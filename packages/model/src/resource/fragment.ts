import type { PolicyDocument } from './policy-document.ts';

/** A piece of policy that documents include by its id. */
export type Fragment = {
  readonly id: string;
  readonly document: PolicyDocument;
};
