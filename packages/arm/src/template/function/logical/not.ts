import type { TemplateFunction } from '../define-function.ts';
import { exactly, isTrue, scalar } from '../define-function.ts';
import { page } from '../page.ts';

export const notFunction: TemplateFunction = {
  name: 'not',
  source: page('logical', 'not'),
  arity: exactly(1),
  call: ([value], work) => scalar(!isTrue(value, work), work),
};
