import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { flag, name, text } from '../shape/kind.ts';
import { many, shape } from '../shape/shape.ts';
import { statusCode } from './part/range.ts';
import { anyText } from './part/value.ts';

const config = shape({
  attributes: {
    name: required(name),
    'failed-check-httpcode': required(statusCode),
    'failed-check-error-message': required(text),
    'ignore-case': required(flag),
  },
  children: { value: many(anyText) },
});

/** `<check-header>`: lets through requests with a header, or with one of the values that it lists. */
export const checkHeader: Policy = definePolicy({
  name: 'check-header',
  doc: 'https://learn.microsoft.com/azure/api-management/check-header-policy',
  sections: ['inbound'],
  shape: config,
});
