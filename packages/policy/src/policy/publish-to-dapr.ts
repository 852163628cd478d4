import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { name, text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { daprAttributes, daprSidecar } from './part/dapr.ts';

const config = shape({
  attributes: { 'pubsub-name': optional(name), topic: required(name), ...daprAttributes },
  text: optional(text, ''),
});

/** `<publish-to-dapr>`: publishes a message to a topic of a Dapr sidecar. */
export const publishToDapr: Policy = definePolicy({
  name: 'publish-to-dapr',
  doc: 'https://learn.microsoft.com/azure/api-management/publish-to-dapr-policy',
  sections: ['inbound', 'outbound', 'on-error'],
  gateways: ['self-hosted'],
  needs: daprSidecar,
  shape: config,
});
