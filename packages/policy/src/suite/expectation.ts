/** What a test file says about a result. A text is `/…/` for a regular expression, or stands for itself. */
export type Expectation = {
  /** Of repetitions: the status of each. */
  readonly statuses?: readonly number[];
  /** Of repetitions: what holds of the last; everything else holds of each. */
  readonly last?: Expectation;
  readonly response?: ExpectedResponse;
  readonly backendRequests?: number | readonly ExpectedRequest[];
  readonly httpRequests?: number | readonly ExpectedRequest[];
  readonly variables?: { readonly [name: string]: unknown };
  readonly lastError?: ExpectedError | null;
  readonly cache?: { readonly [Name in 'hits' | 'misses' | 'stores']?: number };
  readonly counters?: readonly ExpectedCounter[];
  readonly logs?: number | readonly ExpectedLog[];
  readonly elapsedMs?: number | string;
};

/** `null` of a header that must not be there. */
export type ExpectedHeaders = { readonly [name: string]: string | readonly string[] | null };

export type ExpectedBody =
  | string
  | {
      readonly exact?: string;
      readonly json?: unknown;
      readonly contains?: string | readonly string[];
      readonly matches?: string;
    };

export type ExpectedResponse = {
  readonly status?: number;
  readonly reason?: string;
  readonly headers?: ExpectedHeaders;
  readonly body?: ExpectedBody;
};

export type ExpectedRequest = {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: ExpectedHeaders;
  readonly body?: ExpectedBody;
  readonly atMs?: number | string;
};

export type ExpectedError = {
  readonly [Name in 'source' | 'reason' | 'message' | 'scope' | 'section' | 'path']?: string;
} & { readonly policyId?: string | null };

export type ExpectedCounter = { readonly key?: string; readonly count?: number; readonly limit?: number };

export type ExpectedLog = {
  readonly policy?: string;
  readonly to?: string;
  readonly text?: string;
  readonly properties?: { readonly [name: string]: string };
  readonly atMs?: number | string;
};
