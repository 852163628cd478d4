import { draw, mix } from '@keelgate/model';
import type { Exchange, Facts, Request, SubscriptionFacts } from '@keelgate/policy';
import { createExchange, createHeaders, parseQuery } from '@keelgate/policy';
import type { Shard } from '../sim/shard.ts';
import { perTry, stream } from '../sim/stream.ts';
import type { LiveRecord } from './live-records.ts';

/** The exchange of a recorded request: what it asked for and who asked, as far as its record says. */
export function exchangeOfRecord({ region, plan, nowUs, attempt }: Shard, live: LiveRecord): Exchange {
  const { key } = attempt;
  const { serviceUrl } = live.route.api ?? { serviceUrl: null };
  let drawn = 0;
  return createExchange({
    facts: factsOf(live, { region: region.name, key, timestampMs: Math.floor(plan.drill.startMs + nowUs / 1000) }),
    request: requestOf(live),
    backend: serviceUrl === null ? { kind: 'none' } : { kind: 'serviceUrl', url: serviceUrl },
    bits: () => {
      drawn += 1;
      return mix(draw(key, stream.policy, drawn) + perTry);
    },
  });
}

type Moment = { readonly region: string; readonly key: number; readonly timestampMs: number };

function factsOf({ of, route, record }: LiveRecord, { region, key, timestampMs }: Moment): Facts {
  return {
    // Hardly a policy asks, and it takes longer to write down than to route a request.
    get requestId() {
      return record.requestId ?? requestId(key);
    },
    timestampMs,
    deployment: {
      net: 'IDeployment',
      region,
      serviceName: '',
      serviceId: '',
      gatewayId: 'managed',
      certificates: noCertificates,
    },
    api: of.api,
    operation: of.operationFacts,
    product: of.productFacts,
    subscription: subscriptionFacts(route.subscriptionId),
    user: null,
  };
}

const noCertificates: ReadonlyMap<string, string> = new Map();

function requestOf({ record, route, of }: LiveRecord): Request {
  const method = record.method.toUpperCase();
  const { scheme, host, port, path, query } = route.url;
  const parameters = parseQuery(query);
  const isUnder = path.toLowerCase().startsWith(`${of.prefix.toLowerCase()}/`);
  return {
    net: 'IRequest',
    method,
    originalMethod: method,
    originalUrl: { net: 'IUrl', scheme, host, port, path, query: parameters },
    base: of.base,
    path: isUnder ? path.slice(of.prefix.length) : '/',
    query: parameters,
    headers: createHeaders(record.headers ?? []),
    body: null,
    ip: record.ip ?? '0.0.0.0',
    certificate: null,
    parameters: route.parameters,
  };
}

function subscriptionFacts(id: string | null): SubscriptionFacts | null {
  if (id === null) return null;
  const keys = { key: '', primaryKey: '', secondaryKey: '' };
  return { net: 'ISubscription', id, name: id, ...keys, createdMs: 0, startMs: null, endMs: null };
}

/** The request's own bits in the form of a GUID. */
function requestId(key: number): string {
  const words = [0, 1, 2, 3].map((part) => (draw(key, stream.policy, -1 - part) >>> 0).toString(16).padStart(8, '0'));
  const hex = words.join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
