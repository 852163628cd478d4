import type { Rest } from './rest.ts';

/** When a breaker trips: so many failures, or so large a share of calls, within the interval. */
export type BreakerRule = {
  readonly name: string;
  readonly threshold:
    | { readonly kind: 'count'; readonly count: number }
    | { readonly kind: 'percentage'; readonly percentage: number };
  readonly intervalUs: number;
  readonly statusRanges: readonly { readonly min: number; readonly max: number }[];
  readonly errorReasons: readonly string[];
  readonly tripUs: number;
  readonly acceptRetryAfter: boolean;
};

/** A member of a pool. A lower priority number goes first; weights share within a priority. */
export type PoolMember = {
  readonly backendId: string;
  readonly weight: number | null;
  readonly priority: number | null;
};

export type Backend = {
  readonly id: string;
  readonly target:
    | { readonly kind: 'single'; readonly url: string; readonly protocol: 'http' | 'soap' }
    | {
        readonly kind: 'pool';
        readonly members: readonly PoolMember[];
        /** The cookie that keeps a client at the member that it came to first; absent: each call is chosen for anew. */
        readonly sessionCookie?: string;
      };
  readonly breaker: BreakerRule | null;
  readonly rest?: Rest;
};
