import type { Rule } from './define-rule.ts';
import { defineRule, inEachRegion } from './define-rule.ts';

const known = new Set(['1', '2', '3']);

/** Zones are called 1, 2 and 3, and each counts once. */
export const knownZones: Rule = defineRule({
  name: 'known-zones',
  severity: 'error',
  reason: 'A region has three availability zones, by the logical numbers 1 to 3.',
  check: (service) =>
    inEachRegion(service, 'zones', ({ zones, location }) => {
      if (zones === 'automatic') return null;
      const wrong = zones.find((zone, index) => !known.has(zone) || zones.indexOf(zone) !== index);
      if (wrong === undefined && zones.length > 0) return null;
      const what =
        wrong === undefined ? 'an empty list of zones' : `zone "${wrong}"${known.has(wrong) ? ' twice' : ''}`;
      return {
        message: `${location} names ${what}, expected some of 1, 2, 3, each once`,
        hint: 'leave zones out for automatic placement',
      };
    }),
});
