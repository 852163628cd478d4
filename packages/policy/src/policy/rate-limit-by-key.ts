import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { literal } from '../program/operand.ts';
import { takeCalls } from '../program/take-calls.ts';
import { anyWhole } from '../read-element.ts';

/** `<rate-limit-by-key>`: so many calls of a key in a sliding period. One counter for a key, whichever scopes count in it. */
export const rateLimitByKey: Policy = definePolicy({
  name: 'rate-limit-by-key',
  sections: ['inbound'],
  attributes: [
    'calls',
    'renewal-period',
    'counter-key',
    'increment-condition',
    'increment-count',
    'retry-after-header-name',
    'retry-after-variable-name',
    'remaining-calls-header-name',
    'remaining-calls-variable-name',
    'total-calls-header-name',
  ],
  read: (reader) => {
    const limit = reader.integer('calls', anyWhole);
    const periodSeconds = reader.integer('renewal-period', { min: 1, max: 300 });
    const key = reader.text('counter-key');
    const counts = reader.flag('increment-condition', true);
    const amount = reader.optionalInteger('increment-count', anyWhole) ?? 1;
    return (work) => {
      takeCalls(work, {
        counter: {
          id: `rate-limit-by-key ${periodSeconds}s`,
          policy: 'rate-limit-by-key',
          scope: work.scope,
          kind: 'rate',
          unit: 'calls',
          limit,
          periodUs: periodSeconds * 1e6,
          anchor: null,
        },
        key: literal(key),
        amount: literal(counts ? amount : 0),
      });
    };
  },
});
