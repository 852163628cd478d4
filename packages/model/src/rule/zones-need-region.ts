import { findLocation } from '../location.ts';
import type { Rule } from './define-rule.ts';
import { defineRule, inEachRegion } from './define-rule.ts';

/** A region without availability zones has none to spread over. */
export const zonesNeedRegion: Rule = defineRule({
  name: 'zones-need-region',
  severity: 'error',
  reason: 'Zones can be chosen only in regions that have availability zones.',
  check: (service) =>
    inEachRegion(service, 'zones', ({ zones, location }) => {
      if (zones === 'automatic' || zones.length === 0 || (findLocation(location)?.zones ?? true)) return null;
      return {
        message: `${location} names zones ${zones.join(', ')}, and that region has no availability zones`,
        hint: 'leave zones out, or choose another region',
      };
    }),
});
