import type { Body } from './body.ts';
import type { Headers } from './headers.ts';
import type { Query, Url } from './url.ts';

/** The request on its way: what the client sent, and what will go to the backend. */
export type Request = {
  /** Upper case. */
  method: string;
  readonly originalMethod: string;
  /** As the gateway received it. */
  readonly originalUrl: Url;
  /** Behind the backend's base URL: what follows the API's path, until `rewrite-uri` says otherwise. */
  path: string;
  query: Query;
  readonly headers: Headers;
  body: Body | null;
  /** IPv4 or IPv6 address of the caller. */
  readonly ip: string;
  /** The client certificate in PEM; `null` without one. */
  readonly certificate: string | null;
  /** Parameters of the operation's template, path and query. */
  readonly parameters: ReadonlyMap<string, string>;
};

export type Response = {
  status: number;
  reason: string;
  readonly headers: Headers;
  body: Body | null;
};

/** What goes to a backend, or anywhere else. */
export type OutgoingRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Body | null;
};
