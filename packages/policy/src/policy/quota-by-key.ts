import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, optionalLiteral, required, requiredLiteral } from '../shape/attribute.ts';
import { flag, name, whole } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { atLeastOneOf } from './part/either.ts';
import { instant } from './part/instant.ts';
import { period } from './part/period.ts';
import type { CompileWork } from '../define.ts';
import { computed, literal } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';
import { spendQuota } from './part/spend-quota.ts';

/** 0001-01-01T00:00:00Z, where periods begin unless something else is said. */
const yearOneMs = -62_135_596_800_000;

const config = shape({
  attributes: {
    calls: optionalLiteral(whole()),
    bandwidth: optionalLiteral(whole()),
    'renewal-period': requiredLiteral(period({ min: 300, max: Number.MAX_SAFE_INTEGER, allowsZero: true })),
    'counter-key': required(name),
    'increment-condition': optional(flag, true),
    'increment-count': optional(whole(), 1),
    'first-period-start': optionalLiteral(instant, yearOneMs),
  },
  check: (reader) => atLeastOneOf(reader, 'calls', 'bandwidth'),
});

/** `<quota-by-key>`: so many calls or kilobytes of a key in a fixed period, whichever scopes count in it. */
export const quotaByKey: Policy = definePolicy({
  name: 'quota-by-key',
  doc: 'https://learn.microsoft.com/azure/api-management/quota-by-key-policy',
  sections: ['inbound'],
  gateways: ['classic', 'v2', 'self-hosted', 'workspace'],
  shape: config,
  drills: true,
  differences: [
    'Policies with the same key and different periods count apart from each other, each in periods of its own.',
    'Bandwidth is that of the bodies of responses.',
    'A key is counted once in a request also by the first of several policies whose increments differ; drills count each.',
  ],
  compile: compileQuotaByKey,
});

function compileQuotaByKey({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { 'renewal-period': seconds, 'counter-key': key, 'first-period-start': firstPeriodStartMs } = attributes;
  const { 'increment-condition': condition, 'increment-count': count } = attributes;
  const isLate = condition.literal === null || count.literal === null;
  const amount = isLate
    ? computed([...condition.reads, ...count.reads], (exchange) => (condition.of(exchange) ? count.of(exchange) : 0))
    : literal(condition.literal.value ? count.literal.value : 0);
  const spec = {
    id: `quota-by-key ${seconds}s`,
    policy: 'quota-by-key',
    scope: work.scope,
    periodUs: seconds * 1e6,
    anchor: { firstPeriodStartMs },
  } as const;
  spendQuota(work, spec, { volumes: attributes, key, amount, isLate, isOncePerKey: true });
}
