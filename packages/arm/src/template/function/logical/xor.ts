import type { TemplateFunction } from '../define-function.ts';
import { exactly, isTrue, scalar } from '../define-function.ts';
import { page } from '../page.ts';

export const xorFunction: TemplateFunction = {
  name: 'xor',
  source: page('logical', 'xor'),
  arity: exactly(2),
  call: ([one, other], work) => scalar(isTrue(one, work) !== isTrue(other, work, 1), work),
};
