import type { Rule } from './define-rule.ts';
import { defineRule, inEachRegion } from './define-rule.ts';

/** A region is part of a service once. */
export const regionsOnce: Rule = defineRule({
  name: 'regions-once',
  severity: 'error',
  reason: 'Each additional location is a region that the service is not in yet.',
  check: (service) =>
    inEachRegion(service, 'location', ({ location }, number) => {
      const first = service.regions.findIndex((other) => other.location === location);
      if (first === number) return null;
      return { message: `${location} is a region of the service twice`, hint: 'give the one region more units' };
    }),
});
