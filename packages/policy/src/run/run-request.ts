/** One request through policies: what it is described by, and what comes out. Names are those of the command's files. */

export type RunRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers?: HeadersJson;
  readonly body?: string;
  readonly bodyBase64?: string;
  readonly ip?: string;
  /** PEM. */
  readonly clientCertificate?: string;
  readonly api?: {
    readonly id: string;
    readonly name?: string;
    readonly path?: string;
    readonly revision?: string;
    readonly version?: string;
    readonly serviceUrl?: string;
    readonly subscriptionRequired?: boolean;
  };
  readonly operation?: {
    readonly id: string;
    readonly name?: string;
    readonly method?: string;
    readonly urlTemplate?: string;
  };
  readonly product?: { readonly id: string; readonly name?: string };
  readonly subscription?: { readonly id: string; readonly name?: string; readonly primaryKey?: string };
  readonly user?: { readonly id: string; readonly email?: string; readonly groups?: readonly string[] };
  readonly variables?: { readonly [name: string]: unknown };
  readonly namedValues?: { readonly [name: string]: string };
  readonly fragments?: { readonly [id: string]: string };
  readonly backends?: { readonly [id: string]: BackendJson };
  readonly schemas?: { readonly [id: string]: unknown };
  readonly certificates?: { readonly [id: string]: string };
  /** Tokens of the managed identity by resource; without one a stand-in is made up. */
  readonly tokens?: { readonly [resource: string]: string };
  readonly deployment?: { readonly region?: string; readonly serviceName?: string };
  /** ISO 8601. */
  readonly now?: string;
  readonly seed?: number;
  readonly backend?: readonly ReplyJson[];
  readonly http?: { readonly [url: string]: ReplyJson | readonly ReplyJson[] };
  readonly repeat?: { readonly times: number; readonly everyMs: number };
};

export type HeadersJson = { readonly [name: string]: string | readonly string[] };

export type BackendJson =
  | { readonly url: string; readonly pool?: never }
  | {
      readonly pool: readonly { readonly id: string; readonly weight?: number; readonly priority?: number }[];
      readonly url?: never;
    };

export type ReplyJson = {
  readonly status?: number;
  readonly reason?: string;
  readonly headers?: HeadersJson;
  readonly body?: string;
  readonly bodyBase64?: string;
  readonly delayMs?: number;
  readonly error?: 'connect' | 'timeout';
};

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
