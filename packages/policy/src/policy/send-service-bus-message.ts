import type { CompileWork, Policy } from '../define.ts';
import { textBody } from '../http/body.ts';
import { createHeaders, setHeader } from '../http/headers.ts';
import type { OutgoingRequest } from '../http/message.ts';
import type { Failure } from '../program/effect.ts';
import { internalError } from '../program/error-response.ts';
import type { Exchange } from '../program/exchange.ts';
import { literal } from '../program/operand.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { name, text } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { maybe, one, shape, some } from '../shape/shape.ts';
import { callService, neverIgnored } from './part/call-service.ts';
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
  differences: [
    'The message goes to https://{namespace}/{queue or topic}/messages, as the REST interface of Service Bus has it.',
    'Without a namespace there is nowhere to send to, which is an error.',
    'The reason ServiceBusMessageFailure is not documented.',
  ],
  compile: compileSendServiceBusMessage,
});

const reason = 'ServiceBusMessageFailure';

function compileSendServiceBusMessage(read: Config<typeof config>, work: CompileWork): void {
  const { builder, id } = work;
  const { namespace, 'client-id': clientId } = read.attributes;
  if (namespace === null) {
    work.fail(work.error({ ...internalError, reason, message: 'No namespace of Service Bus is given.' }));
    return;
  }
  const token = `${id} token`;
  const lost = builder.label();
  const done = builder.label();
  work.effect((at) => ({
    kind: 'token.get',
    resource: literal('https://servicebus.azure.net/'),
    clientId,
    answered: ({ state }, value) => void state.set(token, value),
    failed: ({ state }, why) => void state.set(token, why),
    otherwise: at(lost),
  }));
  const entity = read.attributes['queue-name'] ?? read.attributes['topic-name'];
  callService(work, {
    request: (exchange) => {
      const url = `https://${namespace.of(exchange)}/${entity?.of(exchange) ?? ''}/messages`;
      return messageTo(url, exchange, { read, token: exchange.state.get(token) as string });
    },
    timeoutUs: literal(60e6),
    ignoresErrors: neverIgnored,
    reason,
  });
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  builder.put(lost);
  work.fail(({ state }) => work.error({ ...internalError, reason, message: (state.get(token) as Failure).message }));
  builder.put(done);
}

type Message = { readonly read: Config<typeof config>; readonly token: string };

/** Properties of a message are header fields, whose texts stand in quotes. */
function messageTo(url: string, exchange: Exchange, { read: { children }, token }: Message): OutgoingRequest {
  const headers = createHeaders([['Authorization', `Bearer ${token}`]]);
  for (const { attributes, text: value } of children['message-properties']?.children['message-property'] ?? [])
    setHeader(headers, attributes.name.of(exchange), [JSON.stringify(value.of(exchange))]);
  return { method: 'POST', url, headers, body: textBody(children.payload?.text.of(exchange) ?? '') };
}
