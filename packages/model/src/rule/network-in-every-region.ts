import type { Rule } from './define-rule.ts';
import { defineRule, inEachRegion } from './define-rule.ts';

/** A service is in virtual networks everywhere or nowhere. */
export const networkInEveryRegion: Rule = defineRule({
  name: 'network-in-every-region',
  severity: 'error',
  reason: 'If the primary region is injected into a virtual network, every other region needs one of its own.',
  check: (service) =>
    inEachRegion(service, 'subnet', ({ subnet, location }) =>
      service.network === 'none' || subnet !== null
        ? null
        : {
            message: `${location} names no subnet, and the service is injected into virtual networks (${service.network})`,
            hint: 'set virtualNetworkConfiguration.subnetResourceId',
          },
    ),
});
