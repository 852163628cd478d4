import type { CompileWork, Policy } from '../define.ts';
import type { OutgoingRequest } from '../http/message.ts';
import type { Exchange } from '../program/exchange.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { name, text } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { many, maybe, shape } from '../shape/shape.ts';
import { callDapr, daprAttributes, daprRequest, daprSidecar, daprText } from './part/dapr.ts';
import { parsed } from './part/model-json.ts';
import { anyText } from './part/value.ts';

const metadataItem = shape({ attributes: { key: required(name) }, text: optional(text, '') });
const metadataItems = shape({ children: { item: many(metadataItem) } });

const config = shape({
  attributes: { name: required(name), operation: optional(text), ...daprAttributes },
  children: { metadata: maybe(metadataItems), data: maybe(anyText) },
});

/** `<invoke-dapr-binding>`: triggers an output binding of a Dapr sidecar. */
export const invokeDaprBinding: Policy = definePolicy({
  name: 'invoke-dapr-binding',
  doc: 'https://learn.microsoft.com/azure/api-management/invoke-dapr-binding-policy',
  sections: ['inbound', 'outbound', 'on-error'],
  gateways: ['self-hosted'],
  needs: daprSidecar,
  shape: config,
  differences: ['The reason DaprInvocationFailure is not documented.'],
  compile: compileInvokeDaprBinding,
});

function compileInvokeDaprBinding({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const { name: binding, operation, 'content-type': contentType } = attributes;
  const data = daprText(work, children.data?.text ?? null, attributes.template);
  const metadata = children.metadata?.children.item ?? [];
  function request(exchange: Exchange): OutgoingRequest {
    const parts: string[] = [];
    if (children.data !== null) parts.push(`"data":${dataJson(data(exchange), contentType.of(exchange))}`);
    const items = metadata.map((item) => [item.attributes.key.of(exchange), item.text.of(exchange)] as const);
    if (items.length > 0) parts.push(`"metadata":${JSON.stringify(Object.fromEntries(items))}`);
    if (operation !== null) parts.push(`"operation":${JSON.stringify(operation.of(exchange))}`);
    const path = `bindings/${encodeURIComponent(binding.of(exchange).toWellFormed())}`;
    return daprRequest(path, 'application/json', `{${parts.join(',')}}`);
  }
  callDapr(work, { attributes, request });
}

/** Data of JSON goes into the message as it is written, anything else as a text. */
function dataJson(content: string, type: string): string {
  const isJson = type.trim().toLowerCase() === 'application/json' && parsed(content) !== null;
  return isJson ? content : JSON.stringify(content);
}
