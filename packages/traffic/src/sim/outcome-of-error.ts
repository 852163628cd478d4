import type { Outcome } from '@keelgate/model';
import type { PolicyError } from '@keelgate/policy';

const outcomeOfReason: { readonly [reason: string]: Outcome } = {
  RateLimitExceeded: 'rateLimited',
  QuotaExceeded: 'quotaExceeded',
  SubscriptionKeyNotFound: 'unauthorized',
  SubscriptionKeyInvalid: 'unauthorized',
  OperationNotFound: 'notFound',
};

/** How a request ends that a policy error stopped; `null`: as its reply was, where that is why it failed. */
export function outcomeOfError({ source, reason }: PolicyError): Outcome | null {
  return source === 'forward-request' ? null : (outcomeOfReason[reason] ?? 'rejected');
}
