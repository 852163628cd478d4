import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { many, shape } from '../shape/shape.ts';
import { existsAction } from './part/exists-action.ts';
import { anyText } from './part/value.ts';

const config = shape({
  attributes: { name: required(name), 'exists-action': existsAction },
  children: { value: many(anyText) },
});

/** `<set-query-parameter>`: sets, adds or removes a parameter of the URL. */
export const setQueryParameter: Policy = definePolicy({
  name: 'set-query-parameter',
  doc: 'https://learn.microsoft.com/azure/api-management/set-query-parameter-policy',
  sections: ['inbound', 'backend'],
  shape: config,
});
