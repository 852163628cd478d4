import type { AutoscaleRule, AutoscaleRules } from '@keelgate/model';
import { invariant } from '@keelgate/model';

/**
 * Autoscale as Azure Monitor has it: each minute the capacity in use of the minutes before is held against the rules. A rule
 * scales out where its average is above the threshold, unless the cooldown of the last time has not passed; one scales in
 * where it is below, unless the units that stay would then be asked to scale out again at once. Beyond the bounds nothing
 * goes, and what is outside of them is brought back.
 *
 * Told the time by whoever drives it, once a minute. Source: Microsoft's documentation of autoscale for API Management, and of
 * flapping in Azure Monitor.
 */
export type Autoscaler = {
  readonly rules: AutoscaleRules;
  /** The capacity in use in each minute that a rule may still look back to, oldest first; `null` where nobody was there. */
  readonly minutes: (number | null)[];
  /** Units that there are, or will be once the last scaling is done. */
  units: number;
  scaledUs: number;
};

/** So many units, why: the average that a rule went by, or `null` for the bounds. */
export type Scaling = { readonly from: number; readonly to: number; readonly share: number | null };

/** `limit`: a rule asks for more, or fewer, than the bounds allow. */
export type Decision = Scaling | 'stay' | 'limit';

export const minuteUs = 60e6;

export function createAutoscaler(rules: AutoscaleRules, units: number): Autoscaler {
  for (const rule of [rules.out, rules.in]) {
    invariant(rule === null || rule.step > 0, 'Q3', 'an autoscale rule changes nothing');
  }
  return { rules, minutes: [], units, scaledUs: -Infinity };
}

/** The minute before `nowUs` is over, with so much of the capacity in use. Says what there is to do; nothing is done yet. */
export function observeMinute(autoscaler: Autoscaler, nowUs: number, share: number | null): Decision {
  const { rules, minutes, units } = autoscaler;
  minutes.push(share);
  const kept = Math.max(minutesOf(rules.out), minutesOf(rules.in), 1);
  if (minutes.length > kept) minutes.shift();
  if (units < rules.minimum) return { from: units, to: rules.minimum, share: null };
  if (units > rules.maximum) return { from: units, to: rules.maximum, share: null };
  return scaleOut(autoscaler, nowUs) ?? scaleIn(autoscaler, nowUs) ?? 'stay';
}

/** The platform has begun to bring the service to so many units. */
export function scaled(autoscaler: Autoscaler, nowUs: number, units: number): void {
  autoscaler.units = units;
  autoscaler.scaledUs = nowUs;
}

function minutesOf(rule: AutoscaleRule | null): number {
  return rule === null ? 0 : Math.max(1, Math.ceil(rule.forUs / minuteUs));
}

function scaleOut(autoscaler: Autoscaler, nowUs: number): Decision | null {
  const { rules, units } = autoscaler;
  const average = dueAverage(autoscaler, rules.out, nowUs);
  if (rules.out === null || average === null || average <= rules.out.share) return null;
  const to = Math.min(units + rules.out.step, rules.maximum);
  return to === units ? 'limit' : { from: units, to, share: average };
}

function scaleIn(autoscaler: Autoscaler, nowUs: number): Decision | null {
  const { rules, units } = autoscaler;
  const average = dueAverage(autoscaler, rules.in, nowUs);
  if (rules.in === null || average === null || average >= rules.in.share) return null;
  const to = Math.max(units - rules.in.step, rules.minimum);
  if (to === units) return 'stay';
  const flaps = rules.out !== null && (average * units) / to > rules.out.share;
  return flaps ? 'stay' : { from: units, to, share: average };
}

/** The average of the rule's minutes; `null` before there are so many, in its cooldown, and where nobody was there. */
function dueAverage({ minutes, scaledUs }: Autoscaler, rule: AutoscaleRule | null, nowUs: number): number | null {
  if (rule === null || nowUs < scaledUs + rule.cooldownUs) return null;
  const span = minutesOf(rule);
  if (minutes.length < span) return null;
  let sum = 0;
  let there = 0;
  for (const share of minutes.slice(-span)) {
    if (share === null) continue;
    sum += share;
    there += 1;
  }
  return there === 0 ? null : sum / there;
}
