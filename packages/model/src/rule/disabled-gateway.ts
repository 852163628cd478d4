import type { Rule } from './define-rule.ts';
import { defineRule, inEachRegion } from './define-rule.ts';

/** A gateway is switched off where others can serve, and where the platform routes. */
export const disabledGateway: Rule = defineRule({
  name: 'disabled-gateway',
  severity: 'error',
  reason:
    'disableGateway redirects a region to the others by the default routing, which an internal virtual network does not have.',
  check: (service) =>
    inEachRegion(service, 'gatewayDisabled', ({ gatewayDisabled, location }) => {
      if (!gatewayDisabled) return null;
      if (service.network === 'internal')
        return {
          message: `the gateway of ${location} is disabled in an internal virtual network`,
          hint: 'leave disableGateway out',
        };
      if (service.regions.some((region) => !region.gatewayDisabled)) return null;
      return { message: `the gateway of ${location} is disabled, and no other serves`, hint: 'leave one gateway on' };
    }),
});
