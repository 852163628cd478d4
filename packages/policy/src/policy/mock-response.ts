import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optionalLiteral } from '../shape/attribute.ts';
import { text, whole } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { statusCode } from './part/range.ts';
import type { CompileWork } from '../define.ts';
import { setHeader } from '../http/headers.ts';
import { createResponse } from '../http/message.ts';
import { literal } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({
  attributes: {
    'status-code': optionalLiteral(statusCode, 200),
    'content-type': optionalLiteral(text),
    index: optionalLiteral(whole()),
  },
});

/** `<mock-response>`: ends the request with an example of the API's description. */
export const mockResponse: Policy = definePolicy({
  name: 'mock-response',
  doc: 'https://learn.microsoft.com/azure/api-management/mock-response-policy',
  sections: ['inbound', 'outbound', 'on-error'],
  shape: config,
  compile: compileMockResponse,
});

function compileMockResponse({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { 'status-code': status, 'content-type': contentType } = attributes;
  work.pure([], (exchange) => {
    const response = createResponse(status);
    if (contentType !== null) setHeader(response.headers, 'Content-Type', [contentType]);
    exchange.response = response;
    exchange.notes?.push(`${response.status} ${response.reason}`);
  });
  work.step(() => ({ kind: 'respond', status: literal(status) }));
}
