import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { flag } from '../shape/kind.ts';
import { maybe, shape, some } from '../shape/shape.ts';

const when = shape({ attributes: { condition: required(flag) }, policies: 'any' });
const otherwise = shape({ policies: 'any' });

const config = shape({ children: { when: some(when), otherwise: maybe(otherwise) } });

/** `<choose>`: carries out the first branch whose condition holds. */
export const choose: Policy = definePolicy({
  name: 'choose',
  doc: 'https://learn.microsoft.com/azure/api-management/choose-policy',
  sections: everySection,
  shape: config,
});
