/**
 * What Microsoft's documentation leaves open about how policies behave. Each has a default and can be set; the page on
 * policies lists them with their reasons.
 */
export type PolicySettings = {
  /** Whether the outbound section runs after a hit of `cache-lookup`. */
  readonly outboundAfterCacheHit: boolean;
  /** Message of the 429 that `limit-concurrency` answers with. */
  readonly concurrencyMessage: string;
  /** Status for a client certificate that does not validate. */
  readonly certificateFailureStatus: number;
  /** How the parts of `LastError.Path` are put together. */
  readonly pathSeparator: '\\' | '/';
  /** Line ends of `JObject.ToString()`. */
  readonly jsonNewLine: '\n' | '\r\n';
  /** The growing wait of `retry` with a maximum: the delta times 2^(n-1), or times 2^(n-1) - 1 as the documentation's example has it. */
  readonly retryGrowth: 'double' | 'doubleLessOne';
  /** What a policy does to a token that comes as `Bearer x` in another header than Authorization. */
  readonly bearerInAnyHeader: boolean;
  /** Whether `set-header` with `override` and no value removes the header. */
  readonly overrideWithoutValueDeletes: boolean;
  /** Whether the gateway is of a v2 tier, whose rate limits are token buckets. */
  readonly rateLimitAlgorithm: 'sliding-window' | 'token-bucket';
  /** Whether filters of Liquid templates may be written as Ruby's Liquid has them. */
  readonly liquidLowerCaseFilters: boolean;
};

export const defaultSettings: PolicySettings = {
  outboundAfterCacheHit: true,
  concurrencyMessage: 'Concurrency limit is exceeded.',
  certificateFailureStatus: 403,
  pathSeparator: '\\',
  jsonNewLine: '\n',
  retryGrowth: 'double',
  bearerInAnyHeader: true,
  overrideWithoutValueDeletes: true,
  rateLimitAlgorithm: 'sliding-window',
  liquidLowerCaseFilters: true,
};
