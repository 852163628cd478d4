import { tiers } from '../tier.ts';
import type { Rule } from './define-rule.ts';
import { defineRule, inEachRegion } from './define-rule.ts';

/** Only some tiers spread over availability zones. */
export const zonesNeedTier: Rule = defineRule({
  name: 'zones-need-tier',
  severity: 'error',
  reason: 'Availability zones are an ability of the Premium tier.',
  check: (service, { premiumV2Zones }) => {
    const can = tiers[service.tier].zones || (service.tier === 'PremiumV2' && premiumV2Zones);
    return inEachRegion(service, 'zones', ({ zones, location }) => {
      if (can || zones === 'automatic' || zones.length === 0) return null;
      const source =
        service.tier === 'PremiumV2'
          ? ' (as the article "Reliability in Azure API Management" of July 2025 has it)'
          : '';
      return {
        message: `${location} names zones ${zones.join(', ')}, and the ${service.tier} tier has none${source}`,
        hint:
          service.tier === 'PremiumV2'
            ? 'use Premium, leave zones out, or set gateway.premiumV2Zones'
            : 'use Premium, or leave zones out',
      };
    });
  },
});
