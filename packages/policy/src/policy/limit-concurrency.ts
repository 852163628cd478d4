import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { literal } from '../program/operand.ts';
import { atLeastOne } from '../read-element.ts';

/** `<limit-concurrency>`: lets so many requests at a time of a gateway instance into what is inside; others get 429 at once. */
export const limitConcurrency: Policy = definePolicy({
  name: 'limit-concurrency',
  sections: ['inbound', 'backend', 'outbound', 'on-error'],
  attributes: ['key', 'max-count'],
  wraps: true,
  read: (reader) => {
    const key = reader.text('key');
    const max = reader.integer('max-count', atLeastOne);
    return (work) => {
      const { builder, context } = work;
      const id = `apis/${context.apiId} limit-concurrency`;
      const full = builder.label();
      const done = builder.label();
      work.step((at) => ({
        kind: 'effect',
        effect: { kind: 'concurrency.enter', id, key: literal(key), max, otherwise: at(full) },
      }));
      function leave(): void {
        work.step(() => ({ kind: 'effect', effect: { kind: 'concurrency.leave', id } }));
      }
      work.guarded(leave);
      leave();
      work.step((at) => ({ kind: 'jump', to: at(done) }));
      builder.put(full);
      const error = work.error({
        source: 'limit-concurrency',
        reason: 'ConcurrencyLimitExceeded',
        message: `Concurrency limit ${max} is exceeded`,
        status: 429,
      });
      work.fail(error);
      builder.put(done);
    };
  },
});
