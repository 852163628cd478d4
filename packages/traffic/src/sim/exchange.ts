import type { VersionSet } from '@keelgate/model';
import type { Exchange, Facts, Request, SubscriptionFacts, Url } from '@keelgate/policy';
import { createExchange, createHeaders, parseQuery, parseUrl } from '@keelgate/policy';
import type { OperationUrl } from '../routing/operation-url.ts';
import { urlPrinter } from '../routing/operation-url.ts';
import { callerAddress } from './caller-address.ts';
import type { RequestClass } from './request-class.ts';
import { parameterValues } from './request-class.ts';

/** Which request of its class an exchange stands for. */
export type Coordinates = { subscription: number; caller: number; combination: number };

/** An exchange of a class whose request is wherever its coordinates are set to. */
export type ClassExchange = {
  readonly exchange: Exchange;
  readonly at: Coordinates;
  /** An exchange that nothing has happened to yet, of the same request. */
  readonly again: () => Exchange;
};

/** What one request of a class has for itself. A class by itself is of no time and has no chance. */
export type Moment = { readonly requestId: string; readonly timestampMs: number; readonly bits: () => number };

const noMoment: Moment = { requestId: '00000000-0000-0000-0000-000000000000', timestampMs: 0, bits: () => 0 };

/** What a program is run on when it is worked out for a class, and when an operand is evaluated for one request. */
export function createClassExchange(
  of: RequestClass,
  region: string,
  versionSets: readonly VersionSet[],
  moment: Moment = noMoment,
): ClassExchange {
  const at: Coordinates = { subscription: 0, caller: 0, combination: 0 };
  const { serviceUrl } = of.api;
  const print = urlPrinter(of.api, of.operation, versionSets);
  function again(): Exchange {
    return createExchange({
      facts: factsOf(of, region, { at, moment }),
      request: requestOf(of, at, print),
      backend: serviceUrl === null ? { kind: 'none' } : { kind: 'serviceUrl', url: serviceUrl },
      bits: moment.bits,
    });
  }
  return { at, exchange: again(), again };
}

type PrintUrl = (parameters: ReadonlyMap<string, string>) => OperationUrl;

function requestOf(of: RequestClass, at: Coordinates, print: PrintUrl): Request {
  const { method } = of.operation;
  return {
    net: 'IRequest',
    method,
    originalMethod: method,
    get originalUrl() {
      return urlOf(of, at.combination, print);
    },
    base: of.api.serviceUrl === null ? null : parseUrl(of.api.serviceUrl),
    path: '/',
    query: [],
    headers: createHeaders(of.group.headers.map(({ name, value }) => [name, value] as const)),
    body: null,
    get ip() {
      return callerAddress(of.group.callers.firstAddress, at.caller);
    },
    certificate: null,
    get parameters() {
      return parameterValues(of, at.combination);
    },
  };
}

type Standing = { readonly at: Coordinates; readonly moment: Moment };

function factsOf(of: RequestClass, region: string, { at, moment }: Standing): Facts {
  const { api, operation } = of;
  return {
    requestId: moment.requestId,
    timestampMs: moment.timestampMs,
    deployment: {
      net: 'IDeployment',
      region,
      serviceName: '',
      serviceId: '',
      gatewayId: 'managed',
      certificates: new Map(),
    },
    api: { ...api, net: 'IApi', isCurrentRevision: api.current },
    operation: { ...operation, net: 'IOperation' },
    product: null,
    get subscription() {
      return subscriptionFacts(subscriptionName(of, at.subscription));
    },
    user: null,
  };
}

function subscriptionFacts(id: string | null): SubscriptionFacts | null {
  if (id === null) return null;
  const keys = { key: '', primaryKey: '', secondaryKey: '' };
  return { net: 'ISubscription', id, name: id, ...keys, createdMs: 0, startMs: null, endMs: null };
}

/** The URL as a client sends it. A version that stands in a header is put behind it, so that versions are told apart. */
function urlOf(of: RequestClass, combination: number, print: PrintUrl): Url {
  const { path, query, header } = print(parameterValues(of, combination));
  const whole = `${path}${header === null ? '' : `;${header.value}`}`;
  return { net: 'IUrl', scheme: 'https', host: '', port: 443, path: whole, query: parseQuery(query) };
}

/** The id of a group's virtual subscription: `eu/unlimited/3`, numbered from 1. */
function subscriptionName(of: RequestClass, subscription: number): string | null {
  const { group } = of;
  return group.subscriptions === null ? null : `${group.name}/${group.subscriptions.productId}/${subscription + 1}`;
}
