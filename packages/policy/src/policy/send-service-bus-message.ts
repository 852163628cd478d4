import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { name, text } from '../shape/kind.ts';
import { maybe, one, shape, some } from '../shape/shape.ts';
import { exactlyOne } from './part/either.ts';
import { anyText } from './part/value.ts';

const property = shape({ attributes: { name: required(name) }, text: optional(text, '') });
const properties = shape({ children: { 'message-property': some(property) } });

const config = shape({
  attributes: {
    'queue-name': optional(name),
    'topic-name': optional(name),
    namespace: optional(name),
    'client-id': optional(text),
  },
  children: { 'message-properties': maybe(properties), payload: one(anyText) },
  check: (reader) => exactlyOne(reader, 'queue-name', 'topic-name'),
});

/** `<send-service-bus-message>`: puts a message into a queue or a topic of Service Bus. */
export const sendServiceBusMessage: Policy = definePolicy({
  name: 'send-service-bus-message',
  doc: 'https://learn.microsoft.com/azure/api-management/send-service-bus-message-policy',
  sections: ['inbound', 'outbound', 'on-error'],
  gateways: ['classic', 'v2'],
  needs: 'a Service Bus namespace that the service may write to',
  shape: config,
});
