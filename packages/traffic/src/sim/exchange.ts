import type { VersionSet } from '@keelgate/model';
import type { Exchange, RequestView } from '@keelgate/policy';
import { operationUrl } from '../routing/operation-url.ts';
import { callerAddress } from './caller-address.ts';
import type { RequestClass } from './request-class.ts';
import { parameterValue, parameterValues } from './request-class.ts';

/** Which request of its class an exchange stands for. */
export type Coordinates = { subscription: number; caller: number; combination: number };

/** An exchange of a class whose request is wherever its coordinates are set to. */
export type ClassExchange = { readonly exchange: Exchange; readonly at: Coordinates };

/** What a program is run on when it is worked out for a class, and when an operand is evaluated for one request. */
export function createClassExchange(
  of: RequestClass,
  region: string,
  versionSets: readonly VersionSet[],
): ClassExchange {
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
      return urlOf(of, at.combination, versionSets);
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

/** The URL as a client sends it. A version that stands in a header is put behind it, so that versions are told apart. */
function urlOf(of: RequestClass, combination: number, versionSets: readonly VersionSet[]): string {
  const parameters = parameterValues(of, combination);
  const { path, query, header } = operationUrl(of.api, of.operation, { versionSets, parameters });
  return `${path}${header === null ? '' : `;${header.value}`}${query === '' ? '' : `?${query}`}`;
}

/** The id of a group's virtual subscription: `eu/unlimited/3`, numbered from 1. */
function subscriptionName(of: RequestClass, subscription: number): string | null {
  const { group } = of;
  return group.subscriptions === null ? null : `${group.name}/${group.subscriptions.productId}/${subscription + 1}`;
}
