import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optionalLiteral, requiredLiteral } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { many, shape } from '../shape/shape.ts';
import { atLeastOneOf } from './part/either.ts';
import { period } from './part/period.ts';
import { atLeastOne } from './part/range.ts';

const limit = {
  calls: requiredLiteral(atLeastOne),
  'renewal-period': requiredLiteral(period({ min: 1, max: 300 })),
};

const operation = shape({
  attributes: { id: optionalLiteral(name), name: optionalLiteral(name), ...limit },
  check: (reader) => atLeastOneOf(reader, 'id', 'name'),
});

const api = shape({
  attributes: { id: optionalLiteral(name), name: optionalLiteral(name), ...limit },
  children: { operation: many(operation) },
  check: (reader) => atLeastOneOf(reader, 'id', 'name'),
});

const config = shape({
  attributes: {
    ...limit,
    'retry-after-header-name': optionalLiteral(name, 'Retry-After'),
    'retry-after-variable-name': optionalLiteral(name),
    'remaining-calls-header-name': optionalLiteral(name),
    'remaining-calls-variable-name': optionalLiteral(name),
    'total-calls-header-name': optionalLiteral(name),
  },
  children: { api: many(api) },
});

/** `<rate-limit>`: so many calls of a subscription within a sliding period; APIs and operations may have limits of their own. */
export const rateLimit: Policy = definePolicy({
  name: 'rate-limit',
  doc: 'https://learn.microsoft.com/azure/api-management/rate-limit-policy',
  sections: ['inbound'],
  scopes: ['product', 'api', 'operation'],
  usage: 'once',
  shape: config,
});
