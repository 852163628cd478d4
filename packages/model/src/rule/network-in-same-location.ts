import { findLocation } from '../location.ts';
import type { Rule } from './define-rule.ts';
import { defineRule, inEachRegion } from './define-rule.ts';

/** A gateway's virtual network is where the gateway is. */
export const networkInSameLocation: Rule = defineRule({
  name: 'network-in-same-location',
  severity: 'error',
  reason: 'The virtual network and its subnet must be in the region whose gateway they hold.',
  check: (service) =>
    inEachRegion(service, 'subnet', ({ subnet, location }) => {
      const at = findLocation(subnet?.location ?? '');
      if (at === undefined || at.displayName === location) return null;
      return {
        message: `the virtual network of ${location} is in ${at.displayName}`,
        hint: 'use a virtual network of the same region',
      };
    }),
});
