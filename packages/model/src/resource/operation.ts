import type { PolicyDocument } from './policy-document.ts';

/** One operation of an API: a method and a URL template such as `/orders/{id}`, or `/*`. */
export type Operation = {
  readonly id: string;
  readonly name: string;
  /** Upper case; `*` in a pass-through API. */
  readonly method: string;
  readonly urlTemplate: string;
  /** Names of the query parameters that the operation describes. */
  readonly queryParameters: readonly string[];
  readonly policy: PolicyDocument | null;
};
