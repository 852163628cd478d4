import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { statusCode } from './part/range.ts';

const config = shape({ attributes: { code: required(statusCode), reason: optional(text) } });

/** `<set-status>`: sets the status of the response. */
export const setStatus: Policy = definePolicy({
  name: 'set-status',
  doc: 'https://learn.microsoft.com/azure/api-management/set-status-policy',
  sections: everySection,
  shape: config,
});
