import { tiers } from '../tier.ts';
import type { Rule } from './define-rule.ts';
import { defineRule, inEachRegion } from './define-rule.ts';

/** Each tier has its range of units. */
export const unitsInTier: Rule = defineRule({
  name: 'units-in-tier',
  severity: 'error',
  reason: 'A tier has a least and a most number of units to a region; Consumption has no units at all.',
  check: (service) => {
    const { min, max } = tiers[service.tier].units;
    const range = min === max ? `${min}` : `${min} to ${max}`;
    return inEachRegion(service, 'units', ({ units, location }) =>
      Number.isInteger(units) && units >= min && units <= max
        ? null
        : {
            message: `${location} has ${units} units, and the ${service.tier} tier has ${range}`,
            hint: `use ${units > max ? max : min} units, or another tier`,
          },
    );
  },
});
