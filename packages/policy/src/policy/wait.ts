import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional } from '../shape/attribute.ts';
import { oneOf } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';

const config = shape({
  attributes: { for: optional(oneOf('all', 'any'), 'all') },
  policies: ['send-request', 'cache-lookup-value', 'choose'],
});

/** `<wait>`: carries out what is inside it at the same time, and goes on when all of it is done, or the first is. */
export const wait: Policy = definePolicy({
  name: 'wait',
  doc: 'https://learn.microsoft.com/azure/api-management/wait-policy',
  sections: ['inbound', 'backend', 'outbound'],
  shape: config,
});
