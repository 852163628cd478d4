import { tiers } from '../tier.ts';
import type { Rule } from './define-rule.ts';
import { defineRule } from './define-rule.ts';

/** Injection into a virtual network is for some tiers. */
export const networkNeedsTier: Rule = defineRule({
  name: 'network-needs-tier',
  severity: 'error',
  reason: 'A gateway can be injected into a virtual network in the Developer, Premium and Premium v2 tiers.',
  check: ({ network, tier }) =>
    network === 'none' || tiers[tier].networkInjection
      ? []
      : [
          {
            path: 'network',
            message: `the service is injected into a virtual network (${network}), which the ${tier} tier cannot be`,
            hint: 'use Developer or Premium',
          },
        ],
});
