import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import type { Operand } from '../program/operand.ts';
import { anyWhole } from '../read-element.ts';

/** `<cache-store>`: keeps the backend's proper response under the key of the lookup before it; alone it does nothing. */
export const cacheStore: Policy = definePolicy({
  name: 'cache-store',
  sections: ['outbound'],
  attributes: ['duration', 'cache-response'],
  read: (reader) => {
    const durationSeconds = reader.integer('duration', anyWhole);
    const stores = reader.flag('cache-response', true);
    return (work) => {
      const lookup = work.context.lookup.current;
      if (lookup === null || !stores || durationSeconds === 0) return;
      const { key, caching, allowsPrivate } = lookup;
      const skip = work.builder.label();
      if (!allowsPrivate) {
        const test = {
          reads: [],
          of: ({ request }) => request.header('Authorization').length === 0,
        } as Operand<boolean>;
        work.step((at) => ({ kind: 'branch', test, otherwise: at(skip) }));
      }
      work.step(() => ({
        kind: 'effect',
        effect: { kind: 'cache.put', caching, key, durationUs: durationSeconds * 1e6 },
      }));
      work.builder.put(skip);
    };
  },
});
