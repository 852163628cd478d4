/** What comes out of a request that went through policies, in plain values. Names are those of the command's files. */
export type RunResult = {
  readonly response: {
    readonly status: number;
    readonly reason: string;
    readonly headers: HeadersJson;
    readonly body: string;
  };
  readonly backendRequests: readonly SentRequest[];
  readonly httpRequests: readonly SentRequest[];
  readonly variables: { readonly [name: string]: unknown };
  readonly lastError: {
    readonly source: string;
    readonly reason: string;
    readonly message: string;
    readonly scope: string;
    readonly section: string;
    readonly path: string;
    readonly policyId: string | null;
  } | null;
  readonly cache: { readonly hits: number; readonly misses: number; readonly stores: number };
  readonly counters: readonly { readonly key: string; readonly count: number; readonly limit: number }[];
  /** What policies said to observers: traces, event hubs, metrics. */
  readonly logs: readonly LogJson[];
  readonly trace: readonly TraceJson[];
  readonly elapsedMs: number;
};

export type SentRequest = {
  readonly atMs: number;
  readonly method: string;
  readonly url: string;
  readonly headers: HeadersJson;
  readonly body: string;
  /** Thumbprint of the certificate that the gateway showed. */
  readonly clientCertificate?: string;
  /** The proxy that it went through. */
  readonly proxy?: string;
};

export type LogJson = {
  readonly atMs: number;
  readonly policy: string;
  readonly to: string;
  readonly text: string;
  readonly properties: { readonly [name: string]: string };
};

export type TraceJson = {
  readonly atMs: number;
  readonly scope: string;
  readonly section: string;
  readonly policy: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly note: string;
};

export type HeadersJson = { readonly [name: string]: string | readonly string[] };
