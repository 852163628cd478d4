import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { literal } from '../program/operand.ts';
import { anyWhole } from '../read-element.ts';
import { readVolumes, spendQuota } from './quota.ts';

/** `<quota-by-key>`: so many calls or kilobytes of a key in a fixed period, whichever scopes count in it. */
export const quotaByKey: Policy = definePolicy({
  name: 'quota-by-key',
  sections: ['inbound'],
  attributes: [
    'calls',
    'bandwidth',
    'renewal-period',
    'counter-key',
    'increment-condition',
    'increment-count',
    'first-period-start',
  ],
  read: (reader) => {
    const volumes = readVolumes(reader);
    const periodSeconds = reader.integer('renewal-period', { min: 0, max: Number.MAX_SAFE_INTEGER });
    if (periodSeconds > 0 && periodSeconds < 300) {
      reader.fault(
        'wrong-value',
        `<quota-by-key>: renewal-period is "${periodSeconds}", expected 0 or at least 300 seconds`,
      );
    }
    const key = reader.text('counter-key');
    const counts = reader.flag('increment-condition', true);
    const amount = reader.optionalInteger('increment-count', anyWhole) ?? 1;
    const started = reader.optional('first-period-start');
    const firstPeriodStartMs = Date.parse(started ?? '0001-01-01T00:00:00Z');
    if (Number.isNaN(firstPeriodStartMs)) {
      reader.fault(
        'wrong-value',
        `<quota-by-key>: first-period-start is "${started}", expected a time such as 2026-01-01T00:00:00Z`,
      );
    }
    return (work) => {
      const anchor = { firstPeriodStartMs };
      const spec = { policy: 'quota-by-key', scope: work.scope, periodUs: periodSeconds * 1e6, anchor } as const;
      spendQuota(
        work,
        { id: `quota-by-key ${periodSeconds}s`, ...spec },
        { volumes, key: literal(key), amount: counts ? amount : 0 },
      );
    };
  },
});
