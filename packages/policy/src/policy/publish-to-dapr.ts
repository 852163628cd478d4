import type { CompileWork, Policy } from '../define.ts';
import type { OutgoingRequest } from '../http/message.ts';
import type { Exchange } from '../program/exchange.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { name, text } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { shape } from '../shape/shape.ts';
import { callDapr, daprAttributes, daprRequest, daprSidecar, daprText } from './part/dapr.ts';

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
  differences: ['The reason DaprInvocationFailure is not documented.'],
  compile: compilePublishToDapr,
});

function compilePublishToDapr({ attributes, text: content }: Config<typeof config>, work: CompileWork): void {
  const { 'pubsub-name': pubsub, topic, 'content-type': contentType } = attributes;
  const message = daprText(work, content, attributes.template);
  function request(exchange: Exchange): OutgoingRequest {
    const named = topic.of(exchange);
    // Without a name of its own the component stands before the topic: `pubsub/topic`.
    const whole = pubsub === null ? named : `${pubsub.of(exchange)}/${named}`;
    const path = `publish/${whole.toWellFormed().split('/').map(encodeURIComponent).join('/')}`;
    return daprRequest(path, contentType.of(exchange), message(exchange));
  }
  callDapr(work, { attributes, request });
}
