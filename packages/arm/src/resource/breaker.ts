import type { BreakerRule, Json } from '@keelgate/model';
import type { Value } from '../template/value.ts';
import { described, entryOf } from '../template/value.ts';
import type { Body } from './body.ts';
import { itemsIn, numberIn, plainIn, plainOf, textIn } from './member.ts';

const hourUs = 3600e6;

/** The circuit breaker of a backend. Azure takes one rule. */
export function breakerOf(body: Body): BreakerRule | null {
  const [rule, second] = body.list('properties.circuitBreaker.rules');
  if (rule === undefined) return null;
  if (second !== undefined) {
    body.fault('properties.circuitBreaker.rules', {
      code: 'arm/second-breaker',
      severity: 'warning',
      message: `${body.resource.name} has more than one breaker rule; the first one counts`,
    });
  }
  const condition = entryOf(rule, 'failureCondition');
  const percentage = numberIn(condition, 'percentage');
  const ranges = entryOf(condition, 'statusCodeRanges');
  return {
    name: textIn(rule, 'name') ?? 'rule',
    threshold:
      percentage === null
        ? { kind: 'count', count: numberIn(condition, 'count') ?? 1 }
        : { kind: 'percentage', percentage },
    intervalUs: durationUs(entryOf(condition, 'interval'), body) ?? hourUs,
    statusRanges:
      ranges === undefined
        ? [{ min: 500, max: 599 }]
        : itemsIn(condition, 'statusCodeRanges').map((range) => ({
            min: numberIn(range, 'min') ?? 500,
            max: numberIn(range, 'max') ?? 599,
          })),
    errorReasons: itemsIn(condition, 'errorReasons').map((reason) => String(plainOf(reason))),
    tripUs: durationUs(entryOf(rule, 'tripDuration'), body) ?? hourUs,
    acceptRetryAfter: plainIn(rule, 'acceptRetryAfter') === true,
  };
}

export function writeBreaker(rule: BreakerRule): Json {
  const { threshold } = rule;
  return {
    name: rule.name,
    failureCondition: {
      ...(threshold.kind === 'count' ? { count: threshold.count } : { percentage: threshold.percentage }),
      interval: writeDuration(rule.intervalUs),
      statusCodeRanges: rule.statusRanges.map(({ min, max }) => ({ min, max })),
      ...(rule.errorReasons.length === 0 ? {} : { errorReasons: rule.errorReasons }),
    },
    tripDuration: writeDuration(rule.tripUs),
    acceptRetryAfter: rule.acceptRetryAfter,
  };
}

/** An ISO 8601 duration; an hour where none is written, as the portal has it. */
function durationUs(value: Value | undefined, body: Body): number | null {
  if (value === undefined || value.kind === 'unknown') return null;
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(String(plainOf(value)));
  if (match === null) {
    body.fault('properties.circuitBreaker', {
      code: 'arm/wrong-value',
      message: `${described(value)} is no duration, expected one such as PT1M`,
      place: value.place,
    });
    return null;
  }
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1e6;
}

/** In the largest units that come out even: an hour is `PT1H`. */
function writeDuration(us: number): string {
  const seconds = us / 1e6;
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const left = seconds % 60;
  const time = `${part(hours, 'H')}${part(minutes, 'M')}${part(left, 'S')}`;
  const whole = `${part(days, 'D')}${time === '' ? '' : `T${time}`}`;
  return whole === '' ? 'PT0S' : `P${whole}`;
}

function part(count: number, unit: string): string {
  return count === 0 ? '' : `${count}${unit}`;
}
