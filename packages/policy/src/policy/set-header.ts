import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { many, shape } from '../shape/shape.ts';
import { existsAction } from './part/exists-action.ts';
import { anyText } from './part/value.ts';

const config = shape({
  attributes: { name: required(name), 'exists-action': existsAction },
  children: { value: many(anyText) },
});

/** `<set-header>`: sets, adds or removes a header. */
export const setHeader: Policy = definePolicy({
  name: 'set-header',
  doc: 'https://learn.microsoft.com/azure/api-management/set-header-policy',
  sections: everySection,
  shape: config,
});
