import type { Place } from '../place.ts';
import type { Rest } from './rest.ts';

/** A policy as it was written: `xml` has its expressions XML-escaped, `rawxml` has them as C# is written. */
export type PolicyDocument = {
  readonly format: 'xml' | 'rawxml';
  readonly text: string;
  /** Where the text starts; positions inside it are relative to its own first line. */
  readonly place: Place | null;
  /** What else the policy's resource says; a fragment says it itself. */
  readonly rest?: Rest;
};

/** What a policy document is attached to. Product documents apply in the context of a product subscription. */
export type PolicyScope =
  | { readonly kind: 'global' }
  | { readonly kind: 'product'; readonly productId: string }
  | { readonly kind: 'api'; readonly apiId: string }
  | { readonly kind: 'operation'; readonly apiId: string; readonly operationId: string };

/** The scope in the words of drills and results: `global`, `products/p`, `apis/a`, `apis/a/operations/o`. */
export function printScope(scope: PolicyScope): string {
  switch (scope.kind) {
    case 'global':
      return 'global';
    case 'product':
      return `products/${scope.productId}`;
    case 'api':
      return `apis/${scope.apiId}`;
    case 'operation':
      return `apis/${scope.apiId}/operations/${scope.operationId}`;
  }
}
