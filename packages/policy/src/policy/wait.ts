import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional } from '../shape/attribute.ts';
import { oneOf } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import type { CompileWork } from '../define.ts';
import { computed } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({
  attributes: { for: optional(oneOf('all', 'any'), 'all') },
  policies: ['send-request', 'cache-lookup-value', 'choose'],
});

/** `<wait>`: carries out what is inside it at the same time, and goes on when all of it is done, or the first is. */
export const wait: Policy = definePolicy({
  name: 'wait',
  doc: 'https://learn.microsoft.com/azure/api-management/wait-policy',
  sections: ['inbound', 'backend', 'outbound'],
  shape: config,
  drills: true,
  compile: compileWait,
});

function compileWait({ element, attributes }: Config<typeof config>, work: CompileWork): void {
  const { builder } = work;
  const labels = element.children.map(() => builder.label());
  const join = builder.label();
  const isAny = computed(attributes.for.reads, (exchange) => attributes.for.of(exchange) === 'any');
  work.step((at) => ({ kind: 'fork', branches: labels.map(at), isAny, join: at(join) }));
  for (const [index, label] of labels.entries()) {
    builder.put(label);
    work.inside({ nth: index });
    work.step(() => ({ kind: 'join' }));
  }
  builder.put(join);
}
