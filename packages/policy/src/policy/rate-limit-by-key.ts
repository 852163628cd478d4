import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, optionalLiteral, required } from '../shape/attribute.ts';
import { flag, name, whole } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { period } from './part/period.ts';
import type { CompileWork } from '../define.ts';
import type { CounterSpec } from '../program/effect.ts';
import type { Operand } from '../program/operand.ts';
import { computed, literal } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';
import { takeCalls } from './part/take-calls.ts';

const config = shape({
  attributes: {
    calls: required(whole()),
    'renewal-period': required(period({ min: 1, max: 300 })),
    'counter-key': required(name),
    'increment-condition': optional(flag, true),
    'increment-count': optional(whole(), 1),
    'increment-after-response': optional(flag, false),
    'retry-after-header-name': optionalLiteral(name, 'Retry-After'),
    'retry-after-variable-name': optionalLiteral(name),
    'remaining-calls-header-name': optionalLiteral(name),
    'remaining-calls-variable-name': optionalLiteral(name),
    'total-calls-header-name': optionalLiteral(name),
  },
});

/** `<rate-limit-by-key>`: so many calls of a key within a sliding period, whichever scopes count in it. */
export const rateLimitByKey: Policy = definePolicy({
  name: 'rate-limit-by-key',
  doc: 'https://learn.microsoft.com/azure/api-management/rate-limit-by-key-policy',
  sections: ['inbound'],
  gateways: ['classic', 'v2', 'self-hosted', 'workspace'],
  shape: config,
  drills: true,
  compile: compileRateLimitByKey,
});

function compileRateLimitByKey({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { 'counter-key': key, 'increment-condition': condition, 'increment-count': count } = attributes;
  // What an expression decides is decided when the response is there; the call itself is only checked.
  const isLate =
    condition.literal === null ||
    count.literal === null ||
    attributes['increment-after-response'].literal?.value !== false;
  const amount = computed([...condition.reads, ...count.reads], (exchange) =>
    condition.of(exchange) ? count.of(exchange) : 0,
  );
  const now = literal(isLate || !condition.literal.value ? 0 : count.literal.value);
  const counter = counterOf(attributes, work);
  takeCalls(work, {
    counter,
    key,
    amount: now,
    report: {
      retryAfterHeader: attributes['retry-after-header-name'],
      retryAfterVariable: attributes['retry-after-variable-name'],
      remainingHeader: attributes['remaining-calls-header-name'],
      remainingVariable: attributes['remaining-calls-variable-name'],
      totalHeader: attributes['total-calls-header-name'],
    },
  });
  if (isLate) work.atEnd({ kind: 'counter.add', counter, key, amount });
}

/** One counter for a key and period, whichever scopes count in it. */
function counterOf(attributes: Config<typeof config>['attributes'], work: CompileWork): Operand<CounterSpec> {
  const { calls, 'renewal-period': seconds } = attributes;
  function specOf(limit: number, periodSeconds: number): CounterSpec {
    return {
      id: `rate-limit-by-key ${periodSeconds}s`,
      policy: 'rate-limit-by-key',
      scope: work.scope,
      kind: 'rate',
      unit: 'calls',
      limit,
      periodUs: periodSeconds * 1e6,
      anchor: null,
    };
  }
  return calls.literal === null || seconds.literal === null
    ? computed([...calls.reads, ...seconds.reads], (exchange) => specOf(calls.of(exchange), seconds.of(exchange)))
    : literal(specOf(calls.literal.value, seconds.literal.value));
}
