import type { TemplateFunction } from '../define-function.ts';
import { exactly, numberOf, wholeNumber } from '../define-function.ts';
import { page } from '../page.ts';
import { divisorOf } from '../parts.ts';

/** What a division leaves over, with the sign of what was divided. */
export const modFunction: TemplateFunction = {
  name: 'mod',
  source: page('numeric', 'mod'),
  arity: exactly(2),
  call: ([one, other], work) => wholeNumber(numberOf(one, work) % divisorOf(other, work), work),
};
