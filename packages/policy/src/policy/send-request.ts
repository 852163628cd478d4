import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optionalLiteral, requiredLiteral } from '../shape/attribute.ts';
import { flag, name } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import {
  checkSentRequest,
  sentRequestAttributes,
  sentRequestChildren,
  sentRequestPolicies,
} from './part/sent-request.ts';

const config = shape({
  attributes: {
    ...sentRequestAttributes,
    'response-variable-name': requiredLiteral(name),
    'ignore-error': optionalLiteral(flag, false),
  },
  children: sentRequestChildren,
  policies: sentRequestPolicies,
  check: checkSentRequest,
});

/** `<send-request>`: sends a request of its own and puts the response into a variable. */
export const sendRequest: Policy = definePolicy({
  name: 'send-request',
  doc: 'https://learn.microsoft.com/azure/api-management/send-request-policy',
  sections: everySection,
  shape: config,
});
