import type { Exchange, RequestView } from '@keelgate/policy';
import { callerAddress } from './caller-address.ts';
import type { RequestClass } from './request-class.ts';
import { parameterValue, requestUrl } from './request-class.ts';

/** Which request of its class an exchange stands for. */
export type Coordinates = { subscription: number; caller: number; combination: number };

/** An exchange of a class whose request is wherever its coordinates are set to. */
export type ClassExchange = { readonly exchange: Exchange; readonly at: Coordinates };

/** What a program is run on when it is worked out for a class, and when an operand is evaluated for one request. */
export function createClassExchange(of: RequestClass, region: string): ClassExchange {
  const at: Coordinates = { subscription: 0, caller: 0, combination: 0 };
  const headers = new Map<string, string[]>();
  for (const { name, value } of of.group.headers) {
    const key = name.toLowerCase();
    headers.set(key, [...(headers.get(key) ?? []), value]);
  }
  const request: RequestView = {
    method: of.operation.method,
    apiId: of.api.id,
    operationId: of.operation.id,
    productId: of.productId,
    get subscriptionId() {
      return subscriptionName(of, at.subscription);
    },
    get callerAddress() {
      return callerAddress(of.group.callers.firstAddress, at.caller);
    },
    get url() {
      return requestUrl(of, at.combination);
    },
    region,
    header: (name) => headers.get(name.toLowerCase()) ?? [],
    parameter: (name) => parameterValue(of, at.combination, name),
  };
  const { serviceUrl } = of.api;
  return {
    at,
    exchange: {
      request,
      backend: serviceUrl === null ? { kind: 'none' } : { kind: 'serviceUrl', url: serviceUrl },
      lastError: null,
    },
  };
}

/** The id of a group's virtual subscription: `eu/unlimited/3`, numbered from 1. */
function subscriptionName(of: RequestClass, subscription: number): string | null {
  const { group } = of;
  return group.subscriptions === null ? null : `${group.name}/${group.subscriptions.productId}/${subscription + 1}`;
}
