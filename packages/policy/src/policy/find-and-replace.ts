import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';

const config = shape({ attributes: { from: required(text), to: required(text) } });

/** `<find-and-replace>`: replaces a text in the body. */
export const findAndReplace: Policy = definePolicy({
  name: 'find-and-replace',
  doc: 'https://learn.microsoft.com/azure/api-management/find-and-replace-policy',
  sections: everySection,
  shape: config,
});
