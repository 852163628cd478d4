import type { Parameter } from './parameter.ts';
import type { PolicyDocument } from './policy-document.ts';
import type { OperationResponse, Representation } from './representation.ts';
import type { Rest } from './rest.ts';

/** One operation of an API: a method and a URL template such as `/orders/{id}`, or `/*`. */
export type Operation = {
  readonly id: string;
  readonly name: string;
  /** Upper case; `*` in a pass-through API. */
  readonly method: string;
  readonly urlTemplate: string;
  readonly description: string | null;
  /** Of the URL template. */
  readonly templateParameters: readonly Parameter[];
  readonly queryParameters: readonly Parameter[];
  /** Of the request. */
  readonly headers: readonly Parameter[];
  /** Bodies that it takes, one for each content type. */
  readonly representations: readonly Representation[];
  readonly responses: readonly OperationResponse[];
  readonly policy: PolicyDocument | null;
  readonly rest?: Rest;
};

/** An operation that describes neither what it takes nor what it gives. */
export function plainOperation(
  operation: Pick<Operation, 'id' | 'method' | 'urlTemplate'> & Partial<Operation>,
): Operation {
  return {
    name: operation.id,
    description: null,
    templateParameters: [],
    queryParameters: [],
    headers: [],
    representations: [],
    responses: [],
    policy: null,
    ...operation,
  };
}
