import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { shape } from '../shape/shape.ts';

const config = shape({});

/** `<redirect-content-urls>`: puts the gateway's URL in place of the backend's in the body. */
export const redirectContentUrls: Policy = definePolicy({
  name: 'redirect-content-urls',
  doc: 'https://learn.microsoft.com/azure/api-management/redirect-content-urls-policy',
  sections: ['inbound', 'outbound'],
  usage: 'once',
  shape: config,
});
