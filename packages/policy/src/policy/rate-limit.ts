import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optionalLiteral, requiredLiteral } from '../shape/attribute.ts';
import { name, text, whole } from '../shape/kind.ts';
import { many, shape } from '../shape/shape.ts';
import { atLeastOneOf } from './part/either.ts';
import { period } from './part/period.ts';
import type { CompileWork } from '../define.ts';
import type { CounterSpec } from '../program/effect.ts';
import { literal } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';
import { limitsFor, subscriptionKey } from './part/nested-limit.ts';
import { takeCalls } from './part/take-calls.ts';

const limit = {
  calls: requiredLiteral(whole()),
  'renewal-period': requiredLiteral(period({ min: 1, max: 300 })),
};

const operation = shape({
  attributes: { id: optionalLiteral(name), name: optionalLiteral(name), ...limit },
  check: (reader) => atLeastOneOf(reader, 'id', 'name'),
});

const api = shape({
  attributes: { id: optionalLiteral(name), name: optionalLiteral(name), ...limit },
  children: { operation: many(operation) },
  check: (reader) => atLeastOneOf(reader, 'id', 'name'),
});

const config = shape({
  attributes: {
    ...limit,
    'retry-after-header-name': optionalLiteral(name, 'Retry-After'),
    'retry-after-variable-name': optionalLiteral(name),
    'remaining-calls-header-name': optionalLiteral(name),
    'remaining-calls-variable-name': optionalLiteral(name),
    'total-calls-header-name': optionalLiteral(name),
    // Services write it down for themselves; it says nothing about the limit.
    version: optionalLiteral(text),
  },
  children: { api: many(api) },
});

/** `<rate-limit>`: so many calls of a subscription within a sliding period; APIs and operations may have limits of their own. */
export const rateLimit: Policy = definePolicy({
  name: 'rate-limit',
  doc: 'https://learn.microsoft.com/azure/api-management/rate-limit-policy',
  sections: ['inbound'],
  scopes: ['product', 'api', 'operation'],
  usage: 'once',
  shape: config,
  drills: true,
  compile: compileRateLimit,
});

type Limit = { readonly calls: number; readonly 'renewal-period': number };

function compileRateLimit(limits: Config<typeof config>, work: CompileWork): void {
  for (const { limit: own, suffix } of limitsFor<Limit>(limits, work.context)) {
    const counter: CounterSpec = {
      id: `${work.id}${suffix}`,
      policy: 'rate-limit',
      scope: work.scope,
      kind: 'rate',
      unit: 'calls',
      limit: own.calls,
      periodUs: own['renewal-period'] * 1e6,
      anchor: null,
    };
    takeCalls(work, {
      counter: literal(counter),
      key: subscriptionKey,
      amount: literal(1),
      report: {
        retryAfterHeader: limits.attributes['retry-after-header-name'],
        retryAfterVariable: limits.attributes['retry-after-variable-name'],
        remainingHeader: limits.attributes['remaining-calls-header-name'],
        remainingVariable: limits.attributes['remaining-calls-variable-name'],
        totalHeader: limits.attributes['total-calls-header-name'],
      },
    });
  }
}
