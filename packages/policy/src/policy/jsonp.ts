import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';

const config = shape({ attributes: { 'callback-parameter-name': required(name) } });

/** `<jsonp>`: wraps a body of JSON into a call of the function that the caller names. */
export const jsonp: Policy = definePolicy({
  name: 'jsonp',
  doc: 'https://learn.microsoft.com/azure/api-management/jsonp-policy',
  sections: ['outbound'],
  usage: 'once',
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  shape: config,
});
