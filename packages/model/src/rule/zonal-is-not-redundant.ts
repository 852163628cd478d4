import type { Rule } from './define-rule.ts';
import { defineRule, inEachRegion } from './define-rule.ts';

/** A zonal region goes down with its zone. */
export const zonalIsNotRedundant: Rule = defineRule({
  name: 'zonal-is-not-redundant',
  severity: 'warning',
  reason: 'Redundancy over zones needs at least two of them; what stands in one zone is down until that zone recovers.',
  check: (service) =>
    inEachRegion(service, 'zones', ({ zones, location }) => {
      if (zones === 'automatic' || zones.length !== 1) return null;
      return {
        message: `${location} stands in zone ${zones.join()} alone and goes down with it`,
        hint: 'name at least two zones, or leave zones out',
      };
    }),
});
