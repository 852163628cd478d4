import type { TemplateFunction } from '../define-function.ts';
import { exactly, refuseArgument, stringOf, wholeNumber } from '../define-function.ts';
import { page } from '../page.ts';

export const intFunction: TemplateFunction = {
  name: 'int',
  source: page('numeric', 'int'),
  arity: exactly(1),
  call: ([value], work) => {
    if (value?.kind === 'scalar' && typeof value.value === 'number') return wholeNumber(Math.trunc(value.value), work);
    const text = stringOf(value, work).trim();
    return /^[+-]?\d+$/.test(text) ? wholeNumber(Number(text), work) : refuseArgument(value, work, 0, 'a whole number');
  },
};
