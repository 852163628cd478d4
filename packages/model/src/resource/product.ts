import type { PolicyDocument } from './policy-document.ts';
import type { Rest } from './rest.ts';

/** A bundle of APIs that is subscribed to as one. Without `subscriptionRequired` it is open. */
export type Product = {
  readonly id: string;
  readonly name: string;
  readonly subscriptionRequired: boolean;
  readonly approvalRequired: boolean;
  readonly published: boolean;
  readonly subscriptionsLimit: number | null;
  readonly apiIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly policy: PolicyDocument | null;
  readonly rest?: Rest;
};
