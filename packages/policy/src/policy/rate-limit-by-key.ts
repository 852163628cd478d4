import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, optionalLiteral, required } from '../shape/attribute.ts';
import { flag, name, whole } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { period } from './part/period.ts';
import { atLeastOne } from './part/range.ts';

const config = shape({
  attributes: {
    calls: required(atLeastOne),
    'renewal-period': required(period({ min: 1, max: 300 })),
    'counter-key': required(name),
    'increment-condition': optional(flag, true),
    'increment-count': optional(whole(), 1),
    'increment-after-response': optional(flag, false),
    'retry-after-header-name': optionalLiteral(name, 'Retry-After'),
    'retry-after-variable-name': optionalLiteral(name),
    'remaining-calls-header-name': optionalLiteral(name),
    'remaining-calls-variable-name': optionalLiteral(name),
    'total-calls-header-name': optionalLiteral(name),
  },
});

/** `<rate-limit-by-key>`: so many calls of a key within a sliding period, whichever scopes count in it. */
export const rateLimitByKey: Policy = definePolicy({
  name: 'rate-limit-by-key',
  doc: 'https://learn.microsoft.com/azure/api-management/rate-limit-by-key-policy',
  sections: ['inbound'],
  gateways: ['classic', 'v2', 'self-hosted', 'workspace'],
  shape: config,
});
