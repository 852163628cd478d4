import { tiers } from '../tier.ts';
import type { Rule } from './define-rule.ts';
import { defineRule } from './define-rule.ts';

/** Autoscale is for tiers that can be scaled, in their primary region. */
export const autoscaleNeedsTier: Rule = defineRule({
  name: 'autoscale-needs-tier',
  severity: 'error',
  reason:
    'Autoscale rules of Azure Monitor change the units of the primary region, in tiers that have units to change.',
  check: ({ autoscale, tier, regions }) =>
    autoscale.flatMap(({ location }, number) => {
      if (!tiers[tier].autoscale) {
        return [
          {
            path: `autoscale/${number}`,
            message: `the ${tier} tier cannot autoscale`,
            hint: 'leave the autoscale setting out',
          },
        ];
      }
      if (location === regions[0].location) return [];
      return [
        {
          path: `autoscale/${number}/location`,
          message: `autoscale is set for ${location}, and only the primary region (${regions[0].location}) autoscales`,
          hint: 'scale other regions by hand',
        },
      ];
    }),
});
