import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import type { CounterSpec } from '../program/effect.ts';
import type { Operand } from '../program/operand.ts';
import { literal } from '../program/operand.ts';
import { takeCalls } from '../program/take-calls.ts';
import type { ElementReader } from '../read-element.ts';
import { anyWhole } from '../read-element.ts';
import type { NestedLimit } from './nested-limit.ts';
import { limitsFor, readNestedLimits, subscriptionKey } from './nested-limit.ts';

/** `<quota>`: so many calls or kilobytes of a subscription in a fixed period, or in all; counted for the whole service. */
export const quota: Policy = definePolicy({
  name: 'quota',
  sections: ['inbound'],
  scopes: ['product'],
  attributes: ['calls', 'bandwidth', 'renewal-period'],
  read: (reader) => {
    const limits = readNestedLimits(reader, {
      limit: readVolumes,
      period: (at) => at.integer('renewal-period', anyWhole),
    });
    return (work) => {
      for (const { suffix, periodSeconds, limits: volumes } of limitsFor(limits, work.context)) {
        const spec = {
          policy: 'quota',
          scope: work.scope,
          periodUs: periodSeconds * 1e6,
          anchor: 'subscription',
        } as const;
        spendQuota(work, { id: `${work.id}${suffix}`, ...spec }, { volumes, key: subscriptionKey });
      }
    };
  },
});

/** Calls, kilobytes, or both; one of them at least. */
export function readVolumes(reader: ElementReader): NestedLimit['limits'] {
  const calls = reader.optionalInteger('calls', anyWhole);
  const kilobytes = reader.optionalInteger('bandwidth', anyWhole);
  if (calls === null && kilobytes === null)
    reader.fault('missing-attribute', `<${reader.element.name}> needs the attribute calls or bandwidth`);
  return [
    ...(calls === null ? [] : [{ unit: 'calls', limit: calls } as const]),
    ...(kilobytes === null ? [] : [{ unit: 'bytes', limit: kilobytes * 1024 } as const]),
  ];
}

type Spec = Pick<CounterSpec, 'id' | 'policy' | 'scope' | 'periodUs' | 'anchor'>;

type Spending = {
  readonly volumes: NestedLimit['limits'];
  readonly key: Operand<string | null>;
  /** Calls that one call counts as; 0: the limit is checked and nothing counted. */
  readonly amount?: number;
};

/** Takes a call where calls are limited; where bytes are, checks now and counts the response's when it is there. */
export function spendQuota(work: CompileWork, spec: Spec, { volumes, key, amount = 1 }: Spending): void {
  for (const { unit, limit } of volumes) {
    const counter: CounterSpec = { ...spec, id: `${spec.id} ${unit}`, kind: 'quota', unit, limit };
    takeCalls(work, { counter, key, amount: literal(unit === 'calls' ? amount : 0) });
    if (unit === 'bytes' && amount > 0) work.atEnd({ kind: 'counter.add', counter, key, amount: 'responseBytes' });
  }
}
