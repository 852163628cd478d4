import type { TemplateFunction } from '../define-function.ts';
import { exactly, numberOf, wholeNumber } from '../define-function.ts';
import { page } from '../page.ts';
import { divisorOf } from '../parts.ts';

/** What is left over is dropped. */
export const divFunction: TemplateFunction = {
  name: 'div',
  source: page('numeric', 'div'),
  arity: exactly(2),
  call: ([one, other], work) => wholeNumber(Math.trunc(numberOf(one, work) / divisorOf(other, work)), work),
};
