import type { Outcome } from '@keelgate/model';

/** What each outcome is called in a summary, and what it means in a few words. */
export const outcomeNames: { readonly [name in Outcome]: readonly [name: string, meaning: string] } = {
  served: ['served', ''],
  servedFromCache: ['served from cache', ''],
  rateLimited: ['rate limited', '429'],
  quotaExceeded: ['over quota', '403'],
  unauthorized: ['unauthorized', '401 or 403'],
  notFound: ['not found', '404'],
  rejected: ['rejected', 'by a policy'],
  shed: ['shed', '503, no capacity left'],
  dropped: ['dropped', 'in flight when it died'],
  unreachable: ['unreachable', 'sent to what was dead'],
  timedOut: ['timed out', 'the client gave up'],
  backendFailed: ['backend failed', ''],
  breakerOpen: ['breaker open', '503'],
};
