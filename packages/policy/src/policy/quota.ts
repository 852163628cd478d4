import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optionalLiteral, requiredLiteral } from '../shape/attribute.ts';
import { name, whole } from '../shape/kind.ts';
import type { ElementReader } from '../shape/reader.ts';
import { many, shape } from '../shape/shape.ts';
import { atLeastOneOf } from './part/either.ts';
import { period } from './part/period.ts';
import type { CompileWork } from '../define.ts';
import { literal } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';
import { limitsFor, subscriptionKey } from './part/nested-limit.ts';
import type { Volumes } from './part/spend-quota.ts';
import { spendQuota } from './part/spend-quota.ts';

const volumes = { calls: optionalLiteral(whole()), bandwidth: optionalLiteral(whole()) };

const seconds = period({ min: 0, max: Number.MAX_SAFE_INTEGER });

/** Microsoft's policy statement gives APIs and operations no period of their own; its tables give them one. */
const part = {
  id: optionalLiteral(name),
  name: optionalLiteral(name),
  ...volumes,
  'renewal-period': optionalLiteral(seconds),
};

const operation = shape({ attributes: part, check: checkPart });

const api = shape({ attributes: part, children: { operation: many(operation) }, check: checkPart });

const config = shape({
  attributes: { ...volumes, 'renewal-period': requiredLiteral(seconds) },
  children: { api: many(api) },
  check: (reader) => atLeastOneOf(reader, 'calls', 'bandwidth'),
});

/** `<quota>`: so many calls or kilobytes of a subscription in a fixed period, or in all; counted for the whole service. */
export const quota: Policy = definePolicy({
  name: 'quota',
  doc: 'https://learn.microsoft.com/azure/api-management/quota-policy',
  sections: ['inbound'],
  scopes: ['product'],
  usage: 'once',
  shape: config,
  drills: true,
  differences: [
    'Bandwidth is that of the bodies of responses.',
    'An API or operation without renewal-period has that of the element around it.',
  ],
  compile: compileQuota,
});

function checkPart(reader: ElementReader): void {
  atLeastOneOf(reader, 'id', 'name');
  atLeastOneOf(reader, 'calls', 'bandwidth');
}

type Limit = Volumes & { readonly 'renewal-period': number };

function compileQuota(limits: Config<typeof config>, work: CompileWork): void {
  for (const { limit, suffix } of limitsFor<Limit>(withPeriods(limits), work.context)) {
    const spec = {
      id: `${work.id}${suffix}`,
      policy: 'quota',
      scope: work.scope,
      periodUs: limit['renewal-period'] * 1e6,
      anchor: 'subscription',
    } as const;
    spendQuota(work, spec, { volumes: limit, key: subscriptionKey, amount: literal(1) });
  }
}

/** The limits, each with the period that holds for it. */
function withPeriods({ attributes, children }: Config<typeof config>): Parameters<typeof limitsFor<Limit>>[0] {
  const apis = children.api.map((each) => {
    const own = lasting(each.attributes, attributes);
    const operations = each.children.operation.map((inner) => ({ attributes: lasting(inner.attributes, own) }));
    return { attributes: own, children: { operation: operations } };
  });
  return { attributes, children: { api: apis } };
}

function lasting<Part extends { readonly 'renewal-period': number | null }>(
  own: Part,
  { 'renewal-period': around }: Limit,
): Part & { readonly 'renewal-period': number } {
  return { ...own, 'renewal-period': own['renewal-period'] ?? around };
}
