import type { Rule } from './define-rule.ts';
import { defineRule } from './define-rule.ts';

/** With zones chosen by hand autoscale keeps units even over them. */
export const autoscaleMultipleOfZones: Rule = defineRule({
  name: 'autoscale-multiple-of-zones',
  severity: 'error',
  reason: 'Every number of units that autoscale can arrive at must divide evenly over zones that are chosen by hand.',
  check: ({ autoscale, regions }) => {
    const { zones } = regions[0];
    if (zones === 'automatic' || zones.length < 2) return [];
    const hint = `use multiples of ${zones.length}, or leave zones out`;
    return autoscale.flatMap((setting, number) => {
      const { minimum, maximum, steps } = setting;
      const parts = [
        ['minimum', minimum],
        ['maximum', maximum],
        ['default', setting.default],
        ...steps.map((step) => ['steps', step] as const),
      ] as const;
      return parts
        .filter(([, units]) => units % zones.length !== 0)
        .map(([field, units]) => ({
          path: `autoscale/${number}/${field}`,
          message: `autoscale has ${field} ${units}, and the units stand in ${zones.length} zones`,
          hint,
        }));
    });
  },
});
