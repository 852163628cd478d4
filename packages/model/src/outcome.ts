/**
 * How one request, or one attempt of it, ended. The list is in the order in which results print it; each request ends
 * in exactly one of them.
 */
export const outcomes = [
  'served',
  'servedFromCache',
  'rateLimited',
  'quotaExceeded',
  'unauthorized',
  'notFound',
  'rejected',
  'shed',
  'dropped',
  'unreachable',
  'timedOut',
  'backendFailed',
  'breakerOpen',
] as const;

export type Outcome = (typeof outcomes)[number];

/** How many ended how. `offered` is the sum of all others. */
export type Outcomes = { readonly offered: number } & { readonly [name in Outcome]: number };

/**
 * What an outcome says about availability. `answered` is up, among them the refusals that a healthy gateway owes;
 * `gateway` is down by the gateway's doing; `backend` is down by the backend's or its breaker's, and is left out of
 * the gateway's own availability. A time-out is the gateway's unless it was spent waiting for a backend.
 */
export const outcomeBlame: { readonly [name in Outcome]: 'answered' | 'gateway' | 'backend' } = {
  served: 'answered',
  servedFromCache: 'answered',
  rateLimited: 'answered',
  quotaExceeded: 'answered',
  unauthorized: 'answered',
  notFound: 'answered',
  rejected: 'answered',
  shed: 'gateway',
  dropped: 'gateway',
  unreachable: 'gateway',
  timedOut: 'gateway',
  backendFailed: 'backend',
  breakerOpen: 'backend',
};
