import { textBody } from '../http/body.ts';
import { setHeader } from '../http/headers.ts';
import type { Response } from '../http/message.ts';
import { createResponse } from '../http/message.ts';
import type { Exchange, PolicyError } from './exchange.ts';

/** The response that a caller gets for an error unless on-error makes another: JSON with status and message. */
export function errorResponse(error: PolicyError, exchange: Exchange): Response {
  const { status, message, publicMessage = message, headers, hasNoBody = false } = error;
  const response = createResponse(status);
  for (const { name, values } of headers?.values() ?? []) setHeader(response.headers, name, values);
  if (hasNoBody) return response;
  setHeader(response.headers, 'Content-Type', ['application/json']);
  const activity = status === 500 ? `, "activityId": "${exchange.facts.requestId}"` : '';
  response.body = textBody(`{ "statusCode": ${status}, "message": ${JSON.stringify(publicMessage)}${activity} }`);
  return response;
}

/** What callers are told when something went wrong that is none of their business. */
export const internalError: { readonly status: number; readonly publicMessage: string } = {
  status: 500,
  publicMessage: 'Internal server error',
};
