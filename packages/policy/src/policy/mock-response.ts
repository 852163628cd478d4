import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optionalLiteral } from '../shape/attribute.ts';
import { text, whole } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { statusCode } from './part/range.ts';

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
});
