import type { PolicyScope } from '@keelgate/model';
import type { Headers } from '../http/headers.ts';
import { createHeaders } from '../http/headers.ts';
import type { Builder } from './build.ts';
import type { Exchange, PolicyError } from './exchange.ts';
import type { Origin } from './step.ts';

/**
 * Why a request never comes to its policies: it means no operation (or does not say which version of the API it means),
 * or brings no key that opens one. Source: "Error handling in API Management policies", predefined errors for built-in steps.
 */
export type Refusal = 'OperationNotFound' | 'VersionNotSaid' | 'SubscriptionKeyNotFound' | 'SubscriptionKeyInvalid';

/** Whether nothing is known of the request's API: only the global scope hears of it. */
export function isUnknown(refusal: Refusal | null | undefined): boolean {
  return refusal === 'OperationNotFound' || refusal === 'VersionNotSaid';
}

/** Adds the step in which a request is refused; what follows is reached by way of on-error. */
export function addRefusal(builder: Builder, refusal: Refusal, apiId: string): void {
  const origin = isUnknown(refusal) ? unmatched : denied({ kind: 'api', apiId });
  builder.add(origin, () => ({ kind: 'fail', error: (exchange) => errorOf(refusal, origin, exchange) }));
}

const place = { file: 'built-in', line: 1, column: 1, path: '', policyId: null };

/** The gateway logs it as an error of the backend section. Source: "Reference: Gateway log schema". */
const unmatched: Origin = { policy: 'configuration', scope: { kind: 'global' }, section: 'backend', ...place };

function denied(scope: PolicyScope): Origin {
  return { policy: 'authorization', scope, section: 'inbound', ...place };
}

function errorOf(
  refusal: Refusal,
  { policy, scope, section, path, policyId }: Origin,
  exchange: Exchange,
): PolicyError {
  const where = { net: 'ILastError', source: policy, scope, section, path, policyId } as const;
  switch (refusal) {
    case 'OperationNotFound':
      exchange.notes?.push(`no operation for ${exchange.request.method} ${exchange.request.originalUrl.path}`);
      return { ...where, ...notFound, publicMessage: 'Resource not found' };
    case 'VersionNotSaid':
      return { ...where, ...notFound, hasNoBody: true };
    case 'SubscriptionKeyNotFound':
    case 'SubscriptionKeyInvalid':
      return { ...where, reason: refusal, message: keyMessages[refusal], status: 401, headers: challenge(exchange) };
  }
}

const notFound = {
  reason: 'OperationNotFound',
  message: 'Unable to match incoming request to an operation.',
  status: 404,
} as const;

const keyMessages = {
  SubscriptionKeyNotFound:
    'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.',
  SubscriptionKeyInvalid:
    'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.',
} as const;

/** Which key the API asks for, and where. */
function challenge({ facts, request }: Exchange): Headers {
  const realm = `https://${request.originalUrl.host}/${facts.api?.path ?? ''}`;
  const name = facts.api?.keyNames.header ?? '';
  const value = `AzureApiManagementKey realm="${realm}",name="${name}",type="header"`;
  return createHeaders([['WWW-Authenticate', value]]);
}
