import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { name, text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';

const config = shape({ attributes: { url: required(name), username: optional(text), password: optional(text) } });

/** `<proxy>`: sends the request through an HTTP proxy. */
export const proxy: Policy = definePolicy({
  name: 'proxy',
  doc: 'https://learn.microsoft.com/azure/api-management/proxy-policy',
  sections: ['inbound'],
  shape: config,
});
