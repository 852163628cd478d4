import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, optionalLiteral } from '../shape/attribute.ts';
import { flag, oneOf, whole } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { atMostOne } from './part/either.ts';
import { atLeastOne } from './part/range.ts';

const config = shape({
  attributes: {
    timeout: optional(atLeastOne),
    'timeout-ms': optional(atLeastOne),
    'continue-timeout': optional(whole()),
    'http-version': optionalLiteral(oneOf('1', '2', '2or1'), '1'),
    'follow-redirects': optional(flag, false),
    'buffer-request-body': optionalLiteral(flag, false),
    'buffer-response': optionalLiteral(flag, true),
    'fail-on-error-status-code': optionalLiteral(flag, false),
  },
  check: (reader) => atMostOne(reader, 'timeout', 'timeout-ms'),
});

/** `<forward-request>`: sends the request to the backend and takes its response. */
export const forwardRequest: Policy = definePolicy({
  name: 'forward-request',
  doc: 'https://learn.microsoft.com/azure/api-management/forward-request-policy',
  sections: ['backend'],
  usage: 'once',
  shape: config,
});
