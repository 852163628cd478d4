import type { Snapshot } from '@keelgate/model';
import type { Limits } from '../dotnet/runtime.ts';
import { fromPlain } from '../dotnet/json/plain.ts';
import type { NetValue } from '../dotnet/value.ts';
import { createHeaders } from '../http/headers.ts';
import type { Request } from '../http/message.ts';
import type { Url } from '../http/url.ts';
import { parseUrl } from '../http/url.ts';
import { createExchange } from '../program/create-exchange.ts';
import type { Exchange } from '../program/exchange.ts';
import { isUnknown } from '../program/refusal.ts';
import type { Entry } from './enter.ts';
import { factsOf } from './facts-of.ts';
import type { Location } from './locate.ts';
import { netValueOf } from './plain-value.ts';
import type { RunRequest } from './run-request.ts';
import { headerPairs } from './scripted-replies.ts';
import { writtenBody } from './written-body.ts';

export type RunAt = { readonly ms: number; readonly number: number; readonly url: Url };

export type ExchangeSource = {
  readonly request: RunRequest;
  readonly snapshot: Snapshot;
  readonly entry: Pick<Entry, 'location' | 'refusal'>;
  readonly bits: () => number;
  readonly limits?: Limits;
  readonly newLine: string;
};

/** A described request as an exchange that has just been received. */
export function exchangeOf(source: ExchangeSource, at: RunAt): Exchange {
  const { request, snapshot, entry, bits, limits, newLine } = source;
  // A request that means no operation is on its way to no backend.
  const serviceUrl = isUnknown(entry.refusal) ? null : (snapshot.apis[0]?.serviceUrl ?? null);
  const variables = new Map<string, NetValue>();
  for (const [name, value] of Object.entries(request.variables ?? {})) variables.set(name, netValueOf(value));
  const exchange = createExchange({
    facts: factsOf(request, snapshot, { ...at, refusal: entry.refusal }),
    request: requestOf(request, {
      url: at.url,
      location: entry.location,
      base: serviceUrl === null ? null : parseUrl(serviceUrl),
    }),
    backend: serviceUrl === null ? { kind: 'none' } : { kind: 'serviceUrl', url: serviceUrl },
    bits,
    variables,
    listens: true,
    newLine,
    ...(limits === undefined ? {} : { limits }),
    ...(request.clientGoneAtMs === undefined ? {} : { goneUs: request.clientGoneAtMs * 1000 }),
  });
  if (request.graphql !== undefined) exchange.state.set('graphql', resolverFacts(request.graphql));
  return exchange;
}

/** What `context.GraphQL` is made of. */
function resolverFacts(given: NonNullable<RunRequest['graphql']>): { readonly [part: string]: NetValue } {
  return { arguments: fromPlain(given.arguments ?? {}), parent: fromPlain(given.parent ?? null) };
}

type Addressed = { readonly url: Url; readonly location: Location; readonly base: Url | null };

function requestOf(request: RunRequest, { url, location, base }: Addressed): Request {
  const { method, headers = {}, ip = '127.0.0.1', clientCertificate = null } = request;
  const received = createHeaders(headerPairs(headers));
  const host = received.get('host');
  return {
    net: 'IRequest',
    method: method.toUpperCase(),
    originalMethod: method.toUpperCase(),
    originalUrl: url,
    base,
    path: location.path,
    query: url.query,
    headers: received,
    ...(host === undefined ? {} : { receivedHost: host }),
    body: writtenBody(request),
    ip,
    certificate: clientCertificate,
    parameters: location.parameters,
  };
}
