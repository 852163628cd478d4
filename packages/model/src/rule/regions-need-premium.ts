import { tiers } from '../tier.ts';
import type { Rule } from './define-rule.ts';
import { defineRule } from './define-rule.ts';

/** Only classic Premium has gateways in several regions. */
export const regionsNeedPremium: Rule = defineRule({
  name: 'regions-need-premium',
  severity: 'error',
  reason: 'Multi-region deployment is an ability of the Premium tier alone.',
  check: (service) => {
    if (service.regions.length === 1 || tiers[service.tier].multiRegion) return [];
    const others = service.regions.length - 1;
    return [
      {
        path: 'regions/1',
        message: `the service has ${others} additional ${others === 1 ? 'region' : 'regions'}, and the ${service.tier} tier has one region only`,
        hint: 'use Premium, or leave additionalLocations out',
      },
    ];
  },
});
