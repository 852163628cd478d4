import type { TemplateFunction } from '../define-function.ts';
import { exactly, numberOf, wholeNumber } from '../define-function.ts';
import { page } from '../page.ts';

export const addFunction: TemplateFunction = {
  name: 'add',
  source: page('numeric', 'add'),
  arity: exactly(2),
  call: ([one, other], work) => wholeNumber(numberOf(one, work) + numberOf(other, work, 1), work),
};
