import { findLocation } from '../location.ts';
import type { Rule } from './define-rule.ts';
import { defineRule, inEachRegion } from './define-rule.ts';

/** A region has to exist. */
export const knownLocation: Rule = defineRule({
  name: 'known-location',
  severity: 'error',
  reason: 'A service stands in regions of Azure.',
  check: (service) =>
    inEachRegion(service, 'location', ({ location }) =>
      findLocation(location) === undefined
        ? {
            message: location === '' ? 'no region is said' : `"${location}" is no Azure region that is known here`,
            hint: 'write it as West Europe or westeurope',
          }
        : null,
    ),
});
