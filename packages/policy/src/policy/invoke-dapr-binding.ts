import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { name, text } from '../shape/kind.ts';
import { many, maybe, shape } from '../shape/shape.ts';
import { daprAttributes, daprSidecar } from './part/dapr.ts';
import { anyText } from './part/value.ts';

const item = shape({ attributes: { key: required(name) }, text: optional(text, '') });
const metadata = shape({ children: { item: many(item) } });

const config = shape({
  attributes: { name: required(name), operation: optional(text), ...daprAttributes },
  children: { metadata: maybe(metadata), data: maybe(anyText) },
});

/** `<invoke-dapr-binding>`: triggers an output binding of a Dapr sidecar. */
export const invokeDaprBinding: Policy = definePolicy({
  name: 'invoke-dapr-binding',
  doc: 'https://learn.microsoft.com/azure/api-management/invoke-dapr-binding-policy',
  sections: ['inbound', 'outbound', 'on-error'],
  gateways: ['self-hosted'],
  needs: daprSidecar,
  shape: config,
});
