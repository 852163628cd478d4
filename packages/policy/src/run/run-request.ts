import type { HeadersJson, Subscription } from '@keelgate/model';
import type { OperationDescription } from '../description.ts';

export type { HeadersJson, LogJson, RunResult, SentRequest, TraceJson } from '@keelgate/model';

/** One request through policies: what it is described by. What comes out is the model's `RunResult`. */
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
    /** Where requests say the version that they mean. */
    readonly versionHeaderName?: string;
    readonly versionQueryName?: string;
    readonly subscriptionRequired?: boolean;
    readonly subscriptionKeyParameterNames?: { readonly header?: string; readonly query?: string };
  };
  readonly operation?: {
    readonly id: string;
    readonly name?: string;
    readonly method?: string;
    readonly urlTemplate?: string;
  } & OperationDescription;
  readonly product?: { readonly id: string; readonly name?: string; readonly subscriptionRequired?: boolean };
  readonly subscription?: {
    readonly id: string;
    readonly name?: string;
    readonly primaryKey?: string;
    readonly secondaryKey?: string;
    readonly state?: Subscription['state'];
  };
  readonly user?: { readonly id: string; readonly email?: string; readonly groups?: readonly string[] };
  readonly variables?: { readonly [name: string]: unknown };
  /** What the resolver of a GraphQL field is given. */
  readonly graphql?: { readonly arguments?: unknown; readonly parent?: unknown };
  readonly namedValues?: { readonly [name: string]: string };
  readonly fragments?: { readonly [id: string]: string };
  readonly backends?: { readonly [id: string]: BackendJson };
  readonly schemas?: { readonly [id: string]: unknown };
  readonly certificates?: { readonly [id: string]: string };
  /**
   * Tokens of the managed identity by resource; without one a stand-in is made up. Under
   * `authorization:{provider-id}/{authorization-id}`: tokens of the credential manager, for which nothing is made up.
   */
  readonly tokens?: { readonly [resource: string]: string };
  readonly deployment?: { readonly region?: string; readonly serviceName?: string };
  /** ISO 8601. */
  readonly now?: string;
  readonly seed?: number;
  /** When the client goes away, in milliseconds since the request arrived. */
  readonly clientGoneAtMs?: number;
  readonly backend?: readonly ReplyJson[];
  readonly http?: { readonly [url: string]: ReplyJson | readonly ReplyJson[] };
  readonly repeat?: { readonly times: number; readonly everyMs: number };
};

export type BackendJson =
  | {
      readonly url: string;
      /** Its circuit breaker has tripped. */
      readonly breaker?: 'open';
      readonly pool?: never;
    }
  | {
      readonly pool: readonly { readonly id: string; readonly weight?: number; readonly priority?: number }[];
      readonly url?: never;
      readonly breaker?: never;
    };

export type ReplyJson = {
  readonly status?: number;
  readonly reason?: string;
  readonly headers?: HeadersJson;
  readonly body?: string;
  readonly bodyBase64?: string;
  readonly delayMs?: number;
  readonly error?: 'connect' | 'timeout' | 'unavailable';
};
