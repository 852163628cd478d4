import type { Rest } from './rest.ts';

/** What a subscription's keys open. */
export type SubscriptionScope =
  | { readonly kind: 'all-apis' }
  | { readonly kind: 'api'; readonly apiId: string }
  | { readonly kind: 'product'; readonly productId: string };

export type Subscription = {
  readonly id: string;
  readonly name: string;
  readonly scope: SubscriptionScope;
  readonly state: 'active' | 'suspended' | 'submitted' | 'rejected' | 'cancelled' | 'expired';
  readonly ownerId: string | null;
  readonly primaryKey: string | null;
  readonly secondaryKey: string | null;
  readonly rest?: Rest;
};
