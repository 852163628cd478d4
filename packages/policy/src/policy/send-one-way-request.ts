import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { shape } from '../shape/shape.ts';
import {
  checkSentRequest,
  sentRequestAttributes,
  sentRequestChildren,
  sentRequestPolicies,
} from './part/sent-request.ts';

const config = shape({
  attributes: sentRequestAttributes,
  children: sentRequestChildren,
  policies: sentRequestPolicies,
  check: checkSentRequest,
});

/** `<send-one-way-request>`: sends a request of its own and does not wait for the response. */
export const sendOneWayRequest: Policy = definePolicy({
  name: 'send-one-way-request',
  doc: 'https://learn.microsoft.com/azure/api-management/send-one-way-request-policy',
  sections: everySection,
  shape: config,
});
