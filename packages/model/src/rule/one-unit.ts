import { tiers } from '../tier.ts';
import type { Rule } from './define-rule.ts';
import { defineRule, inEachRegion } from './define-rule.ts';

/** One unit is not much to lose a part of. */
export const oneUnit: Rule = defineRule({
  name: 'one-unit',
  severity: 'warning',
  reason:
    'Two units or more let a region lose one and go on; a single unit halves its capacity when a zone takes one of its two VMs.',
  check: (service) =>
    inEachRegion(service, 'units', ({ units, zones, location }) => {
      if (!tiers[service.tier].zones || units !== 1 || (zones !== 'automatic' && zones.length === 1)) return null;
      return { message: `${location} has one unit`, hint: 'use two units or more' };
    }),
});
