import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { flag } from '../shape/kind.ts';
import { maybe, shape, some } from '../shape/shape.ts';
import type { CompileWork } from '../define.ts';
import type { Config } from '../shape/shape.ts';

const when = shape({ attributes: { condition: required(flag) }, policies: 'any' });
const otherwise = shape({ policies: 'any' });

const config = shape({ children: { when: some(when), otherwise: maybe(otherwise) } });

/** `<choose>`: carries out the first branch whose condition holds. */
export const choose: Policy = definePolicy({
  name: 'choose',
  doc: 'https://learn.microsoft.com/azure/api-management/choose-policy',
  sections: everySection,
  shape: config,
  drills: true,
  compile: compileChoose,
});

function compileChoose({ children }: Config<typeof config>, work: CompileWork): void {
  const { builder } = work;
  const done = builder.label();
  for (const { element, attributes } of children.when) {
    const next = builder.label();
    work.step((at) => ({ kind: 'branch', test: attributes.condition, otherwise: at(next) }));
    work.inside({ of: element });
    work.step((at) => ({ kind: 'jump', to: at(done) }));
    builder.put(next);
  }
  if (children.otherwise !== null) work.inside({ of: children.otherwise.element });
  builder.put(done);
}
