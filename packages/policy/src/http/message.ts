import type { Body } from './body.ts';
import { copyBody } from './body.ts';
import type { HeaderField, Headers } from './headers.ts';
import { copyHeaders, createHeaders } from './headers.ts';
import { reasonPhrase } from './reason-phrase.ts';
import type { Query, Url } from './url.ts';
import { joinPaths } from './url.ts';

/** The request on its way: what the client sent, and what will go to the backend. */
export type Request = {
  readonly net: 'IRequest';
  /** Upper case. */
  method: string;
  readonly originalMethod: string;
  /** As the gateway received it. */
  readonly originalUrl: Url;
  /** Where it goes on to: the API's service URL, until `set-backend-service` says otherwise; `null` where there is none. */
  base: Url | null;
  /** Behind the backend's base URL: what follows the API's path, until `rewrite-uri` says otherwise. */
  path: string;
  query: Query;
  readonly headers: Headers;
  /** `Host` as the caller sent it: it names the gateway, and stays here unless a policy sets one. */
  readonly receivedHost?: HeaderField;
  body: Body | null;
  /** IPv4 or IPv6 address of the caller. */
  readonly ip: string;
  /** How it goes on to the backend, beside what it says. */
  transport?: Transport;
  /** The client certificate in PEM; `null` without one. */
  readonly certificate: string | null;
  /** Parameters of the operation's template, path and query. */
  readonly parameters: ReadonlyMap<string, string>;
};

export type Response = {
  readonly net: 'IResponse';
  status: number;
  reason: string;
  readonly headers: Headers;
  body: Body | null;
};

/** What of a request is said to the connection alone. */
export type Transport = {
  /** Thumbprint of the certificate that the gateway shows. */
  readonly clientCertificate?: string;
  /** URL of the proxy that it goes through. */
  readonly proxy?: string;
};

/** What goes to a backend, or anywhere else. */
export type OutgoingRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Body | null;
  readonly transport?: Transport;
};

/** The headers with which a request goes on to another host. */
export function headersToSend({ headers, receivedHost }: Request): Headers {
  const sent = copyHeaders(headers);
  if (receivedHost !== undefined && sent.get('host') === receivedHost) sent.delete('host');
  return sent;
}

/** A response of the gateway's own. */
export function createResponse(status: number, reason: string = reasonPhrase(status)): Response {
  return { net: 'IResponse', status, reason, headers: createHeaders(), body: null };
}

export function copyResponse({ status, reason, headers, body }: Response): Response {
  return { net: 'IResponse', status, reason, headers: copyHeaders(headers), body: copyBody(body) };
}

/** Where the request would go now: `context.Request.Url`. Without a backend it is the gateway's own address. */
export function currentUrl({ base, originalUrl, path, query }: Request): Url {
  const { scheme, host, port, path: basePath } = base ?? { ...originalUrl, path: '/' };
  return { net: 'IUrl', scheme, host, port, path: joinPaths(basePath, path), query };
}
