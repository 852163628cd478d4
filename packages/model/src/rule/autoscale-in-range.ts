import { tiers } from '../tier.ts';
import type { Rule } from './define-rule.ts';
import { defineRule } from './define-rule.ts';

/** Autoscale keeps to the tier's units, and to itself. */
export const autoscaleInRange: Rule = defineRule({
  name: 'autoscale-in-range',
  severity: 'error',
  reason:
    'The least, the most and the default number of units lie in the range of the tier, the default between the two.',
  check: ({ autoscale, tier }) => {
    const { min, max } = tiers[tier].units;
    return autoscale.flatMap(({ minimum, maximum, default: usual }, number) => {
      const hint = `expected ${min} <= minimum <= default <= maximum <= ${max}`;
      if (minimum < min || minimum > maximum)
        return [{ path: `autoscale/${number}/minimum`, message: `autoscale has a minimum of ${minimum} units`, hint }];
      if (maximum > max)
        return [{ path: `autoscale/${number}/maximum`, message: `autoscale has a maximum of ${maximum} units`, hint }];
      if (usual < minimum || usual > maximum)
        return [{ path: `autoscale/${number}/default`, message: `autoscale has a default of ${usual} units`, hint }];
      return [];
    });
  },
});
