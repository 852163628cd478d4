import type { TemplateFunction } from '../define-function.ts';
import { whenWhole } from '../answer.ts';
import { exactly, scalar } from '../define-function.ts';
import { page } from '../page.ts';
import { same } from '../same.ts';

/** Texts are told apart by case; the order of properties is no difference. */
export const equalsFunction: TemplateFunction = {
  name: 'equals',
  source: page('comparison', 'equals'),
  arity: exactly(2),
  call: ([one, other], work) =>
    whenWhole(one === undefined || other === undefined ? [] : [one, other], work, () =>
      scalar(one !== undefined && other !== undefined && same(one, other), work),
    ),
};
