import type { TemplateFunction } from '../define-function.ts';
import { exactly, numberOf, wholeNumber } from '../define-function.ts';
import { page } from '../page.ts';

export const mulFunction: TemplateFunction = {
  name: 'mul',
  source: page('numeric', 'mul'),
  arity: exactly(2),
  call: ([one, other], work) => wholeNumber(numberOf(one, work) * numberOf(other, work, 1), work),
};
