/**
 * What Microsoft's documentation leaves open about how policies behave. Each has a default and can be set;
 * `settingNotes` has a sentence on each for the documentation.
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
  /** How many characters of a prompt or a completion the policies for language models take for one token, where they estimate. */
  readonly charsPerToken: number;
  /** Whether the weeks of a token quota begin on Monday; else on Sunday, as those of .NET do. */
  readonly weeksBeginOnMonday: boolean;
  /** Whether a subscription key that opens nothing is refused even by an API that asks for none. */
  readonly refusesUnneededKeys: boolean;
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
  charsPerToken: 4,
  weeksBeginOnMonday: false,
  refusesUnneededKeys: true,
};

/** What each setting decides, and why its default is what it is. */
export const settingNotes: { readonly [Name in keyof PolicySettings]: string } = {
  outboundAfterCacheHit:
    'Whether the outbound section runs after a hit of `cache-lookup`. Published sources contradict each other; `cache-store` keeps nothing then in either case.',
  concurrencyMessage: 'What the 429 of `limit-concurrency` says. Only its first words are known.',
  certificateFailureStatus: 'The status for a client certificate that `validate-client-certificate` refuses.',
  pathSeparator:
    'What stands between the parts of `LastError.Path`. Newer documentation has a backslash, older a slash.',
  jsonNewLine:
    'What ends the lines of indented JSON and XML that expressions print. The managed gateway runs on Windows, where it is `\\r\\n`; what is compared in tests has seldom that.',
  retryGrowth:
    'How the wait of `retry` grows where it has a maximum and a delta: `double` adds the delta times 2^(n-1), `doubleLessOne` times 2^(n-1) - 1, which gives the documentation’s example of 10, 20, 40, 80.',
  bearerInAnyHeader: 'Whether a token may stand behind `Bearer` in another header than `Authorization`.',
  overrideWithoutValueDeletes: 'Whether `set-header` with `override` and no value removes the header.',
  rateLimitAlgorithm: 'How rate limits count: the classic tiers’ sliding window, or the token bucket of the v2 tiers.',
  liquidLowerCaseFilters:
    'Whether Liquid filters may be written as Ruby’s Liquid has them (`upcase`) beside DotLiquid’s `Upcase`. Published templates have both.',
  charsPerToken:
    'How many characters of a prompt count as one token where tokens are estimated. The gateway’s own estimate is not published.',
  weeksBeginOnMonday: 'Where the weeks of a weekly token quota begin: on Monday, or on Sunday.',
  refusesUnneededKeys:
    'Whether a subscription key that opens nothing is refused with 401 even where the API asks for none (`subscriptionRequired: false`). Newer documentation says so; gateways once let such requests in.',
};
