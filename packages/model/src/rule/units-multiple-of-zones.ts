import type { Rule } from './define-rule.ts';
import { defineRule, inEachRegion } from './define-rule.ts';

/** Zone-redundant units are spread evenly. */
export const unitsMultipleOfZones: Rule = defineRule({
  name: 'units-multiple-of-zones',
  severity: 'error',
  reason: 'With zones chosen by hand the units must divide evenly over them.',
  check: (service) =>
    inEachRegion(service, 'units', ({ zones, units, location }) => {
      if (zones === 'automatic' || zones.length < 2 || units % zones.length === 0) return null;
      const fitting = Math.ceil(units / zones.length) * zones.length;
      return {
        message: `${location} has ${units} units in ${zones.length} zones, expected a multiple of ${zones.length}`,
        hint: `use ${fitting} units, or leave zones out`,
      };
    }),
});
