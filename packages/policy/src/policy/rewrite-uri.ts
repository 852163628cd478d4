import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';

const config = shape({
  attributes: { template: required(text), 'copy-unmatched-params': optional(flag, true) },
});

/** `<rewrite-uri>`: gives the backend another path and query than the caller's. */
export const rewriteUri: Policy = definePolicy({
  name: 'rewrite-uri',
  doc: 'https://learn.microsoft.com/azure/api-management/rewrite-uri-policy',
  sections: ['inbound'],
  shape: config,
});
