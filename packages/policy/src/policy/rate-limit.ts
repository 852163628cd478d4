import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { takeCalls } from '../program/take-calls.ts';
import { literal } from '../program/operand.ts';
import { anyWhole } from '../read-element.ts';
import { limitsFor, readNestedLimits, subscriptionKey } from './nested-limit.ts';

/** `<rate-limit>`: so many calls of a subscription in a sliding period; each API and operation inside counts for itself. */
export const rateLimit: Policy = definePolicy({
  name: 'rate-limit',
  sections: ['inbound'],
  scopes: ['product', 'api', 'operation'],
  attributes: [
    'calls',
    'renewal-period',
    'retry-after-header-name',
    'retry-after-variable-name',
    'remaining-calls-header-name',
    'remaining-calls-variable-name',
    'total-calls-header-name',
  ],
  read: (reader) => {
    const limits = readNestedLimits(reader, {
      limit: (at) => [{ unit: 'calls', limit: at.integer('calls', anyWhole) }],
      period: (at) => at.integer('renewal-period', { min: 1, max: 300 }),
    });
    return (work) => {
      for (const { suffix, periodSeconds, limits: each } of limitsFor(limits, work.context)) {
        for (const { limit } of each) {
          takeCalls(work, {
            counter: {
              id: `${work.id}${suffix}`,
              policy: 'rate-limit',
              scope: work.scope,
              kind: 'rate',
              unit: 'calls',
              limit,
              periodUs: periodSeconds * 1e6,
              anchor: null,
            },
            key: subscriptionKey,
            amount: literal(1),
          });
        }
      }
    };
  },
});
