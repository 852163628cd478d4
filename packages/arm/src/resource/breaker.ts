import type { BreakerRule, Json } from '@keelgate/model';
import type { Body } from './body.ts';
import { parseDuration, printDuration } from './duration.ts';

const hourUs = 3600e6;
const statusBounds = { min: 100, max: 599 };

/** The circuit breaker of a backend. Azure takes one rule. */
export function breakerOf(body: Body): BreakerRule | null {
  const [rule, second] = body.items('properties.circuitBreaker.rules');
  if (rule === undefined) return null;
  if (second !== undefined) {
    body.fault('properties.circuitBreaker.rules', {
      code: 'arm/second-breaker',
      severity: 'warning',
      message: `${body.resource.name} has more than one breaker rule; the first one counts`,
    });
  }
  const percentage = rule.number('failureCondition.percentage', { min: 1, max: 100 });
  const ranges = 'failureCondition.statusCodeRanges';
  return {
    name: rule.text('name') ?? 'rule',
    threshold:
      percentage === null
        ? { kind: 'count', count: rule.number('failureCondition.count') ?? 1 }
        : { kind: 'percentage', percentage },
    intervalUs: durationUs(rule, 'failureCondition.interval'),
    statusRanges:
      rule.value(ranges) === undefined
        ? [{ min: 500, max: 599 }]
        : rule.items(ranges).map((range) => ({
            min: range.number('min', statusBounds) ?? 500,
            max: range.number('max', statusBounds) ?? 599,
          })),
    errorReasons: rule.texts('failureCondition.errorReasons'),
    tripUs: durationUs(rule, 'tripDuration'),
    acceptRetryAfter: rule.flag('acceptRetryAfter', false),
  };
}

export function writeBreaker(rule: BreakerRule): Json {
  const { threshold } = rule;
  return {
    name: rule.name,
    failureCondition: {
      ...(threshold.kind === 'count' ? { count: threshold.count } : { percentage: threshold.percentage }),
      interval: printDuration(rule.intervalUs),
      statusCodeRanges: rule.statusRanges.map(({ min, max }) => ({ min, max })),
      ...(rule.errorReasons.length === 0 ? {} : { errorReasons: rule.errorReasons }),
    },
    tripDuration: printDuration(rule.tripUs),
    acceptRetryAfter: rule.acceptRetryAfter,
  };
}

/** An hour where none is written, as the portal has it. */
function durationUs(rule: Body, path: string): number {
  const text = rule.text(path);
  if (text === null) return hourUs;
  const us = parseDuration(text);
  if (us === null) rule.wrong(path, 'a duration such as PT1M');
  return us ?? hourUs;
}
