import type { Rule } from './define-rule.ts';
import { defineRule, inEachRegion } from './define-rule.ts';

/** Zones and a virtual network together need a public IP address of one's own. */
export const zonesInNetworkNeedIp: Rule = defineRule({
  name: 'zones-in-network-need-ip',
  severity: 'error',
  reason:
    'A service that is injected into a virtual network and has zones needs a public IP address resource in every such region.',
  check: (service) =>
    inEachRegion(service, 'publicIp', ({ zones, publicIpId, location }) => {
      if (service.network === 'none' || zones === 'automatic' || zones.length === 0 || publicIpId !== null) return null;
      return {
        message: `${location} has zones in a virtual network and no public IP address`,
        hint: 'set publicIpAddressId',
      };
    }),
});
