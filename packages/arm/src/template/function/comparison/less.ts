import type { TemplateFunction } from '../define-function.ts';
import { exactly, scalar } from '../define-function.ts';
import { page } from '../page.ts';
import { order } from '../parts.ts';

/** Of two whole numbers, or of two texts by the codes of their characters. */
export const lessFunction: TemplateFunction = {
  name: 'less',
  source: page('comparison', 'less'),
  arity: exactly(2),
  call: ([one, other], work) => scalar(order(one, other, work) < 0, work),
};
