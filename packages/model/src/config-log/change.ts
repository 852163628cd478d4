import type { PolicyDocument } from '../resource/policy-document.ts';
import type { Service } from '../service.ts';
import type { Snapshot } from '../snapshot.ts';
import type { KindAndResource, ResourceKind } from './resource-kind.ts';

/**
 * One accepted write to the management plane: change `number` of a service, counted 1, 2, 3, … without gaps. It says what
 * is there afterwards and nothing of what was there before, so that the same changes always come to the same.
 */
export type ConfigChange = ConfigWrite & { readonly number: number };

export type ConfigWrite =
  /** The whole resource, in place of the one of its id or as a new one. */
  | ({ readonly write: 'put' } & (
      | KindAndResource
      | { readonly kind: 'service'; readonly resource: Service }
      /** The document of the global scope; those of other scopes are parts of their resources. */
      | { readonly kind: 'policy'; readonly resource: PolicyDocument }
    ))
  | { readonly write: 'delete'; readonly kind: ResourceKind; readonly id: string }
  | { readonly write: 'delete'; readonly kind: 'policy' }
  /** Everything is as in this snapshot from now on; its own version says nothing. */
  | { readonly write: 'restore'; readonly snapshot: Snapshot };
