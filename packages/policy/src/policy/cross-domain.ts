import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { one, shape } from '../shape/shape.ts';

const markup = shape({ isOpen: true });

const config = shape({ children: { 'cross-domain-policy': one(markup) } });

/** `<cross-domain>`: the file that Flash and Silverlight ask for before they call another domain. */
export const crossDomain: Policy = definePolicy({
  name: 'cross-domain',
  doc: 'https://learn.microsoft.com/azure/api-management/cross-domain-policy',
  sections: ['inbound'],
  scopes: ['global'],
  shape: config,
});
